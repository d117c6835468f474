/** What a registry says of one container image, for one architecture. */
export type SurveyedContainerImage = FoundContainerImage | MissedContainerImage

export interface FoundContainerImage {
  /** As the user wrote it. */
  readonly reference: string
  readonly state: 'found'
  /** `sha256:...` of the manifest, or index of manifests, that the reference leads to: what Docker shows in RepoDigests. */
  readonly digest: string
  /** `sha256:...` of the manifest for the architecture: the same as `digest` unless that is of an index. */
  readonly platformDigest: string
  /** Of all layers together, as they are pulled. */
  readonly compressedBytes: number
  readonly layers: number
  /** `ENV` of the image. */
  readonly environment: Readonly<Record<string, string>>
}

export interface MissedContainerImage {
  readonly reference: string
  /** `unknown` is everything that says nothing of the image itself, such as a registry that the runner cannot reach. */
  readonly state: 'not-found' | 'login-refused' | 'login-missing' | 'wrong-architecture' | 'unknown'
  /** A clause for a message: `registry.example.com answered 503`. */
  readonly why: string
}

/** A login to one registry. */
export interface RegistryLogin {
  /** As for `docker login`: `docker.io`, `registry.example.com:5000` */
  readonly registry: string
  readonly username: string
  readonly password: string
}
