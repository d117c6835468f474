// A signal does not end this step: it goes on with removing for as long as the runner lets it.
import './runner/signals.ts'
import { leftoverKinds } from './aws/leftovers.ts'
import { cleanUp, cleanUpPorts } from './clean-up.ts'
import { GithubRunner } from './runner/github-runner.ts'

const runner = new GithubRunner()
try {
  await cleanUp(runner, cleanUpPorts(leftoverKinds))
} catch (error) {
  // A post step that fails would turn a good job red for something that the warning tells just as well.
  runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`)
}
