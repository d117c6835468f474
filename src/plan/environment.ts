import type { ImageReference } from '../inputs/image-reference.ts'
import { variantOf } from './lookups.ts'
import type { EnvironmentPlan } from './plan.ts'
import type { BakeRequest } from './workspace-contents.ts'

/**
 * The repository of container images that are built from an environment. No registry can serve it, so that nothing but the
 * image of the AMI is ever run under its name.
 */
const REPOSITORY = 'localhost/bake-dask-ami'
/** How much of the hash is in the tag: as much as Docker shows of an image's ID. */
const TAG_LENGTH = 12

/** How the builder makes the container image of a request; undefined when it is pulled. */
export function environmentPlan(request: BakeRequest): EnvironmentPlan | undefined {
  const { environment } = request.fromWorkspace
  if (environment === undefined) return undefined
  const { kind, path, hash, usesDockerImage } = environment
  return {
    ...{ kind, path, hash },
    baseImage: usesDockerImage ? dockerImageOf(request).text : undefined,
    secretNames: Object.keys(request.environmentSecrets ?? {}).sort(),
  }
}

/** The image that scheduler and workers run, as Docker names it in the AMI. */
export function imageOf(request: BakeRequest): string {
  const { environment } = request.fromWorkspace
  return environment === undefined
    ? dockerImageOf(request).text
    : `${REPOSITORY}:${environment.hash.slice(0, TAG_LENGTH)}`
}

/** What is pulled for the container image of scheduler and workers: that image, or those that it is built on. */
export function imagesToPull(request: BakeRequest): readonly ImageReference[] {
  const { environment } = request.fromWorkspace
  if (environment === undefined) return [dockerImageOf(request)]
  return [...(environment.usesDockerImage ? [dockerImageOf(request)] : []), ...environment.baseImages]
}

function dockerImageOf(request: BakeRequest): ImageReference {
  return request.dockerImage ?? variantOf(request).dockerImage
}
