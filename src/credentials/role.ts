import { randomUUID } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../errors/message.ts'
import { type Problem, UserError } from '../errors/problem.ts'
import type { Runner } from '../runner/runner.ts'
import { claimsOf, fetchIdToken, NoIdToken } from './id-token.ts'
import { keepFresh, pauseAfter, type Renew } from './keep-fresh.ts'
import { audienceOf, roleEnvironment, roleFiles } from './role-environment.ts'
import { withSettledIdentity } from './settle.ts'

const TRIES = 3
/** Of the post step, which has 200 s for everything. */
const RESUME_MS = 20_000

const NO_ID_TOKENS: Problem = {
  code: 'no-id-token',
  what: "Input 'role-to-assume' is given, but the job may not fetch an OIDC token.",
  remedy:
    "Give the job 'permissions: id-token: write' (and 'contents: read'). Pull requests from forks never have it.",
}

/**
 * Runs `work` with the AWS credentials of a role, if one is given, else with those of the job (`withSettledIdentity`). With a
 * role, neither this process nor the programs that it starts see the credentials of the job. All their SDKs assume the role
 * with a token in a file, again whenever a session ends, and the token is renewed as long as `work` runs.
 *
 * The file outlives `work`: a Packer that cleans up after a cancelled step may still need it. The post step removes it.
 *
 * @throws UserError when the job gets no token; else what `work` throws
 */
export async function withRole<T>(
  role: string | undefined,
  runner: Runner,
  work: () => Promise<T>,
): Promise<T> {
  if (role === undefined) return withSettledIdentity(runner, work)
  if (runner.context.idTokens === undefined) throw new UserError([NO_ID_TOKENS])
  const directory = await runner.state.makeDirectory('role-directory', runner.context.tempDirectory)
  runner.state.saveRole(role)
  const renew = renewal(role, directory, runner)
  const first = await firstToken(renew)
  await useRole(role, directory, runner)
  const stop = keepFresh(first, renew, runner)
  try {
    return await work()
  } catch (error) {
    throw error instanceof UserError ? withClaims(error, first.text) : error
  } finally {
    stop()
  }
}

/** STS does not say which claim it rejected, so the error shows what the job's token says. */
function withClaims(error: UserError, token: string): UserError {
  const { sub = 'nothing', aud = 'nothing' } = claimsOf(token)
  const said = `The job's token says sub = ${sub} and aud = ${aud}: the role's trust policy must allow exactly this.`
  const problems = error.problems.map((problem) =>
    problem.code === 'role-not-assumed' ? { ...problem, what: `${problem.what} ${said}` } : problem,
  )
  const { cause, summary } = error
  return new UserError(problems, summary === undefined ? { cause } : { cause, summary })
}

/**
 * Takes the role of the main step again, with a fresh token. A token that cannot be had is a warning, because the last one
 * may still be good.
 *
 * @param directory that `withRole` made
 */
export async function resumeRole(role: string, directory: string, runner: Runner): Promise<void> {
  await useRole(role, directory, runner)
  try {
    await renewal(role, directory, runner)(AbortSignal.timeout(RESUME_MS))
  } catch (error) {
    runner.warning(`There is no new OIDC token to clean up with (${messageOf(error)}).`)
  }
}

async function useRole(role: string, directory: string, runner: Runner): Promise<void> {
  await writeFile(roleFiles(directory).profiles, '', { mode: 0o600 })
  runner.useEnvironment(roleEnvironment(role, directory, runner.context.runId))
}

/** Fetches a token, masks it, and puts it into its file at once: whoever reads finds the old or the new one, whole. */
function renewal(role: string, directory: string, runner: Runner): Renew {
  const { idTokens } = runner.context
  const { token: file } = roleFiles(directory)
  return async (end) => {
    if (idTokens === undefined) throw new NoIdToken('the job may not fetch any', true)
    const token = await fetchIdToken(idTokens, audienceOf(role), end)
    runner.mask(token.text)
    const unfinished = `${file}.${randomUUID()}`
    await writeFile(unfinished, token.text, { mode: 0o600 })
    await rename(unfinished, file)
    return token
  }
}

async function firstToken(renew: Renew) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await renew(new AbortController().signal)
    } catch (error) {
      const hopeless = error instanceof NoIdToken && error.hopeless
      if (hopeless || tries === TRIES) throw new UserError([noToken(error)], { cause: error })
      await sleep(pauseAfter(tries))
    }
  }
}

function noToken(error: unknown): Problem {
  return {
    code: 'no-id-token',
    what: `The job got no OIDC token for 'role-to-assume': ${messageOf(error)}.`,
    remedy:
      "Check that the runner's network and proxy let it reach GitHub, and githubstatus.com; then run again.",
  }
}
