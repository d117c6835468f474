import type { Architecture, ImageQuery } from '../../aws/cloud.ts'

/** What a variant of the image is built from when the user does not say. */
export interface Variant {
  readonly dockerImage: string
  readonly instanceType: string
  /** Size of the root volume in GiB. */
  readonly volumeSize: number
  /** The base image for an Ubuntu release. */
  source(ubuntu: UbuntuVersion, architecture: Architecture): ImageQuery
}

export type UbuntuVersion = '22.04' | '24.04' | '26.04'
