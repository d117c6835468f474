import { leftoverKinds } from './aws/leftovers.ts'
import { cleanUp } from './clean-up.ts'
import { onCrash } from './runner/crash.ts'
import { GithubRunner } from './runner/github-runner.ts'

const runner = new GithubRunner()
const tell = (error: unknown) =>
  runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`)
// A post step that fails would turn a good job red for something that the warning tells just as well.
onCrash(tell, 0)
try {
  await cleanUp(runner, leftoverKinds)
} catch (error) {
  tell(error)
}
