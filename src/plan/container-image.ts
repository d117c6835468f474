/** What a registry says of one container image, before anything is launched. */
export type SurveyedContainerImage = FoundContainerImage | MissingContainerImage

export interface FoundContainerImage {
  /** As the user wrote it. */
  readonly reference: string
  readonly state: 'found'
  /** Of the manifest that the reference resolves to, `sha256:...`. */
  readonly digest: string
  /** Size of its layers as they are transferred, in bytes. */
  readonly compressedBytes: number
  readonly layers: number
  /** The environment that its configuration sets. */
  readonly environment: Readonly<Record<string, string>>
}

export interface MissingContainerImage {
  readonly reference: string
  /** `unknown` is everything that must not end a bake: the runner may not reach what the builder does. */
  readonly state: 'not-found' | 'login-refused' | 'login-missing' | 'wrong-architecture' | 'unknown'
  readonly why: string
}

/** A login for one registry. Never part of a plan: what is planned is rendered and shown. */
export interface RegistryLogin {
  /** As `docker login` takes it: `docker.io`, `registry.example.com:5000`. */
  readonly registry: string
  readonly username: string
  readonly password: string
}
