import type { Try } from '../diagnosis/attempts.ts'
import type { SmokeTestResult } from '../diagnosis/smoke-test-verdict.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { Timing } from '../packer/phase-log.ts'
import type { BuildPaths } from '../packer/workspace.ts'
import type { CheckedClient } from '../plan/client/check.ts'
import type { ClientPackages } from '../plan/client/packages.ts'
import type { ClusterArguments } from '../plan/cluster.ts'
import type { Plan } from '../plan/plan.ts'
import type { ImageChanges } from './changes.ts'
import type { Retirement } from './retention-section.ts'

/** What became of a ready image: where it is, and what names it. */
export interface Publication {
  /** Region to ID; the first is that of the bake. */
  readonly amis: Readonly<Record<string, string>>
  /** Who may launch them beside the account, by 'share-with'. */
  readonly sharedWith: readonly string[]
  /** From when on they are deprecated; undefined when that was not asked for. */
  readonly deprecated: Date | undefined
  /** Undefined when no parameter was asked for. */
  readonly parameter: PublishedParameter | undefined
  /** Undefined when the images of the family could not be listed. */
  readonly retirement: Retirement | undefined
}

/** A parameter that was to name the image. */
export interface PublishedParameter {
  readonly name: string
  /** Region to its version, where it names the image. */
  readonly versions: Readonly<Record<string, number>>
  /** ID of the image that it named before, in the Region of the bake; undefined when it named no other. */
  readonly previous: string | undefined
  /** Why it does not name the image in the Region of the bake; undefined when it does. */
  readonly notPublished: string | undefined
}

/** A bake that succeeded. */
export interface Baked {
  /** With the launch that it was baked on. */
  readonly plan: Plan
  readonly paths: BuildPaths
  readonly ami: string
  readonly publication: Publication
  readonly facts: ImageFacts
  /** What `EC2Cluster` has to be given for it. */
  readonly cluster: ClusterArguments
  /** What a client of it needs. */
  readonly client: ClientPackages
  /** What came of comparing the lock of a client with it; undefined without 'client-environment'. */
  readonly checkedClient: CheckedClient | undefined
  /** Of the finished image, as EC2 describes it. */
  readonly encrypted: boolean
  /** What a user should know of the finished image, beyond the plan's warnings. */
  readonly imageWarnings: readonly string[]
  /** Sentences that say why no image was reused; none where nobody asked for that. */
  readonly rebakeReasons: readonly string[]
  /** To the published image, or the newest earlier one; undefined when there is none. */
  readonly changes: ImageChanges | undefined
  readonly packerVersion: string
  /** The launches before that one. */
  readonly earlier: readonly Try[]
  readonly timings: readonly Timing[]
  /** Undefined when no smoke test was asked for. */
  readonly smokeTest: SmokeTestResult | undefined
  /** Wall-clock time of the whole step. */
  readonly totalSeconds: number
}

/** What of an image's record a step needs to report it. */
export type ReusableFacts = Partial<ImageFacts> &
  Pick<ImageFacts, 'docker_image_digest' | 'nvidia_driver_version' | 'python_version'> &
  Pick<ImageFacts, 'dask_version' | 'distributed_version'>

/** An image that took the place of a bake. */
export interface Reused {
  readonly ami: string
  readonly amiName: string
  readonly region: string
  readonly family: string
  readonly baked: Date
  readonly sourceAmi: string
  /** Size of the root volume in GiB. */
  readonly volumeSize: number
  readonly encrypted: boolean
  readonly facts: ReusableFacts
  readonly paths: BuildPaths
  readonly publication: Publication
  readonly cluster: ClusterArguments
  readonly client: ClientPackages
  readonly checkedClient: CheckedClient | undefined
  readonly changes: ImageChanges | undefined
  /** What was compared with the image and is the same. */
  readonly parts: readonly string[]
  /** Whether the request asks for a smoke test, which the image has passed when it was baked. */
  readonly smokeTested: boolean
  readonly startSeconds: number | undefined
  /** Wall-clock time of the whole step. */
  readonly totalSeconds: number
}
