import type { Cloud } from './aws/cloud.ts'
import { resumeRole } from './identity/role.ts'
import { TAG } from './plan/tags.ts'
import { UserError } from './problem.ts'
import type { Runner } from './runner/runner.ts'

/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
export async function requireSweepCredentials(
  region: string,
  runner: Runner,
  connect: (region: string) => Promise<Pick<Cloud, 'callerIdentity'>>,
): Promise<void> {
  await resumeRole(runner)
  try {
    const cloud = await connect(region)
    await cloud.callerIdentity()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError([notSwept(region, runner.state('run-uuid'), error)], { cause: error })
  }
}

function notSwept(region: string, runUuid: string, error: UserError) {
  const why = error.problems.map(({ what }) => what).join(' ')
  const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${TAG.run},Values=${runUuid}`
  return {
    code: 'not-swept',
    what: `${why} What run ${runUuid} left in ${region} was neither looked for nor removed.`,
    remedy: `The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: ${list}`,
  }
}
