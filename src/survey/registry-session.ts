import { createHash } from 'node:crypto'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { RegistryLogin } from '../plan/container-image.ts'
import { type Answer, type Get, isConfidential, isLoopback } from './registry-http.ts'

const MOST_REDIRECTS = 3
const MOST_TOKEN_BYTES = 256 * 1024

/** The registry did not give what was asked, for a reason that is not one of the network. */
export class RegistryRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Pulls from one repository: asks as nobody first, and authorises itself as the registry's challenge says
 * (https://distribution.github.io/distribution/spec/auth/token/).
 */
export class RegistrySession {
  readonly #base: URL
  readonly #repository: string
  readonly #login: RegistryLogin | undefined
  readonly #get: Get
  #authorization: string | undefined

  constructor(image: ImageReference, login: RegistryLogin | undefined, get: Get) {
    const isHub = image.registry === undefined || image.registry === 'docker.io'
    const host = isHub ? 'registry-1.docker.io' : (image.registry ?? '')
    const hostname = host.replace(/:\d+$/, '')
    this.#base = new URL(`${isLoopback(hostname) ? 'http' : 'https'}://${host}`)
    this.#repository =
      isHub && !image.repository.includes('/') ? `library/${image.repository}` : image.repository
    this.#login = login
    this.#get = get
  }

  /** A manifest by tag or digest, with the headers that came with it. */
  async manifest(reference: string, accept: string, mostBytes: number): Promise<Answer> {
    const url = this.#url('manifests', reference)
    const answer = await this.#authorised(url, { accept }, mostBytes)
    if (answer.status !== 200) throw refusal(answer, url)
    return verified(answer, reference.includes(':') ? reference : answer.headers['docker-content-digest'])
  }

  /** A blob by digest. Registries redirect to stores of other hosts, which must not see our authorisation. */
  async blob(digest: string, mostBytes: number): Promise<Buffer> {
    let url = this.#url('blobs', digest)
    let answer = await this.#authorised(url, {}, mostBytes)
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
      const target = new URL(answer.headers.location ?? '', url)
      if (hops === MOST_REDIRECTS || !isConfidential(target))
        throw new Error(`${url.host} redirects to ${target.origin}`)
      const headers = target.origin === this.#base.origin ? this.#headers() : {}
      url = target
      answer = await this.#get(url, headers, mostBytes)
    }
    if (answer.status !== 200) throw refusal(answer, url)
    return verified(answer, digest).body
  }

  #url(kind: string, reference: string): URL {
    return new URL(`/v2/${this.#repository}/${kind}/${reference}`, this.#base)
  }

  #headers(): Record<string, string> {
    return this.#authorization === undefined ? {} : { authorization: this.#authorization }
  }

  async #authorised(url: URL, headers: Record<string, string>, mostBytes: number): Promise<Answer> {
    const first = await this.#get(url, { ...headers, ...this.#headers() }, mostBytes)
    if (first.status !== 401 || this.#authorization !== undefined) return first
    this.#authorization = await this.#authorize(first.headers['www-authenticate'] ?? '')
    return this.#authorization === undefined
      ? first
      : this.#get(url, { ...headers, ...this.#headers() }, mostBytes)
  }

  async #authorize(challenge: string): Promise<string | undefined> {
    const basic = this.#login === undefined ? undefined : basicAuthorization(this.#login)
    if (/^basic\b/i.test(challenge)) return isConfidential(this.#base) ? basic : undefined
    const { realm, service, scope } = parameters(challenge)
    if (!/^bearer\b/i.test(challenge) || realm === undefined || !URL.canParse(realm)) return undefined
    const url = new URL(realm)
    if (!isConfidential(url))
      throw new Error(`${this.#base.host} wants the login at ${url.origin}, which is not https`)
    if (service !== undefined) url.searchParams.set('service', service)
    url.searchParams.set('scope', scope ?? `repository:${this.#repository}:pull`)
    const answer = await this.#get(url, basic === undefined ? {} : { authorization: basic }, MOST_TOKEN_BYTES)
    if (answer.status !== 200) throw refusal(answer, url)
    const { token, access_token } = JSON.parse(answer.body.toString()) as Partial<Record<string, unknown>>
    const given = token ?? access_token
    if (typeof given !== 'string' || !/^[!-~]+$/.test(given)) throw new Error(`${url.host} gave no token`)
    return `Bearer ${given}`
  }
}

function basicAuthorization({ username, password }: RegistryLogin): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

function parameters(challenge: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    [...challenge.matchAll(/([a-z_]+)="([^"]*)"/gi)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  )
}

function refusal(answer: Answer, url: URL): RegistryRefusal {
  return new RegistryRefusal(answer.status, `${url.host} answered ${answer.status}`)
}

function verified(answer: Answer, digest: unknown): Answer {
  if (typeof digest !== 'string' || !digest.startsWith('sha256:')) return answer
  const found = `sha256:${createHash('sha256').update(answer.body).digest('hex')}`
  if (found !== digest) throw new Error(`what came has the digest ${found} instead of ${digest}`)
  return answer
}
