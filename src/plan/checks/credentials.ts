import { catalogue } from '../../errors/catalogue.ts'
import { type Problem, problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { Facts } from '../facts.ts'
import { buildMinutes, smokeMinutes } from '../time-limits.ts'

/** The session that STS opens unless it is asked for another: one hour (STS API, AssumeRoleWithWebIdentity). */
const USUAL_SESSION_MINUTES = 60
/** No bake is over sooner; 'build-timeout-minutes' has the same least value. */
const SHORTEST_BAKE_MINUTES = 5

/** Without the full stop. */
const REMEDY = catalogue['credentials-too-short'].remedy.slice(0, -1)

/** Reports credentials that end before any bake could. */
export function checkCredentials({
  now,
  credentials,
}: Pick<Facts, 'now' | 'credentials'>): Problem | undefined {
  if (credentials.kind !== 'at' || minutesUntil(credentials.at, now) >= SHORTEST_BAKE_MINUTES)
    return undefined
  return problem('credentials-too-short', {
    what: `The AWS credentials end at ${credentials.at.toISOString()}, which no bake can meet.`,
  })
}

/**
 * How much longer than the bake the credentials have to live, in minutes: Packer's cleaning up after a deadline (12 at most),
 * the post step, and what went by between the login and the build.
 */
const AROUND_THE_BAKE_MINUTES = 15

/** Warns when bake and smoke test may outlive the credentials: what they made could then neither be finished nor removed. */
export function credentialWarning(
  request: Pick<Request, 'variant' | 'buildTimeoutMinutes' | 'smokeTest' | 'smokeTimeoutMinutes'>,
  { now, credentials }: Pick<Facts, 'now' | 'credentials'>,
): string[] {
  const smoke = request.smokeTest ? smokeMinutes(request) : 0
  const most = buildMinutes(request) + smoke + AROUND_THE_BAKE_MINUTES
  const what = `${smoke === 0 ? 'the bake' : 'bake and smoke test'} with cleaning up may take ${most} minutes`
  const remedy = `${REMEDY}, or lower 'build-timeout-minutes'.`
  if (credentials.kind === 'at' && minutesUntil(credentials.at, now) < most) {
    return [`The AWS credentials end at ${credentials.at.toISOString()}, but ${what} from now on. ${remedy}`]
  }
  if (credentials.kind === 'unknown' && most > USUAL_SESSION_MINUTES) {
    return [
      `The AWS credentials are of a session whose end cannot be seen; by default it lives ${USUAL_SESSION_MINUTES} minutes, but ${what}. ${remedy}`,
    ]
  }
  return []
}

function minutesUntil(end: Date, now: Date): number {
  return (end.getTime() - now.getTime()) / 60_000
}
