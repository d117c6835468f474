import { createHash } from 'node:crypto'
import type { Architecture } from '../aws/cloud.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { MissingContainerImage, RegistryLogin, SurveyedContainerImage } from '../plan/container-image.ts'
import { type Get, get as httpGet } from './registry-http.ts'
import { RegistryRefusal, RegistrySession } from './registry-session.ts'

// https://github.com/opencontainers/image-spec, and Docker's own types of before.
const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]
const MOST_MANIFEST_BYTES = 4 * 2 ** 20
const MOST_CONFIG_BYTES = 8 * 2 ** 20
const PLATFORM = { x86_64: 'amd64', arm64: 'arm64' } as const

/**
 * What its registry says of a container image, over the distribution API
 * (https://distribution.github.io/distribution/spec/api/). Never throws: what the runner cannot find out is `unknown`,
 * because the builder may reach what the runner does not.
 */
export async function containerImage(
  image: ImageReference,
  architecture: Architecture,
  logins: readonly RegistryLogin[],
  get: Get = httpGet,
): Promise<SurveyedContainerImage> {
  const login = logins.find(({ registry }) => registry === (image.registry ?? 'docker.io'))
  const missing = (state: MissingContainerImage['state'], why: string) => ({
    reference: image.text,
    state,
    why,
  })
  try {
    return await look(image, PLATFORM[architecture], new RegistrySession(image, login, get), missing)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (!(error instanceof RegistryRefusal)) return missing('unknown', why)
    if (error.status === 404) return missing('not-found', 'the registry has no such image')
    if (error.status !== 401 && error.status !== 403) return missing('unknown', why)
    return login === undefined
      ? missing('login-missing', 'there is no such image, or its registry wants a login for it')
      : missing('login-refused', `the registry refuses the login of '${login.username}' for it`)
  }
}

interface Manifest {
  readonly manifests?: readonly {
    readonly digest: string
    readonly platform?: { readonly os?: string; readonly architecture?: string }
  }[]
  readonly config?: { readonly digest: string }
  readonly layers?: readonly { readonly size: number }[]
}

async function look(
  image: ImageReference,
  platform: string,
  session: RegistrySession,
  missing: (state: MissingContainerImage['state'], why: string) => MissingContainerImage,
): Promise<SurveyedContainerImage> {
  const accept = [...INDEXES, ...MANIFESTS].join(', ')
  const first = await session.manifest(image.digest ?? image.tag ?? 'latest', accept, MOST_MANIFEST_BYTES)
  const digest = `sha256:${createHash('sha256').update(first.body).digest('hex')}`
  let manifest = JSON.parse(first.body.toString()) as Manifest
  if (manifest.manifests !== undefined) {
    const platforms = manifest.manifests
    const own = platforms.find(
      (each) => each.platform?.os === 'linux' && each.platform.architecture === platform,
    )
    if (own === undefined) return missing('wrong-architecture', `it is not made for linux/${platform}`)
    const second = await session.manifest(own.digest, MANIFESTS.join(', '), MOST_MANIFEST_BYTES)
    manifest = JSON.parse(second.body.toString()) as Manifest
  }
  const { config, layers } = manifest
  if (config === undefined || layers === undefined)
    return missing('unknown', 'its manifest is of an unknown kind')
  const described = JSON.parse((await session.blob(config.digest, MOST_CONFIG_BYTES)).toString()) as {
    readonly architecture?: string
    readonly config?: { readonly Env?: readonly string[] | null }
  }
  if (described.architecture !== platform) {
    return missing(
      'wrong-architecture',
      `it is made for linux/${described.architecture}, not linux/${platform}`,
    )
  }
  const compressedBytes = layers.reduce((sum, layer) => sum + layer.size, 0)
  if (!Number.isSafeInteger(compressedBytes)) return missing('unknown', 'its manifest tells no sizes')
  const environment = environmentOf(described.config?.Env ?? [])
  return {
    reference: image.text,
    state: 'found',
    digest,
    compressedBytes,
    layers: layers.length,
    environment,
  }
}

function environmentOf(entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => [entry.split('=', 1)[0] ?? '', entry.slice(entry.indexOf('=') + 1)]),
  )
}
