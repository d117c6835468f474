import type { Request } from '../inputs/catalogue.ts'

/** Keys of the tags that this action sets; the sweep finds its own things by them. */
export const TAG = {
  run: 'bake-dask-ami:run',
  status: 'bake-dask-ami:status',
  expires: 'bake-dask-ami:expires',
  variant: 'bake-dask-ami:variant',
  dockerImage: 'bake-dask-ami:docker-image',
  sourceAmi: 'bake-dask-ami:source-ami',
  repository: 'bake-dask-ami:repository',
  proof: 'bake-dask-ami:proof',
  /** Marks what belongs to the cluster of the proof, and not to the build. */
  part: 'bake-dask-ami:part',
} as const

/** What the tags are made from. */
export interface Tagged {
  readonly amiName: string
  readonly dockerImage: string
  readonly sourceAmi: string | undefined
  readonly runUuid: string
  readonly repository: string | undefined
  /** When everything temporary must be gone. */
  readonly expires: Date
}

/** The longest value that EC2 takes. */
const LONGEST_VALUE = 256

/** The tags of the image and its snapshots. */
export function imageTags(
  request: Pick<Request, 'tags' | 'variant'>,
  tagged: Tagged,
): Record<string, string> {
  return {
    ...runTags(request, tagged),
    [TAG.dockerImage]: tagged.dockerImage.slice(0, LONGEST_VALUE),
    ...(tagged.sourceAmi === undefined ? {} : { [TAG.sourceAmi]: tagged.sourceAmi }),
  }
}

/**
 * The tags of everything temporary. Packer puts them on the image as well, so the image counts as temporary until
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
      : { [TAG.repository]: tagged.repository.slice(0, LONGEST_VALUE) }),
  }
}
