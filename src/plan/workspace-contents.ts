import type { Request } from '../inputs/catalogue.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { ClientLock } from './client/lock.ts'
import type { CloudInit } from './cloud-init/read.ts'

/** The request of a bake, settled: with what its inputs name in the workspace, which src/workspace reads before all else. */
export type BakeRequest = Request & { readonly fromWorkspace: WorkspaceContents }

/** What the inputs of a request name in the workspace. */
export interface WorkspaceContents {
  readonly environment: EnvironmentSource | undefined
  readonly setupScript: TextFile | undefined
  readonly cloudInit: CloudInit | undefined
  /** In the order of the input. */
  readonly files: readonly PlacedFile[]
  /** The lock of the code that will connect. */
  readonly clientEnvironment: ClientLock | undefined
}

/** The contents where no input names anything. */
export const NOTHING: WorkspaceContents = {
  ...{ environment: undefined, setupScript: undefined, cloudInit: undefined },
  ...{ files: [], clientEnvironment: undefined },
}

/** What is installed upon the container image: by pip, uv or conda, or as a Dockerfile of the user says. */
export type EnvironmentKind = 'requirements' | 'pylock' | 'uv-lock' | 'conda' | 'dockerfile'

/** What input `environment` names. */
export interface EnvironmentSource {
  readonly kind: EnvironmentKind
  /** As the user wrote it. */
  readonly path: string
  /** Where in the build context the file of a lock is that `path` names; empty for a Dockerfile. */
  readonly entry: string
  /** The build context, by path; for a `dockerfile` without its Dockerfile, unless that is in the context. */
  readonly files: readonly ContextEntry[]
  /** The user's; undefined for the other kinds, for which src/render writes one. */
  readonly dockerfile: string | undefined
  /** Whether the build uses `docker-image`: a Dockerfile that mentions DOCKER_IMAGE does, and the other kinds do. */
  readonly usesDockerImage: boolean
  /** The images that a Dockerfile names itself, each once. */
  readonly baseImages: readonly ImageReference[]
  /** Sentences that say which images of a Dockerfile could not be read from it: what is in them is not known. */
  readonly unknownImages: readonly string[]
  /** SHA-256 in hexadecimal over kind, Dockerfile, and the paths, modes and contents of the context. */
  readonly hash: string
}

/** What a file of the workspace holds; the bytes stay where they are until they are sent. */
export interface FileContent {
  readonly mode: 0o644 | 0o755
  /** Bytes. */
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
  /** Where it is on the runner: an absolute path without symbolic links. */
  readonly source: string
}

/** A file of a build context, or a symbolic link, which is sent as it is; `path` is relative to the context, with `/`. */
export type ContextEntry = { readonly path: string } & (FileContent | { readonly link: string })

/** A file or a symbolic link that input `files` puts into the image. */
export type PlacedFile = {
  /** In the workspace: as the user wrote it, and what is below it. */
  readonly path: string
  /** Absolute, in the image. */
  readonly destination: string
} & (FileContent | { readonly link: string })

/** A text that an input names. */
export interface TextFile {
  /** As the user wrote it. */
  readonly path: string
  readonly text: string
}
