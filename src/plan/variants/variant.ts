import type { Architecture, ImageQuery } from '../../aws/cloud.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { ImageReference } from '../../inputs/image-reference.ts'

/** What a variant of the image is built from when the user does not say. */
export interface Variant {
  readonly dockerImage: ImageReference
  /** To bake on, the preferred first. The last is offered in every Region. */
  readonly instanceTypes: readonly [string, ...string[]]
  /** Size of the root volume in GiB, and the least of it when the sizes of the container images are not known. */
  readonly volumeSize: number
  /** How long SSH may take to answer, in minutes. */
  readonly sshTimeoutMinutes: number
  /** How long a build may take, in minutes: with its clean-up within the hour of a usual session, where it can be. */
  readonly buildTimeoutMinutes: number
  /** How long a cluster of the smoke test may take, in minutes. */
  readonly smokeTimeoutMinutes: number
  readonly usesGpu: boolean
  /** The base image for a request. */
  source(request: SourceChoice, architecture: Architecture): SourceQuery
  /** Where Docker comes from on that base image. */
  dockerSource(request: SourceChoice): NonNullable<Request['dockerSource']>
}

/** The inputs that choose among a variant's base images. */
export type SourceChoice = Pick<Request, 'ubuntuVersion' | 'nvidiaDriver' | 'region'>

/** How to find a base image. */
export interface SourceQuery {
  /**
   * A public parameter of Systems Manager that holds its id; the query is for Regions that lack the parameter and for
   * credentials that may not read it.
   */
  readonly parameter?: string
  readonly query: ImageQuery
}

/** An image of Docker Hub by repository and tag. */
export function dockerHubImage(repository: string, tag: string): ImageReference {
  return { text: `${repository}:${tag}`, registry: undefined, repository, tag, digest: undefined }
}
