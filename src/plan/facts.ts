import type { Image, InstanceType, Route, SecurityGroup, Subnet } from '../aws/cloud.ts'
import type { SurveyedContainerImage } from '../registry/container-image.ts'
import type { CredentialExpiry } from '../runner/runner.ts'
import type { SurveyedArchive } from './archives.ts'
import type { Fingerprint } from './fingerprint.ts'

/** What the survey found out before anything was changed. Absent things are undefined: checking them is the plan's work. */
export interface Facts {
  readonly now: Date
  /** Of the workflow run; part of names and tags. */
  readonly runId: string
  /** `owner/repository` of the workflow. */
  readonly repository: string | undefined
  /** A fresh UUID that everything of this run is tagged with. */
  readonly runUuid: string
  readonly credentials: CredentialExpiry
  readonly source: Image | undefined
  /** What the parameter holds that the user names for the source AMI; undefined when there is none. */
  readonly sourceParameter?: string | undefined
  readonly defaultVpc: string | undefined
  /** Where the builder could be launched: the given subnet, or the default ones. */
  readonly subnets: readonly SurveyedSubnet[]
  /** The instance types that were asked about, but for those that the Region does not have. */
  readonly types: readonly SurveyedType[]
  /** What the types count against, but for what may not be read. */
  readonly quotas: readonly SurveyedQuota[]
  /** Names of the quotas that could not be asked for because Service Quotas was not reached. */
  readonly unreachedQuotas: readonly string[]
  /** What their registries say of the container images, in the order of the lookups. */
  readonly containerImages: readonly SurveyedContainerImage[]
  /** What the archives say that apt reads in the builder. */
  readonly archives: readonly SurveyedArchive[]
  /** Actions of EC2 that a spot launch needs and the credentials may not do. */
  readonly missingSpotPermissions: readonly string[]
  /** Those of the given security groups that are there. */
  readonly securityGroups: readonly SecurityGroup[]
  readonly missingSecurityGroups: readonly string[]
  /** Where the runner is seen to come from; empty when that was not asked, or is unknown. */
  readonly runnerAddresses: readonly string[]
  /** Whether the account encrypts every new EBS volume of the Region; undefined when it may not be read. */
  readonly encryptsByDefault: boolean | undefined
  /** The own image that already has the planned name. */
  readonly imageWithSameName: string | undefined
  /** The blocks that SSH is opened to. */
  readonly sshSources: readonly string[]
  /** What the other facts and the request come to; absent where nobody asks for it. */
  readonly fingerprint?: Fingerprint | undefined
  /** What the smoke test needs to know; absent when none is asked for. */
  readonly smoke?: SmokeFacts | undefined
}

export interface SmokeFacts {
  /** The blocks that the cluster's ports are opened to. */
  readonly sources: readonly string[]
}

export interface SurveyedSubnet extends Subnet {
  readonly route: Route
}

export interface SurveyedType extends InstanceType {
  /** The zones that offer it. */
  readonly zones: readonly string[]
}

/** In vCPUs. */
export interface SurveyedQuota {
  readonly code: string
  readonly name: string
  readonly limit: number
  readonly inUse: number
}

/** What the survey found of an instance type; undefined when the Region does not have it. */
export function surveyedType(facts: Pick<Facts, 'types'>, type: string): SurveyedType | undefined {
  return facts.types.find((candidate) => candidate.type === type)
}
