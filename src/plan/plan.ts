import type { ImageQuery } from '../aws/cloud.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { CloudInitPart } from './cloud-init/read.ts'
import type { ClusterPlan } from './cluster.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { SmokePlan } from './smoke-test.ts'
import type { Volume } from './volume.ts'
import type { EnvironmentKind, WorkspaceContents } from './workspace-contents.ts'

/** Everything that is decided about one bake, as plain data: what is rendered, run and reported follows from it alone. */
export interface Plan extends Launch {
  readonly region: string
  readonly variant: Request['variant']
  /** The images that replace each other. */
  readonly family: string
  /** `owner/repository` of the workflow. */
  readonly repository: string | undefined
  /** When the bake began; images of a family are ordered by it. */
  readonly baked: Date
  readonly amiName: string
  /** Whether input `ami-name` says it; else it is made up, and no other step has it. */
  readonly amiNameIsGiven: boolean
  readonly amiDescription: string
  /** Undefined in `mode: render`. */
  readonly fingerprint: Fingerprint | undefined
  readonly imageTags: Readonly<Record<string, string>>
  readonly runTags: Readonly<Record<string, string>>
  readonly runUuid: string
  /** `id` is undefined in `mode: render`, which does not ask the account what the query finds. */
  readonly source: { readonly id: string | undefined; readonly query: ImageQuery | undefined }
  readonly ssh: Ssh
  readonly install: Install
  /** What input `cloud-init` adds to the user data of the builder. */
  readonly cloudInit: CloudInitPart | undefined
  /** What scheduler and workers run: pulled, or built from the environment. */
  readonly dockerImage: string
  /** What the builder builds `dockerImage` from; undefined when it is pulled. */
  readonly environment: EnvironmentPlan | undefined
  /** What the inputs name in the workspace. */
  readonly fromWorkspace: WorkspaceContents
  readonly extraDockerImages: readonly string[]
  /** Of all tries together. */
  readonly timeoutMinutes: number
  /** What is tried in turn where EC2 has no capacity for the builder. */
  readonly furtherLaunches: readonly Launch[]
  /** What a user should know although it does not stop the bake. */
  readonly warnings: readonly string[]
}

/** How the builder makes a container image. */
export interface EnvironmentPlan {
  readonly kind: EnvironmentKind
  /** As the user wrote it. */
  readonly path: string
  /** SHA-256 of what it is built from, in hexadecimal. */
  readonly hash: string
  /** The image that it is built on, given as the build argument DOCKER_IMAGE; undefined when a Dockerfile has no use for it. */
  readonly baseImage: string | undefined
  /** The names of the secrets of the build, in alphabetical order. */
  readonly secretNames: readonly string[]
}

/** One way to launch the builder, and what depends on it. */
export interface Launch {
  readonly builder: Builder
  /** `skipped`: the image is for GPUs and the builder has none. */
  readonly gpuChecks: 'none' | 'skipped' | 'full'
  /** The cluster that the image is for. */
  readonly cluster: ClusterPlan
  /** The smoke test; undefined when none is asked for. */
  readonly smoke: SmokePlan | undefined
}

/** The instance that the image is made on. */
export interface Builder {
  readonly instanceType: string
  readonly spot: boolean
  readonly unlimitedCredits: boolean
  readonly instanceProfile: string | undefined
  readonly volume: Volume
  readonly encryption: Encryption | undefined
  readonly vpc: string | undefined
  readonly subnet: string | undefined
  readonly zone: string | undefined
  readonly associatePublicIp: boolean | undefined
  /** Groups that the user gave; when empty Packer makes a temporary one. */
  readonly securityGroups: readonly string[]
}

/** How the snapshots are encrypted. */
export interface Encryption {
  /** Undefined for the account's default key for EBS. */
  readonly kmsKey: string | undefined
}

export interface Ssh {
  readonly username: string
  readonly interface: Request['sshInterface']
  readonly timeoutMinutes: number
  /** The blocks that the temporary group lets in; empty when groups are given or Session Manager is used. */
  readonly sources: readonly string[]
}

/** What cloud-init installs in the builder. */
export interface Install {
  readonly dockerSource: NonNullable<Request['dockerSource']>
  /** Branch of NVIDIA's driver to install, or undefined when the source AMI has one or the image needs none. */
  readonly nvidiaDriver: number | undefined
  /** Debian packages, Docker's included, in one transaction. */
  readonly packages: readonly string[]
  /** Whether apt's timers stay as the source AMI has them; else they are masked in the image. */
  readonly automaticUpgrades: boolean
  /** Whether the image is changed so that its instances start faster. */
  readonly start: 'fast' | 'plain'
  /** Minutes after which the builder powers itself off whatever happens to the runner. */
  readonly powerOffMinutes: number
}
