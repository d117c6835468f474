import { type Parser, quote, ValidationError } from './input.ts'

/** A reference to a container image, in the parts of the grammar of distribution/reference. */
export interface ImageReference {
  /** As the user wrote it, which is what Docker is given. */
  readonly text: string
  /** `registry.example.com:5000`, or undefined for Docker Hub. */
  readonly registry: string | undefined
  readonly repository: string
  readonly tag: string | undefined
  /** `sha256:...` */
  readonly digest: string | undefined
}

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const REGISTRY =
  '(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)(?::\\d{1,5})?|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?:\\d{1,5}'
const HOST = new RegExp(`^(?:${REGISTRY})$`)
const GRAMMAR = new RegExp(
  `^(?:(?<registry>${REGISTRY})/)?(?<repository>${COMPONENT}(?:/${COMPONENT})*)(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`,
)

/** Reads a reference such as `daskdev/dask:latest` (github.com/distribution/reference; names of at most 255 characters). */
export const imageReference: Parser<ImageReference> = (raw) => {
  const allowed =
    "an image reference such as 'daskdev/dask:latest' or 'registry.example.com/team/dask@sha256:...'"
  const groups = GRAMMAR.exec(raw)?.groups
  const repository = groups?.['repository']
  if (!groups || repository === undefined) return new ValidationError('it is not an image reference', allowed)
  const name = groups['registry'] === undefined ? repository : `${groups['registry']}/${repository}`
  if (name.length > 255) return new ValidationError(`its name has ${name.length} characters`, allowed)
  return { text: raw, registry: groups['registry'], repository, tag: groups['tag'], digest: groups['digest'] }
}

/** Reads the name of a registry as `docker login` takes it: a host name with a dot, or with a port, or localhost. */
export const registryHost: Parser<string> = (raw) => {
  if (HOST.test(raw)) return raw
  const host = raw.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '')
  return new ValidationError(
    'it is not the name of a registry',
    "a host name without scheme and path, such as 'ghcr.io' or 'registry.example.com:5000'",
    HOST.test(host) ? `the host alone would do: ${quote(host)}` : undefined,
  )
}
