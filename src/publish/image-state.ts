import type { AccountImage } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'

type Tagged = Pick<AccountImage, 'tags'>

/**
 * Whether an image may be published: it can be launched, its bake has ended well, and neither a rollback nor a withdrawal has
 * left it.
 *
 * @param smokeTested whether it has to have passed a smoke test
 */
export function isPublishable(image: Pick<AccountImage, 'tags' | 'state'>, smokeTested: boolean): boolean {
  const { tags, state } = image
  return (
    state === 'available' &&
    tags[TAG.status] === 'ready' &&
    (!smokeTested || isSmokeTested(image)) &&
    !isRejected(image)
  )
}

/** Whether a cluster was launched from an image, and passed. */
export function isSmokeTested({ tags }: Tagged): boolean {
  return tags[TAG.smokeTest] === 'smoked'
}

/** Whether the run of an image has ended: it is ready, or was kept without having passed its checks. */
export function isFinished({ tags }: Tagged): boolean {
  return ['ready', 'unproven'].includes(tags[TAG.status] ?? '')
}

/** The image that an image is a copy of, or itself, as `<region>/<id>`: an image and its copies belong together. */
export function groupOf({ tags, region, id }: Pick<AccountImage, 'tags' | 'region' | 'id'>): string {
  return tags[TAG.copyOf] ?? `${region}/${id}`
}

/**
 * Of the earlier values of a parameter the first whose image can be published: where a rollback goes.
 *
 * @param values IDs, the newest first
 * @param images what is there of them
 * @param smokeTested whether it has to have passed a smoke test
 */
export function firstPublishable(
  values: readonly string[],
  images: readonly AccountImage[],
  smokeTested: boolean,
): AccountImage | undefined {
  return values
    .map((id) => images.find((image) => image.id === id))
    .find((image) => image !== undefined && isPublishable(image, smokeTested))
}

/** Whether a rollback has rejected an image, or somebody has withdrawn it. */
export function isRejected({ tags }: Tagged): boolean {
  return tags[TAG.rejected] !== undefined || tags[TAG.withdrawn] !== undefined
}

/** Whether two images may replace each other: they are of one family, and were baked by one repository or both by none. */
export function isSameFamily(one: Tagged, other: Tagged): boolean {
  return [TAG.family, TAG.repository].every((key) => one.tags[key] === other.tags[key])
}

/**
 * Whether an image was baked after another: by the time of its bake, then by the run, so that everybody who compares two of them
 * comes to the same result. Copies are as old as the image that they were copied from.
 */
export function isNewer(image: Tagged, than: Tagged): boolean {
  const [mine, theirs] = [bakedAt(image), bakedAt(than)]
  if (mine !== theirs) return mine > theirs
  return (image.tags[TAG.run] ?? '') > (than.tags[TAG.run] ?? '')
}

/** In milliseconds; an image that does not say when it was baked is older than all others. */
function bakedAt({ tags }: Tagged): number {
  const time = Date.parse(tags[TAG.baked] ?? '')
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}
