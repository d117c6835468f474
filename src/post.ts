import { leftoverKinds } from './aws/leftovers.ts'
import { connect } from './aws/sdk-cloud.ts'
import { cleanUp } from './clean-up.ts'
import { forgetRole } from './identity/role.ts'
import { requireSweepCredentials } from './post-credentials.ts'
import { GithubRunner } from './runner/github-runner.ts'

const runner = new GithubRunner()
try {
  await cleanUp(runner, async (region) => {
    await requireSweepCredentials(region, runner, connect)
    return leftoverKinds(region)
  })
} catch (error) {
  // A post step that fails would turn a good job red for something that the warning tells just as well.
  runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`)
} finally {
  await forgetRole(runner)
}
