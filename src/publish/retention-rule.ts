import type { AccountImage } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { groupOf, isFinished, isNewer, isPublishable } from './image-state.ts'

/** How long images of a family stay. */
export interface Retention {
  /** How many ready images to keep; undefined: all. */
  readonly keep: number | undefined
  readonly keepDays: number | undefined
  readonly retire: 'remove' | 'disable'
  readonly dryRun: boolean
  /** Who may launch the images without keeping them from being retired. */
  readonly shareWith: readonly string[]
}

/** What retention does to an image next. */
export type Stage = 'deprecate' | 'disable' | 'remove'

const DAY_MS = 86_400_000
/** A run that is still in progress may report an image as its result although a newer one is ready. */
const LEAST_DAYS = 1
/** Days from one stage of a shared image to the next where `keep-days` is not given: others have to notice. */
const STAGE_DAYS = 7

/**
 * The images of a family that its newest ones replace, the oldest first. Never among them: images whose run is not finished,
 * that are younger than a day or than `keep-days`, and in each Region the newest one that can be published. Rejected, withdrawn
 * and unproven images do not count as kept, and go when `keep` ready ones are newer.
 */
export function replacedImages(
  images: readonly AccountImage[],
  { keep, keepDays = 0 }: Retention,
  now: Date,
): readonly AccountImage[] {
  if (keep === undefined) return []
  const usable = images.filter((image) => isPublishable(image, false)).toSorted(newestFirst)
  const groups = [...new Map(usable.map((image) => [groupOf(image), image] as const).toReversed())]
  const kept = groups.toSorted(([, one], [, other]) => newestFirst(one, other)).slice(0, keep)
  const [, last] = kept.at(-1) ?? []
  if (last === undefined || kept.length < keep) return []
  const stay = new Set(kept.map(([group]) => group))
  const newestOfRegions = new Set(
    new Map(usable.toReversed().map(({ region, id }) => [region, id] as const)).values(),
  )
  const least = Math.max(LEAST_DAYS, keepDays)
  return images
    .filter(isFinished)
    .filter((image) => !stay.has(groupOf(image)) && !newestOfRegions.has(image.id) && isNewer(last, image))
    .filter((image) => daysSince(image.tags[TAG.baked] ?? image.created, now) >= least)
    .toSorted((one, other) => newestFirst(other, one))
}

/** What keeps an image that newer ones replace; every part of it was asked just before. */
export interface Ties {
  /** ARNs of what refers to it. */
  readonly references: readonly string[]
  readonly launchPermissions: readonly string[]
  /** Names of the parameters that name it. */
  readonly named: readonly string[]
  /** Names of the parameters that a rollback would set to it. */
  readonly rollbacks: readonly string[]
}

/** Why a replaced image stays; undefined when nothing keeps it. */
export function reasonToStay(
  { tags }: Pick<AccountImage, 'tags'>,
  { references, launchPermissions, named, rollbacks }: Ties,
  shareWith: readonly string[],
): string | undefined {
  if (tags[TAG.keep] !== undefined) return `it has the tag ${TAG.keep}`
  if (rollbacks.length > 0) return `a rollback of ${rollbacks.join(', ')} would return to it`
  if (references.length > 0) return `in use by ${references.join(', ')}`
  if (named.length > 0) return `in use by the parameter ${named.join(', ')}`
  const others = launchPermissions.filter((principal) => !shareWith.includes(principal))
  if (others.length > 0) return `shared with ${others.join(', ')}, which 'share-with' does not name`
  return undefined
}

/**
 * What happens next to an image that nothing keeps, or why nothing does yet. An image that others may launch is deprecated first,
 * then disabled, then removed.
 */
export function nextStage(
  image: Pick<AccountImage, 'tags' | 'state' | 'deprecated'>,
  isShared: boolean,
  { retire, keepDays = STAGE_DAYS }: Retention,
  now: Date,
): Stage | { readonly waits: string } {
  const { tags, state, deprecated } = image
  const disabled = state === 'disabled'
  const disabledAt = tags[TAG.disabled]
  if (!isShared && disabledAt === undefined) {
    if (retire === 'remove') return 'remove'
    return disabled ? { waits: 'it is disabled' } : 'disable'
  }
  if (!disabled) {
    if (deprecated === undefined || Date.parse(deprecated) > now.getTime()) return 'deprecate'
    if (daysSince(deprecated, now) >= keepDays) return 'disable'
    return { waits: `it is shared, and disabled ${keepDays} days after ${deprecated}` }
  }
  if (retire === 'disable') return { waits: 'it is disabled' }
  if (daysSince(disabledAt ?? '', now) >= keepDays) return 'remove'
  return { waits: `it was shared, and is removed ${keepDays} days after ${disabledAt ?? 'it was disabled'}` }
}

/** The newest first; of the same age by their IDs, so that the order is always the same. */
function newestFirst(one: AccountImage, other: AccountImage): number {
  if (isNewer(one, other)) return -1
  return isNewer(other, one) ? 1 : one.id.localeCompare(other.id)
}

/** Not a number where the time is none: no comparison with it holds, so the image stays. */
function daysSince(time: string, now: Date): number {
  return (now.getTime() - Date.parse(time)) / DAY_MS
}
