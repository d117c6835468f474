import type { Try } from '../diagnosis/attempts.ts'
import type { SmokeTestResult } from '../diagnosis/smoke-test-verdict.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { Timing } from '../packer/phase-log.ts'
import type { BuildPaths } from '../packer/workspace.ts'
import type { ClusterArguments } from '../plan/cluster.ts'
import type { Plan } from '../plan/plan.ts'

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
  /** Of the finished image, as EC2 describes it. */
  readonly encrypted: boolean
  /** What a user should know of the finished image, beyond the plan's warnings. */
  readonly imageWarnings: readonly string[]
  readonly packerVersion: string
  /** The launches before that one. */
  readonly earlier: readonly Try[]
  readonly timings: readonly Timing[]
  /** Undefined when no smoke test was asked for. */
  readonly smokeTest: SmokeTestResult | undefined
  /** Wall-clock time of the whole step. */
  readonly totalSeconds: number
}
