import type { CollectedLog } from '../packer/collected-logs.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { Timing } from '../packer/phase-log.ts'
import type { ClusterArguments } from '../plan/cluster.ts'
import type { Builder, Plan } from '../plan/plan.ts'
import type { Proof } from '../smoke-test/result.ts'

/** Where the files of a run are, as absolute paths. */
export interface RenderedPaths {
  readonly cloudConfig: string
  readonly userData: string
  readonly template: string
  readonly variables: string
}

export interface BuildPaths extends RenderedPaths {
  readonly manifest: string
  readonly imageFacts: string
  /** Environment lines for Dask. */
  readonly daskConfig: string
  /** Directory of the logs. */
  readonly logs: string
}

/** A launch of the builder that came to nothing, and was followed by another. */
export interface Try {
  readonly builder: Builder
  /** Of its diagnosis. */
  readonly code: string
  readonly seconds: number
}

/** A bake that succeeded. */
export interface Baked {
  /** With the launch that it was baked on. */
  readonly plan: Plan
  readonly paths: BuildPaths
  readonly ami: string
  /** Region to id. */
  readonly amis: Readonly<Record<string, string>>
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
  readonly proof: Proof | undefined
  /** Wall-clock time of the whole step. */
  readonly totalSeconds: number
}

/** A bake that Packer did not bring to its end. */
export interface Failed {
  /** With the launch that failed. */
  readonly plan: Plan
  /** The launches before that one. */
  readonly earlier: readonly Try[]
  readonly ending: 'exited' | 'timed-out' | 'cancelled'
  /** Everything that Packer printed, but for the builder's own logs. */
  readonly lines: readonly string[]
  /** The builder's own logs, as far as they could be fetched. */
  readonly builderLogs: readonly CollectedLog[]
  readonly timings: readonly Timing[]
}
