import type { Image, InstanceType, Route, Subnet } from '../aws/cloud.ts'
import type { SurveyedContainerImage } from './container-image.ts'
import type { CredentialLife } from './credential-life.ts'

/** What the survey found out before anything was changed. Absent things are undefined: judging them is the plan's work. */
export interface Facts {
  readonly now: Date
  /** Of the workflow run; part of names and tags. */
  readonly runId: string
  /** `owner/repository` of the workflow. */
  readonly repository: string | undefined
  /** A fresh UUID that everything of this run is tagged with. */
  readonly runUuid: string
  readonly credentials: CredentialLife
  readonly source: Image | undefined
  readonly defaultVpc: string | undefined
  /** Where the builder could be launched: the given subnet, or the default ones. */
  readonly subnets: readonly SurveyedSubnet[]
  readonly instanceType: InstanceType | undefined
  readonly zonesOffering: readonly string[]
  /** In vCPUs; undefined when it may not be read. */
  readonly quota: SurveyedQuota | undefined
  /** What their registries say of the container images, in the order of the questions. */
  readonly containerImages: readonly SurveyedContainerImage[]
  /** Actions of EC2 that a spot launch needs and the credentials may not do. */
  readonly missingSpotRights: readonly string[]
  readonly missingSecurityGroups: readonly string[]
  /** The own image that already has the planned name. */
  readonly imageWithSameName: string | undefined
  /** The blocks that SSH is opened to. */
  readonly sshSources: readonly string[]
  /** What the proof needs to know; absent when none is asked for. */
  readonly smoke?: SmokeFacts | undefined
}

export interface SmokeFacts {
  readonly instanceType: InstanceType | undefined
  readonly zonesOffering: readonly string[]
  readonly quota: SurveyedQuota | undefined
  /** The blocks that the cluster's ports are opened to. */
  readonly sources: readonly string[]
}

export interface SurveyedSubnet extends Subnet {
  readonly route: Route
}

export interface SurveyedQuota {
  readonly code: string
  readonly name: string
  readonly limit: number
  readonly inUse: number
}
