import type { AccountImage } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'

/** What an image has to be so that a request needs no bake. */
export interface Wanted {
  readonly family: string
  /** `owner/repository` of the workflow: images of other repositories are other images, whatever their family. */
  readonly repository: string | undefined
  readonly fingerprint: string
  /** Whether the image must have passed a smoke test. */
  readonly smokeTested: boolean
  readonly maxAgeDays: number
  /** Whether an SSM parameter is to name the image. It goes on naming a newer one, if there is one. */
  readonly published: boolean
  readonly now: Date
}

/** Whether a ready image takes the place of a bake. */
export type Choice =
  | { readonly kind: 'reuse'; readonly image: AccountImage }
  /** The newest ready image, or the newest that can be published, has other contents; only its record says which. */
  | { readonly kind: 'changed'; readonly newest: AccountImage }
  /** `why` is a sentence. */
  | { readonly kind: 'none'; readonly why: string }

const DAY_MS = 86_400_000

const BARRED = [
  [TAG.withdrawn, 'withdrawn'],
  [TAG.rejected, 'rejected by a rollback'],
] as const

/**
 * The ready images of a family and a repository in their own Region, the newest first: by when they were baked, then by run,
 * so that all who look agree.
 */
export function readyImages(
  images: readonly AccountImage[],
  { family, repository }: Pick<Wanted, 'family' | 'repository'>,
): readonly AccountImage[] {
  const order = ({ tags }: AccountImage) => `${tags[TAG.baked] ?? ''} ${tags[TAG.run] ?? ''}`
  return images
    .filter(
      ({ tags }) =>
        tags[TAG.status] === 'ready' &&
        tags[TAG.family] === family &&
        tags[TAG.repository] === repository &&
        tags[TAG.copyOf] === undefined,
    )
    .sort((one, other) => order(other).localeCompare(order(one), 'en'))
}

/**
 * Chooses the newest image that is alike, young enough and usable: after an input was set back that may be an older one, but not
 * if it is to be published and a newer one could be.
 *
 * @param images ready images of the family, the newest first
 */
export function chooseImage(images: readonly AccountImage[], wanted: Wanted): Choice {
  const [newest] = images
  if (newest === undefined)
    return { kind: 'none', why: `There is no ready image of the family '${wanted.family}'.` }
  const alike = images.filter(({ tags }) => tags[TAG.fingerprint] === wanted.fingerprint)
  const [first] = alike
  if (first === undefined) return { kind: 'changed', newest }
  const barred = alike.flatMap((image) => whyBarred(image) ?? [])[0]
  if (barred !== undefined) return { kind: 'none', why: barred }
  const image = alike.find((candidate) => whyNot(candidate, wanted) === undefined)
  if (image === undefined) return { kind: 'none', why: whyNot(first, wanted) ?? '' }
  const newer = images.slice(0, images.indexOf(image)).find((other) => replaces(other, image))
  return wanted.published && newer !== undefined
    ? { kind: 'changed', newest: newer }
    : { kind: 'reuse', image }
}

/** Whether a parameter that names a newer image is not set to an older one. */
function replaces(newer: AccountImage, image: AccountImage): boolean {
  if (newer.state !== 'available' || whyBarred(newer) !== undefined) return false
  return image.tags[TAG.smokeTest] !== 'smoked' || newer.tags[TAG.smokeTest] === 'smoked'
}

/** A verdict on an image holds for all that are alike. */
function whyBarred({ id, tags }: AccountImage): string | undefined {
  for (const [key, verdict] of BARRED) {
    const why = tags[key]
    if (why === undefined) continue
    return `${id} has the same contents and was ${verdict}${why === '' ? '' : ` (${why})`}.`
  }
  return undefined
}

function whyNot({ id, state, tags }: AccountImage, wanted: Wanted): string | undefined {
  if (state !== 'available') return `${id} has the same contents, but its state is '${state}'.`
  const days = (wanted.now.getTime() - new Date(tags[TAG.baked] ?? '').getTime()) / DAY_MS
  // Written so that a tag that is no time counts as too old.
  if (!(days <= wanted.maxAgeDays)) {
    const age = Number.isFinite(days)
      ? `was baked ${days.toFixed(1)} days ago`
      : 'does not say when it was baked'
    return `${id} has the same contents, but ${age}; 'max-age-days' is ${wanted.maxAgeDays}.`
  }
  if (wanted.smokeTested && tags[TAG.smokeTest] !== 'smoked')
    return `${id} has the same contents, but has passed no smoke test.`
  return undefined
}
