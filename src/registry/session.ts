import { isConfidential } from '../http/addresses.ts'
import type { HttpResponse } from '../http/client.ts'
import { encodedLogin } from './access.ts'
import type { RegistryAddress } from './address.ts'
import { type Challenge, challenges } from './challenge.ts'
import type { MissedContainerImage, RegistryLogin } from './container-image.ts'
import { exchange, MalformedResponse, type RequestLimits } from './exchange.ts'

/** Why a registry gives no answer about an image: the end of its survey. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
  readonly state: MissedContainerImage['state']

  constructor(state: MissedContainerImage['state'], why: string) {
    super(why)
    this.state = state
  }
}

/** A conversation with one registry about one repository. */
export interface RegistrySession {
  /** Asks for `manifests/...` or `blobs/...` of the repository, at most `most` bytes of it, and logs in when asked to. */
  get(path: string, accept: string, most: number): Promise<HttpResponse>
}

const TOKEN_BYTES = 2 ** 20
/** A token goes into a header; servers take some 8 to 64 KiB of them. Visible ASCII only: nothing else could stand there. */
const TOKEN = /^[!-~]{1,65536}$/

/**
 * Opens a conversation; nothing is asked yet.
 * The protocol is https://distribution.github.io/distribution/spec/auth/token/.
 *
 * @param login for this very registry, or undefined
 * @throws from `get`: RegistryError, MalformedResponse, or the error of the connection
 */
export function registrySession(
  address: RegistryAddress,
  login: RegistryLogin | undefined,
  limits: RequestLimits,
): RegistrySession {
  const { base, repository } = address
  let authorization: string | undefined
  return {
    get: async (path, accept, most) => {
      const url = new URL(`${repository}/${path}`, base)
      const ask = () => exchange({ url, accept, authorization, most }, limits)
      const first = await ask()
      if (authorization === undefined && first.status === 401) {
        authorization = await authorize(challenges(first.header('www-authenticate')), {
          address,
          login,
          limits,
        })
        return allowed(await ask(), base.host, login)
      }
      return allowed(first, base.host, login)
    },
  }
}

interface Who {
  readonly address: RegistryAddress
  readonly login: RegistryLogin | undefined
  readonly limits: RequestLimits
}

async function authorize(wanted: readonly Challenge[], who: Who): Promise<string> {
  const { address, login } = who
  const bearer = wanted.find(({ scheme }) => scheme === 'bearer')
  if (bearer) return `Bearer ${await token(bearer, who)}`
  const { host } = address.base
  if (!wanted.some(({ scheme }) => scheme === 'basic')) {
    throw new MalformedResponse(`${host} wants a login of a kind that is not known`)
  }
  if (!login) throw new RegistryError('login-missing', `${host} gives nothing without a login`)
  return basic(login)
}

async function token({ parameters }: Challenge, who: Who): Promise<string> {
  const { address, login, limits } = who
  const url = realm(parameters['realm'] ?? '', address.base)
  if (parameters['service'] !== undefined) url.searchParams.set('service', parameters['service'])
  for (const scope of new Set([`repository:${address.repository}:pull`, parameters['scope']])) {
    if (scope !== undefined) url.searchParams.append('scope', scope)
  }
  const authorization = login && basic(login)
  const question = { url, accept: 'application/json', authorization, most: TOKEN_BYTES }
  const answer = allowed(await exchange(question, limits), url.host, login)
  if (answer.status !== 200)
    throw new MalformedResponse(`${url.host}, which gives the tokens, answered ${answer.status}`)
  const { token, access_token } = parsed(answer.body, url.host)
  const given = token ?? access_token
  if (typeof given === 'string' && TOKEN.test(given)) return given
  throw new MalformedResponse(`${url.host} gave no token`)
}

/** The address that gives tokens, which a hostile registry could put anywhere: a password must not be read on its way there. */
function realm(text: string, registry: URL): URL {
  if (!URL.canParse(text)) throw new MalformedResponse(`${registry.host} names no address that gives tokens`)
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || !isConfidential(url, registry)) {
    throw new MalformedResponse(
      `${registry.host} sends logins to ${url.origin}, where they would not be safe`,
    )
  }
  return url
}

/** Gives the answer back unless it says that who asks may not. */
function allowed(answer: HttpResponse, host: string, login: RegistryLogin | undefined): HttpResponse {
  // A 403 may be a firewall's own: only one in the words of the protocol says something about the login.
  const denied = answer.status === 401 || (answer.status === 403 && isDenied(answer.body))
  if (!denied) return answer
  if (login) throw new RegistryError('login-refused', `${host} refused the login of '${login.username}'`)
  throw new RegistryError('login-missing', `${host} has no such image for those who do not log in`)
}

function isDenied(body: Buffer): boolean {
  return /"errors"\s*:/.test(body.subarray(0, 4096).toString())
}

function basic(login: RegistryLogin): string {
  return `Basic ${encodedLogin(login)}`
}

/** Reads a JSON object. */
export function parsed(body: Buffer, host: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body.toString())
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below: what the parser says would quote the body.
  }
  throw new MalformedResponse(`${host} answered with something that is not a JSON object`)
}
