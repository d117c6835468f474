// A signal does not end this step: it goes on with removing for as long as the runner lets it.
import { connect } from '../../aws/sdk-cloud.ts'
import { leftoverKinds } from '../../cleanup/resource-types.ts'
import { onCrash } from '../../runner/crash.ts'
import { GithubRunner } from '../../runner/github-runner.ts'
import { cleanUp, cleanUpPorts } from './cleanup.ts'
import { forgetRole, requireSweepCredentials } from './credentials.ts'

const runner = new GithubRunner()
const kinds = async (region: string) => {
  await requireSweepCredentials(region, runner, connect)
  return leftoverKinds(region)
}
const tell = (error: unknown) =>
  runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`)
// A post step that fails would turn a good job red for something that the warning tells just as well.
onCrash(tell, 0)
try {
  await cleanUp(runner, cleanUpPorts(kinds))
} catch (error) {
  tell(error)
}
try {
  await forgetRole(runner)
} catch (error) {
  tell(error)
}
