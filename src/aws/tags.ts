/** Keys of the tags that this action sets; the sweep finds its own things by them. */
export const TAG = {
  run: 'bake-dask-ami:run',
  status: 'bake-dask-ami:status',
  expires: 'bake-dask-ami:expires',
  variant: 'bake-dask-ami:variant',
  /** The images that replace each other. */
  family: 'bake-dask-ami:family',
  dockerImage: 'bake-dask-ami:docker-image',
  sourceAmi: 'bake-dask-ami:source-ami',
  repository: 'bake-dask-ami:repository',
  smokeTest: 'bake-dask-ami:proof',
  /** Marks what belongs to the cluster of the smoke test, and not to the build. */
  part: 'bake-dask-ami:part',
} as const

/** The longest value of a tag that EC2 takes, in characters. */
export const LONGEST_TAG_VALUE = 256
