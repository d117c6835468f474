import { get } from '../http/client.ts'
import type { IdTokenService } from '../runner/runner.ts'

/** An OIDC token of the job. Its text is a secret: mask it before anything else is done with it. */
export interface IdToken {
  readonly text: string
  /** From its issue to its end. */
  readonly lifeSeconds: number
}

/** Why there is no token. `hopeless`: asking again would not help. */
export class NoIdToken extends Error {
  override readonly name = 'NoIdToken'
  readonly hopeless: boolean

  constructor(why: string, hopeless: boolean) {
    super(why)
    this.hopeless = hopeless
  }
}

/** Less than the 7.5 s for which the runner waits for a cancelled step: what a proxy is asked cannot be taken back. */
const REQUEST_MS = 5000
/** AWS STS takes no token of more than 20000 characters (API reference, AssumeRoleWithWebIdentity). */
const MAX_BYTES = 65_536
/** What GitHub gives (actions/toolkit#2048), for a token that does not say it. */
const USUAL_LIFE_SECONDS = 300

/**
 * Fetches a new OIDC token for an audience, once.
 * The protocol is that of getIDToken in actions/toolkit, packages/core/src/oidc-utils.ts. That itself is not used: it brings
 * all of undici into what is loaded when the step starts, and can be neither bounded in time nor aborted.
 *
 * @throws NoIdToken when the service answers with anything else; HttpError when it does not answer; the reason of `end`
 */
export async function fetchIdToken(
  service: IdTokenService,
  audience: string,
  end: AbortSignal,
): Promise<IdToken> {
  const url = new URL(service.url)
  url.searchParams.set('audience', audience)
  const headers = { accept: 'application/json', authorization: `Bearer ${service.bearer}` }
  const options = { headers, signal: end, deadline: REQUEST_MS, maxBytes: MAX_BYTES, maxRedirects: 0 }
  const { status, body } = await get(url, options)
  if (status !== 200) {
    throw new NoIdToken(`GitHub's OIDC service answered ${status}`, status < 500 && status !== 429)
  }
  const token = tokenIn(body.toString())
  if (token === undefined) throw new NoIdToken("GitHub's OIDC service answered without a token", false)
  return { text: token, lifeSeconds: lifeOf(token) }
}

function tokenIn(body: string): string | undefined {
  const value = objectIn(body)['value']
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What a token says of its job; the claims that a role's trust policy is about. Neither is secret. */
export interface Claims {
  readonly sub: string | undefined
  readonly aud: string | undefined
}

/** Claims are short; GitHub's longest `sub` is of a repository, an environment and a custom template's parts. */
const MOST_CHARACTERS = 500

/** Reads the claims of a token, whose signature is not looked at. */
export function claimsOf(token: string): Claims {
  const { sub, aud } = payloadOf(token)
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : undefined)
  return { sub: text(sub), aud: text(aud) }
}

function payloadOf(token: string): Readonly<Record<string, unknown>> {
  return objectIn(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

/** By its own words alone, so that a runner's clock that is wrong does no harm. */
function lifeOf(token: string): number {
  const { exp, iat } = payloadOf(token)
  const life = Number(exp) - Number(iat)
  return life > 0 ? life : USUAL_LIFE_SECONDS
}

function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
