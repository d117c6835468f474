import type { Architecture } from '../aws/cloud.ts'
import { MalformedResponse } from './exchange.ts'
import { RegistryError } from './session.ts'

type Json = Readonly<Record<string, unknown>>

/** The header Accept for manifests and indexes, of OCI and of Docker. */
export const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

/** The disk is sized by what a manifest says of its layers; the largest images have some 50 GB. In bytes. */
const MOST_COMPRESSED = 256 * 2 ** 30
const DIGEST = /^sha256:[0-9a-f]{64}$/
/** What Go, and with it every container image, calls the architectures of EC2. */
const PLATFORMS = { x86_64: 'amd64', arm64: 'arm64' } as const

/** What a manifest leads to. */
export interface Manifest {
  readonly config: string
  readonly compressedBytes: number
  readonly layers: number
}

/** The digest of the manifest for Linux on an architecture when `json` is an index; undefined when it is none. */
export function manifestFor(json: Json, architecture: Architecture): string | undefined {
  if (!Array.isArray(json['manifests'])) return undefined
  const platforms = json['manifests'].map((entry: unknown) => ({
    digest: field(entry, 'digest'),
    os: named(field(field(entry, 'platform'), 'os')),
    architecture: named(field(field(entry, 'platform'), 'architecture')),
  }))
  const wanted = PLATFORMS[architecture]
  const entry = platforms.find(({ os, architecture: of }) => os === 'linux' && of === wanted)
  if (entry) return digest(entry.digest)
  const there = platforms.filter(({ os }) => os !== 'unknown').map((of) => `${of.os}/${of.architecture}`)
  throw new RegistryError(
    'wrong-architecture',
    `it is for ${there.join(', ') || 'nothing'} and not for linux/${wanted}`,
  )
}

/** Reads a manifest of one image. */
export function manifestOf(json: Json): Manifest {
  const layers = json['layers']
  if (!Array.isArray(layers)) throw new MalformedResponse('its manifest is of a kind that is not known')
  const sizes = layers.map((layer: unknown) => field(layer, 'size'))
  if (!sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)) {
    throw new MalformedResponse('its manifest has layers without a size')
  }
  const compressedBytes = sizes.reduce((sum: number, size) => sum + Number(size), 0)
  if (compressedBytes > MOST_COMPRESSED)
    throw new MalformedResponse('its manifest has layers larger than any image')
  return { config: digest(field(json['config'], 'digest')), compressedBytes, layers: layers.length }
}

/** The variables of an image's config, which must be for Linux on the architecture. */
export function environmentOf(json: Json, architecture: Architecture): Readonly<Record<string, string>> {
  const platform = `${named(json['os'] ?? 'linux')}/${named(json['architecture'] ?? PLATFORMS[architecture])}`
  const wanted = `linux/${PLATFORMS[architecture]}`
  if (platform !== wanted)
    throw new RegistryError('wrong-architecture', `it is for ${platform} and not for ${wanted}`)
  const lines = field(json['config'], 'Env') ?? []
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) {
    throw new MalformedResponse('its config has no list of variables')
  }
  const pairs = lines.map((line) => {
    const equals = line.indexOf('=')
    return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
  })
  return Object.fromEntries(pairs)
}

/** An operating system or an architecture; an attestation has `unknown` as well. */
function named(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown'
}

function digest(value: unknown): string {
  if (typeof value === 'string' && DIGEST.test(value)) return value
  throw new MalformedResponse('its manifest names something without a sha256 digest')
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Json)[name] : undefined
}
