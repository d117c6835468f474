import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import { LONGEST_TAG_VALUE, RECORD_TAG } from '../aws/tags.ts'
import { type ImageFacts, PARTS, RECORDED_FACTS } from './image-facts.ts'

/** What the tags of a snapshot say of its image, readable without launching it. */
export interface ImageRecord {
  /** As /etc/dask-image.json says, but for the sections that were left out. */
  readonly facts: Partial<ImageFacts>
  /** Sections that did not fit into the tags. They say nothing: neither that something is there nor that it is not. */
  readonly leftOut: readonly (keyof ImageFacts)[]
  /** What decided the image, and the beginning of its hash; undefined when it was not recorded. */
  readonly parts: Readonly<Record<string, string>> | undefined
  /** From the launch of the smoke test's cluster to its first result; undefined without a smoke test. */
  readonly startSeconds: number | undefined
}

/** What is recorded of an image. */
export interface Recorded extends Pick<ImageRecord, 'parts' | 'startSeconds'> {
  readonly facts: ImageFacts
}

/** The form of the record. A reader passes over one that it does not know. */
const VERSION = 1
/** EC2 takes 50 tags on a resource; the user's and this action's others come first. */
const MOST_TAGS = 30
const TAGS_OF_A_RESOURCE = 50
const CHECKSUM_LENGTH = 16
/** A record inflates to less: EC2's tags hold 7.5 KiB of base64. */
const MOST_BYTES = 2 ** 20

/** The sections that can be long, in the order in which they are left out. */
const SECTIONS = [
  'packages',
  'python_packages',
  'held_packages',
  'extra_docker_images',
  'rapids_versions',
] as const satisfies readonly (keyof ImageFacts)[]

const RECORD = v.object({
  version: v.literal(VERSION),
  facts: RECORDED_FACTS,
  left_out: v.array(v.unknown()),
  parts: v.optional(PARTS),
  start_seconds: v.optional(v.pipe(v.number(), v.finite())),
})

/**
 * The tags that hold an image's record: base64 of its compressed JSON, with a checksum, cut into values of 256 characters.
 * Whole sections are left out until it fits.
 *
 * @param otherTags how many tags the resource has beside these
 * @returns keys and values; none when not even the shortest record fits
 */
export function recordTags(recorded: Recorded, otherTags: number): Record<string, string> {
  const most = Math.min(MOST_TAGS, TAGS_OF_A_RESOURCE - otherTags)
  for (let left = 0; left <= SECTIONS.length; left += 1) {
    const text = encoded(recorded, SECTIONS.slice(0, left))
    const count = Math.ceil(text.length / LONGEST_TAG_VALUE)
    if (count > most) continue
    return Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${RECORD_TAG}${String(index + 1).padStart(2, '0')}`,
        text.slice(index * LONGEST_TAG_VALUE, (index + 1) * LONGEST_TAG_VALUE),
      ]),
    )
  }
  return {}
}

/** The record in the tags of a snapshot; undefined when there is none that is whole, unchanged and of a known form. */
export function recordOf(tags: Readonly<Record<string, string>>): ImageRecord | undefined {
  const keys = Object.keys(tags).filter((key) => key.startsWith(RECORD_TAG))
  const text = keys.sort().map((key) => tags[key])
  const whole = keys.every((key, index) => key === `${RECORD_TAG}${String(index + 1).padStart(2, '0')}`)
  return whole ? decoded(text.join('')) : undefined
}

function encoded({ facts, parts, startSeconds }: Recorded, leftOut: readonly (keyof ImageFacts)[]): string {
  const kept = Object.entries(facts).filter(([name]) => !(leftOut as readonly string[]).includes(name))
  const record = {
    version: VERSION,
    facts: Object.fromEntries(kept),
    left_out: leftOut,
    ...(parts === undefined ? {} : { parts }),
    ...(startSeconds === undefined ? {} : { start_seconds: startSeconds }),
  }
  const body = deflateRawSync(JSON.stringify(record), { level: 9 }).toString('base64')
  return checksum(body) + body
}

function decoded(text: string): ImageRecord | undefined {
  const body = text.slice(CHECKSUM_LENGTH)
  if (body === '' || checksum(body) !== text.slice(0, CHECKSUM_LENGTH)) return undefined
  try {
    const inflated = inflateRawSync(Buffer.from(body, 'base64'), { maxOutputLength: MOST_BYTES })
    const { success, output } = v.safeParse(RECORD, JSON.parse(inflated.toString('utf8')))
    if (!success) return undefined
    const { facts, parts, left_out: leftOut, start_seconds: startSeconds } = output
    const left = SECTIONS.filter((section) => leftOut.includes(section))
    return { facts: facts as Partial<ImageFacts>, leftOut: left, parts, startSeconds }
  } catch {
    // Whoever may change tags may also give them a checksum; what it is of need be no record.
    return undefined
  }
}

/** Against mistakes, such as a tag of another record; it is no signature. */
function checksum(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, CHECKSUM_LENGTH)
}
