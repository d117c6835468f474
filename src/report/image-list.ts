import { code, plain, table } from './markdown.ts'

/** A finished image and its copies, as far as they were listed. */
export interface ListedImage {
  /** Of the image that was baked, or of one of its copies if that was not listed. */
  readonly id: string
  readonly region: string
  readonly name: string
  /** ISO 8601; empty when its tags do not say it. */
  readonly baked: string
  /** `building`, `ready` or `unproven`; empty without the tag. */
  readonly status: string
  /** `smoked`, `built`, `failed` or `unfinished`; empty without the tag. */
  readonly proof: string
  /** Of the repository whose workflow has baked it; empty outside of GitHub. */
  readonly repository: string
  /** The parameters of the family that name it. */
  readonly published: readonly { readonly region: string; readonly parameter: string }[]
  /** Why a rollback has rejected it; undefined when none has. */
  readonly rejected: string | undefined
  /** Why it was withdrawn; undefined when it was not. */
  readonly withdrawn: string | undefined
  /** All of them by their Regions, with that of the bake. */
  readonly amis: Readonly<Record<string, { readonly id: string; readonly state: string }>>
  /** Of all of them together. */
  readonly gib: number
  /** From when on it counts as deprecated, ISO 8601; undefined when it never does. */
  readonly deprecated: string | undefined
}

/** The most characters of output `images`. GitHub passes a job's output to other jobs only up to 1 MiB. */
const LONGEST_OUTPUT = 900_000
/** How many rows the summary's table has: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 500

/**
 * The images as JSON, the newest first.
 *
 * @returns the text, and how many of the oldest images it leaves out
 */
export function imagesOutput(images: readonly ListedImage[]): {
  readonly json: string
  readonly leftOut: number
} {
  const texts: string[] = []
  let length = 2
  for (const image of images) {
    const text = JSON.stringify(image)
    length += text.length + 1
    if (length > LONGEST_OUTPUT) break
    texts.push(text)
  }
  return { json: `[${texts.join(',')}]`, leftOut: images.length - texts.length }
}

/** The job summary of `list`. */
export function imageListSummary(
  family: string,
  regions: readonly string[],
  images: readonly ListedImage[],
): string {
  const count = `${images.length} ${images.length === 1 ? 'AMI' : 'AMIs'}`
  const gib = images.reduce((sum, image) => sum + image.gib, 0)
  const where = regions.map(code).join(', ')
  const parts = [
    `## ${count} of the family ${code(family)}\n`,
    `In ${where}. Their volumes have ${gib} GiB; snapshots hold only the blocks that were written.\n`,
  ]
  if (images.length > 0) {
    const head = ['AMI', 'Name', 'Baked', 'Status', 'Published as', 'Copies', 'GiB']
    parts.push(table(head, images.slice(0, MOST_ROWS).map(row)))
  }
  if (images.length > MOST_ROWS) parts.push(`And ${images.length - MOST_ROWS} older ones.\n`)
  return parts.join('\n')
}

/** One line of the log about an image. */
export function imageLine(image: ListedImage): string {
  const published = parametersOf(image).map((name) => `published as ${name}`)
  const copies = copiesOf(image).map(({ id, region }) => `copy ${id} in ${region}`)
  const words = [`baked ${image.baked || 'at an unknown time'}`, ...statusOf(image), ...published, ...copies]
  return `${image.id} in ${image.region} (${image.name}): ${[...words, `${image.gib} GiB`].join(', ')}`
}

function row(image: ListedImage): string[] {
  return [
    code(image.id),
    plain(image.name),
    plain(image.baked.replace(/:\d\d(?:\.\d+)?Z$/, 'Z')),
    statusOf(image).map(plain).join('<br>'),
    parametersOf(image).map(code).join('<br>'),
    copiesOf(image)
      .map(({ id, region }) => `${plain(region)} ${code(id)}`)
      .join('<br>'),
    String(image.gib),
  ]
}

/** What an image is good for, in words; a reason stands beside its mark. */
function statusOf(image: ListedImage): string[] {
  const states = new Set(Object.values(image.amis).map(({ state }) => state))
  const unusual = [...states].filter((state) => state !== 'available')
  return [
    [image.status || 'no status', ...(image.proof === '' ? [] : [`(${image.proof})`])].join(' '),
    ...unusual,
    ...(image.rejected === undefined ? [] : [`rejected: ${image.rejected}`]),
    ...(image.withdrawn === undefined ? [] : [`withdrawn: ${image.withdrawn}`]),
    ...(image.deprecated === undefined ? [] : [`deprecated from ${image.deprecated.slice(0, 10)}`]),
  ]
}

/** The parameters that name an image in any Region. */
function parametersOf({ published }: ListedImage): string[] {
  return [...new Set(published.map(({ parameter }) => parameter))]
}

function copiesOf({ id, amis }: ListedImage): { id: string; region: string }[] {
  return Object.entries(amis)
    .map(([region, copy]) => ({ id: copy.id, region }))
    .filter((copy) => copy.id !== id)
}
