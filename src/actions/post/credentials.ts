import type { Cloud } from '../../aws/cloud.ts'
import { TAG } from '../../aws/tags.ts'
import { withoutAccount } from '../../credentials/account.ts'
import { resumeRole } from '../../credentials/role.ts'
import { settleIdentity } from '../../credentials/settle.ts'
import { type Problem, problem, UserError } from '../../errors/problem.ts'
import type { Runner } from '../../runner/runner.ts'
import type { SavedRun } from '../../runner/state.ts'

/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
export async function requireSweepCredentials(
  region: string,
  { runUuid }: Pick<SavedRun, 'runUuid'>,
  runner: Runner,
  connect: (region: string) => Promise<Pick<Cloud, 'callerIdentity'>>,
): Promise<void> {
  try {
    await takeIdentity(runner)
    const cloud = await connect(region)
    const { account } = await cloud.callerIdentity()
    requireSameAccount(runner.state.readAccount(), account)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError([notSwept(region, runUuid, error)], { cause: error })
  }
}

async function takeIdentity(runner: Runner): Promise<void> {
  const role = runner.state.readRole()
  const directory = await runner.state.readDirectory('role-directory', runner.context.tempDirectory)
  if (role === undefined) await settleIdentity(runner)
  else if (directory !== undefined) await resumeRole(role, directory, runner)
}

/** A later step of the job may have changed the environment, which the post step gets as it is at the end of the job. */
function requireSameAccount(before: string | undefined, now: string): void {
  if (before === undefined || before === now) return
  throw new UserError([
    problem('other-account', {
      what: `The AWS credentials are of another account (${withoutAccount(now)}) than those of the bake (${withoutAccount(before)}).`,
    }),
  ])
}

function notSwept(region: string, runUuid: string, error: UserError): Problem {
  const why = error.problems.map(({ what }) => what).join(' ')
  const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${TAG.run},Values=${runUuid}`
  return {
    code: 'not-swept',
    what: `${why} What run ${runUuid} left in ${region} was neither looked for nor removed.`,
    remedy: `The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: ${list}`,
  }
}
