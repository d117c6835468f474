import { TAG } from '../aws/tags.ts'
import type { Resource } from './resource.ts'

/** When a resource is considered left behind. */
export interface Age {
  readonly now: Date
  readonly olderThanHours: number
}

const HOUR_MS = 3_600_000

/**
 * Why nobody may take a resource for a leftover; undefined when nobody needs it any more. All of this must be so:
 *
 * - It has this action's tag of a run, and its status is `building`: what is ready or kept as unproven has another one.
 * - Its tag of expiry, if it has one, is past. A run sets it to a time by which even its deadline and the end of its smoke test
 *   are over, so nothing of a run in progress can be taken.
 * - It was made at least `olderThanHours` ago by EC2's own account. Of security groups and network interfaces EC2 gives no
 *   such time: there the time of expiry stands for it, and a resource without either is kept.
 */
export function reasonToKeep({ tags, created }: Resource, { now, olderThanHours }: Age): string | undefined {
  if (tags[TAG.run] === undefined || tags[TAG.status] !== 'building')
    return 'it is no temporary resource of a run'
  const stated = tags[TAG.expires]
  const expires = stated === undefined ? undefined : new Date(stated)
  if (expires !== undefined && Number.isNaN(expires.getTime())) return `its tag ${TAG.expires} is no time`
  if (expires !== undefined && expires > now) return `it expires at ${expires.toISOString()}`
  const since = created ?? expires
  if (since === undefined) return 'its age is not known'
  const hours = (now.getTime() - since.getTime()) / HOUR_MS
  if (hours >= olderThanHours) return undefined
  return `it is ${created === undefined ? 'expired' : 'there'} for less than ${olderThanHours} h`
}
