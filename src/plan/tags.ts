import { LONGEST_TAG_VALUE, TAG } from '../aws/tags.ts'
import type { Request } from '../inputs/catalogue.ts'

/** What the tags are made from. */
export interface Tagged {
  readonly amiName: string
  readonly family: string
  readonly dockerImage: string
  readonly sourceAmi: string | undefined
  readonly runUuid: string
  readonly repository: string | undefined
  /** When the bake began. */
  readonly baked: Date
  readonly fingerprint: string | undefined
  /** When everything temporary must be gone. */
  readonly expires: Date
}

/** The tags of the image and its snapshots. */
export function imageTags(
  request: Pick<Request, 'tags' | 'variant'>,
  tagged: Tagged,
): Record<string, string> {
  return {
    ...runTags(request, tagged),
    [TAG.family]: tagged.family,
    [TAG.baked]: tagged.baked.toISOString(),
    ...(tagged.fingerprint === undefined ? {} : { [TAG.fingerprint]: tagged.fingerprint }),
    [TAG.dockerImage]: tagged.dockerImage.slice(0, LONGEST_TAG_VALUE),
    ...(tagged.sourceAmi === undefined ? {} : { [TAG.sourceAmi]: tagged.sourceAmi }),
  }
}

/** Tags that only an image gets, once it is ready, or only a cluster. */
const NEVER_ON_SNAPSHOTS: readonly string[] = [
  TAG.regions,
  TAG.rejected,
  TAG.withdrawn,
  TAG.disabled,
  TAG.launchPermissions,
  TAG.part,
]

/** How many tags the snapshots of an image and of its copies may get, their record not counted. */
export function tagsBesideRecord(tags: Readonly<Record<string, string>>): number {
  const own = Object.values(TAG).filter((key) => !NEVER_ON_SNAPSHOTS.includes(key))
  return new Set([...Object.keys(tags), ...own]).size
}

/**
 * The tags of everything temporary. Packer puts them on the image as well, so the image is temporary until
 * its status is changed.
 */
export function runTags(request: Pick<Request, 'tags' | 'variant'>, tagged: Tagged): Record<string, string> {
  return {
    Name: tagged.amiName,
    ...request.tags,
    [TAG.run]: tagged.runUuid,
    [TAG.status]: 'building',
    [TAG.variant]: request.variant,
    [TAG.expires]: tagged.expires.toISOString(),
    ...(tagged.repository === undefined
      ? {}
      : { [TAG.repository]: tagged.repository.slice(0, LONGEST_TAG_VALUE) }),
  }
}
