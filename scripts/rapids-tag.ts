import type { ImageReference } from '../src/inputs/image-reference.ts'
import { registryAddress } from '../src/registry/address.ts'
import { REQUEST_LIMITS, type RequestLimits } from '../src/registry/exchange.ts'
import { parsed, registrySession } from '../src/registry/session.ts'

/** What src/inputs/rapids-image.json holds: the container image of the variant `rapids`, and the day since when it is that. */
export interface RapidsImage {
  readonly repository: string
  readonly tag: string
  /** `2026-11-24` */
  readonly since: string
}

/** Releases for the CUDA and the Python of the default; nightlies have an `a` after the number: `26.08a-cuda13-py3.14`. */
const RELEASE = /^\d{2}\.\d{2}-cuda13-py3\.14$/
const PAGE_BYTES = 16 * 2 ** 20
const MOST_PAGES = 100

/**
 * The image with the tag of the newest release that its registry has; the same image when that is its tag already.
 *
 * @param today as `since` is written
 * @param registry `host:port`; undefined for Docker Hub
 * @throws Error when the registry cannot be asked, answers something malformed, or has no release
 */
export async function refreshedRapidsImage(
  image: RapidsImage,
  today: string,
  registry?: string,
  limits: RequestLimits = REQUEST_LIMITS,
): Promise<RapidsImage> {
  const { repository } = image
  const text = registry === undefined ? repository : `${registry}/${repository}`
  const reference = { text, registry, repository, tag: undefined, digest: undefined }
  const tags = await tagsOf(reference, limits)
  // Numbers of a year and a month, of two digits each, are in the order of their text.
  const newest = tags
    .filter((tag) => RELEASE.test(tag))
    .toSorted()
    .at(-1)
  if (newest === undefined) throw new Error(`none of the ${tags.length} tags of ${text} is like ${image.tag}`)
  return newest > image.tag ? { repository, tag: newest, since: today } : image
}

/**
 * All tags of a repository, page by page
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags).
 */
async function tagsOf(reference: ImageReference, limits: RequestLimits): Promise<readonly string[]> {
  const address = registryAddress(reference)
  const session = registrySession(address, undefined, limits)
  const tags: string[] = []
  let search = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const path = `tags/list${search}`
    const answer = await session.get(path, 'application/json', PAGE_BYTES)
    if (answer.status !== 200)
      throw new Error(`${reference.text}: ${path} was answered with ${answer.status}`)
    const listed = parsed(answer.body, address.base.host)['tags'] ?? []
    if (!Array.isArray(listed)) throw new Error(`${reference.text}: ${path} has no list of tags`)
    tags.push(...listed.map(String))
    // RFC 8288; only what follows the question mark is taken, so that no other address is asked.
    const next = /<([^>]*)>\s*;\s*rel="?next"?/.exec(answer.header('link') ?? '')?.[1]
    if (next === undefined) return tags
    search = new URL(next, address.base).search
  }
  throw new Error(`${reference.text} has more than ${MOST_PAGES} pages of tags`)
}
