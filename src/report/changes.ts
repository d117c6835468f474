import type { ImageFacts } from '../packer/image-facts.ts'
import type { ImageRecord } from '../packer/record-tags.ts'
import { code, plain, table } from './markdown.ts'

/** What is compared of an image. */
export type Compared = Pick<ImageRecord, 'facts' | 'startSeconds'>

/** What was there before and what is there now; null for what is not there. */
type Pair<Value> = readonly [Value | null, Value | null]

/** What differs between two images; what is the same is left out. */
export interface ImageChanges {
  /** ID of the image before. */
  readonly compared_with: string
  /** What is unknown of one of the two images. */
  readonly not_compared: readonly string[]
  /** How many changes of a section did not fit. */
  readonly left_out: Readonly<Record<string, number>>
  /** Section to name to pair. */
  readonly sections: Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>
  /** `docker_image_bytes` and `start_seconds`. */
  readonly figures: Readonly<Record<string, Pair<number>>>
}

/** Maps of names to versions or digests. */
const MAPS = ['packages', 'python_packages', 'rapids_versions', 'extra_docker_images'] as const
const TEXTS = [
  'source_ami',
  'docker_image',
  'docker_image_digest',
  'nvidia_driver_version',
  'kernel',
  'docker_version',
  'docker_storage_driver',
  'start',
  'python_version',
  'gpu_checks',
] as const

/** An output of a job holds 1 MB, in which others have their place. In characters. */
const MOST_CHARACTERS = 12_000

/** Compares an image with an earlier one, by what the records of both hold. */
export function compareImages(beforeId: string, before: Compared, now: Compared): ImageChanges {
  const unknown = new Set<string>()
  const sections: Record<string, Record<string, Pair<string>>> = {}
  const known = TEXTS.filter((name) => before.facts[name] !== undefined && now.facts[name] !== undefined)
  for (const name of TEXTS) if (!known.includes(name)) unknown.add(name)
  const singles = differences(textsOf(before.facts, known), textsOf(now.facts, known))
  if (Object.keys(singles).length > 0) sections['image'] = singles
  for (const name of MAPS) {
    const [old, current] = [before.facts[name], now.facts[name]]
    if (old === undefined || current === undefined) {
      unknown.add(name)
      continue
    }
    const found = differences(old, current)
    if (Object.keys(found).length > 0) sections[name] = found
  }
  const figures = figuresOf(before, now, unknown)
  return { compared_with: beforeId, not_compared: [...unknown], ...bounded(sections), figures }
}

function figuresOf(before: Compared, now: Compared, unknown: Set<string>): Record<string, Pair<number>> {
  const pairs = {
    docker_image_bytes: [before.facts.docker_image_bytes, now.facts.docker_image_bytes],
    start_seconds: [before.startSeconds, now.startSeconds],
  } as const
  const found: Record<string, Pair<number>> = {}
  for (const [name, [old, current]] of Object.entries(pairs)) {
    // Neither image has passed a smoke test.
    if (old === undefined && current === undefined) continue
    if (old === undefined || current === undefined) unknown.add(name)
    else if (old !== current) found[name] = [old, current]
  }
  return found
}

function textsOf(facts: Partial<ImageFacts>, names: readonly (typeof TEXTS)[number][]): Values {
  const { environment } = facts
  return {
    ...Object.fromEntries(names.map((name) => [name, facts[name] ?? null])),
    // A record from before there were environments is of an image that was pulled.
    environment: environment === undefined ? null : `${environment.path} (${environment.hash.slice(0, 12)})`,
    environment_base: environment?.base_image_digest ?? environment?.base_image ?? null,
  }
}

type Values = Readonly<Record<string, string | null>>

function differences(before: Values, now: Values): Record<string, Pair<string>> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  const pairs = names.map((name) => [name, [before[name] ?? null, now[name] ?? null]] as const)
  return Object.fromEntries(pairs.filter(([, [old, current]]) => old !== current))
}

/** As many differences of each section as there is room for, the short sections first. */
function bounded(
  all: Readonly<Record<string, Readonly<Record<string, Pair<string>>>>>,
): Pick<ImageChanges, 'sections' | 'left_out'> {
  let room = MOST_CHARACTERS
  const sections: Record<string, Record<string, Pair<string>>> = {}
  const leftOut: Record<string, number> = {}
  const shortest = Object.entries(all).sort(([, a], [, b]) => Object.keys(a).length - Object.keys(b).length)
  for (const [name, found] of shortest) {
    const kept = Object.entries(found).filter((entry) => {
      room -= JSON.stringify(entry).length
      return room >= 0
    })
    if (kept.length > 0) sections[name] = Object.fromEntries(kept)
    if (kept.length < Object.keys(found).length) leftOut[name] = Object.keys(found).length - kept.length
  }
  return { sections, left_out: leftOut }
}

const MOST_ROWS = 100
const TITLES: Readonly<Record<string, string>> = {
  image: 'Image',
  packages: 'Debian package',
  python_packages: 'Python package',
  rapids_versions: 'RAPIDS',
  extra_docker_images: 'Further container image',
}

/** The part of the job summary about the differences to an earlier image, as Markdown. */
export function changesSection(changes: ImageChanges): string {
  const { compared_with: before, not_compared: unknown, left_out: leftOut, sections, figures } = changes
  const rows = Object.entries(sections).flatMap(([section, found]) =>
    Object.entries(found).map(([name, [old, current]]) => [
      plain(TITLES[section] ?? section),
      section === 'image' ? words(name) : code(name),
      shown(old),
      shown(current),
    ]),
  )
  rows.push(...figureRows(figures))
  const hidden = Math.max(0, rows.length - MOST_ROWS)
  const more = Object.values(leftOut).reduce((sum, count) => sum + count, hidden)
  return [
    `### Changes since ${code(before)}\n`,
    rows.length === 0 ? 'None.\n' : table(['What', 'Name', 'Before', 'Now'], rows.slice(0, MOST_ROWS)),
    ...(more > 0 ? [`And ${more} more.\n`] : []),
    ...(unknown.length > 0
      ? [`Not compared, because one of the records lacks it: ${unknown.map(words).join(', ')}.\n`]
      : []),
  ].join('\n')
}

/** A digest is told by its beginning; two whole ones would not fit on the page. */
function shown(value: string | null): string {
  if (value === null) return 'none'
  return code(/^sha256:[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 19)}...` : value)
}

function words(name: string): string {
  return name === 'packages' ? 'Debian packages' : plain(name.replaceAll('_', ' '))
}

function figureRows(figures: ImageChanges['figures']): string[][] {
  const { docker_image_bytes: bytes, start_seconds: seconds } = figures
  const row = (name: string, [old, current]: Pair<number>, text: (value: number) => string) => [
    'Image',
    name,
    text(old ?? 0),
    text(current ?? 0),
  ]
  return [
    ...(bytes === undefined
      ? []
      : [row('size of the container image', bytes, (n) => `${(n / 1e6).toFixed(0)} MB`)]),
    ...(seconds === undefined ? [] : [row('start of a cluster', seconds, (n) => `${n.toFixed(1)} s`)]),
  ]
}
