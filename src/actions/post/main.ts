// A signal does not end this step: it goes on with removing for as long as the runner lets it.
import { connect } from '../../aws/sdk-cloud.ts'
import { leftoverTypes } from '../../cleanup/resource-types.ts'
import { messageOf } from '../../errors/message.ts'
import { onCrash } from '../../runner/crash.ts'
import { GithubRunner } from '../../runner/github-runner.ts'
import { type CleanUpPorts, cleanUp, cleanUpPorts, removeDirectory } from './cleanup.ts'
import { requireSweepCredentials } from './credentials.ts'

const runner = new GithubRunner()
const types: CleanUpPorts['types'] = async (region, run) => {
  await requireSweepCredentials(region, run, runner, connect)
  return leftoverTypes(region)
}
const warn = (error: unknown) => runner.warning(`Cleaning up was not possible: ${messageOf(error)}`)
// A post step that fails would turn a good job red for something that the warning reports just as well.
onCrash(warn, 0)
try {
  await cleanUp(runner, cleanUpPorts(types))
} catch (error) {
  warn(error)
}
try {
  await removeDirectory('role-directory', runner)
} catch (error) {
  warn(error)
}
