/** Keys of the tags that this action sets; the sweep finds its own things by them. */
export const TAG = {
  run: 'bake-dask-ami:run',
  status: 'bake-dask-ami:status',
  expires: 'bake-dask-ami:expires',
  variant: 'bake-dask-ami:variant',
  /** The images that replace each other. */
  family: 'bake-dask-ami:family',
  /** SHA-256 of what decides the contents of the image: images with the same one are alike. */
  fingerprint: 'bake-dask-ami:fingerprint',
  /** When the image was baked, ISO 8601; a copy has that of the image that it was copied from. */
  baked: 'bake-dask-ami:baked',
  /** Of a copy: `<region>/<id>` of the image that was baked. */
  copyOf: 'bake-dask-ami:copy-of',
  /** The Regions that the image is copied to, with that of the bake, separated by spaces. */
  regions: 'bake-dask-ami:regions',
  /** Set by a rollback: the image is not published again, nor is another with its fingerprint. Its value is the reason. */
  rejected: 'bake-dask-ami:rejected',
  /** Set before the image is disabled by a withdrawal; its value is the reason. */
  withdrawn: 'bake-dask-ami:withdrawn',
  /** When retention has disabled a shared image, ISO 8601: EC2 does not say it. */
  disabled: 'bake-dask-ami:disabled',
  /** Followed by `-1` and so on: who may launch the image, while it is disabled. */
  launchPermissions: 'bake-dask-ami:launch-permissions',
  /** Set by a person, with any value: retention keeps the image. */
  keep: 'bake-dask-ami:keep',
  dockerImage: 'bake-dask-ami:docker-image',
  sourceAmi: 'bake-dask-ami:source-ami',
  repository: 'bake-dask-ami:repository',
  smokeTest: 'bake-dask-ami:proof',
  /** Marks what belongs to the cluster of the smoke test, and not to the build. */
  part: 'bake-dask-ami:part',
} as const

/** How the keys of the tags begin that hold the record of an image, on its snapshots. */
export const RECORD_TAG = 'bake-dask-ami:record-'

/** The longest value of a tag that EC2 takes, in characters. */
export const LONGEST_TAG_VALUE = 256

/** A tag as every service of AWS but IAM gives and takes it; the SDK's types make both members optional. */
interface AwsTag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

/** Tags as the SDK takes them. */
export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** Tags as the SDK gives them, by their keys. */
export function tagsOf(tags: readonly AwsTag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}
