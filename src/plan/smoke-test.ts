import { quotaOf } from '../aws/quotas.ts'
import { TAG } from '../aws/tags.ts'
import { type Problem, problem } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { ClusterPlan } from './cluster.ts'
import { type Facts, type SurveyedSubnet, surveyedType } from './facts.ts'
import { smokeMinutes } from './time-limits.ts'

/** The cluster of the smoke test, as plain data: the one that a user would launch, and how it is checked. */
export interface SmokePlan extends ClusterPlan {
  readonly vpc: string
  readonly workers: number
  /** The blocks that the runner comes from. */
  readonly sources: readonly string[]
  /** Tags of the instances, their volumes and the security group. */
  readonly tags: Readonly<Record<string, string>>
  readonly timeoutMinutes: number
  /** Seconds from launch to first result that are still good. */
  readonly maxStartSeconds: number | undefined
  /** The user's Python file, as the user wrote its path. */
  readonly script: string | undefined
  readonly onFailure: Request['onSmokeFailure']
}

/** What the survey has to ask for the smoke test of a request. */
export interface SmokeLookups {
  /** What its instances may be of: what the builder may be, or the one type of the request. */
  readonly instanceTypes: readonly string[]
  readonly sources: 'given' | 'runner' | 'vpc'
}

/** What the smoke test of a request asks of the account; undefined when none is wanted. `types` are the builder's. */
export function smokeLookups(request: Request, types: readonly string[]): SmokeLookups | undefined {
  if (!isWanted(request)) return undefined
  const { smokeInstanceType } = request
  const instanceTypes = smokeInstanceType === undefined ? types : [smokeInstanceType]
  return { instanceTypes, sources: sourcesOf(request) }
}

/** The plan of the smoke test; undefined when none is wanted. */
export function smokePlan(
  request: Request,
  cluster: ClusterPlan,
  facts: Facts,
  runTags: Readonly<Record<string, string>>,
): SmokePlan | undefined {
  if (!isWanted(request) || facts.smoke === undefined || cluster.vpc === undefined) return undefined
  return {
    ...cluster,
    vpc: cluster.vpc,
    workers: request.smokeWorkers,
    sources: facts.smoke.sources,
    tags: { ...runTags, [TAG.part]: 'smoke' },
    timeoutMinutes: smokeMinutes(request),
    maxStartSeconds: request.maxStartSeconds,
    script: request.smokeScript,
    onFailure: request.onSmokeFailure,
  }
}

/** Every reason why the smoke test of a request could not work in the account. `type` is the builder's. */
export function checkSmokeTest(
  request: Request,
  type: string,
  facts: Facts,
  subnet: SurveyedSubnet | undefined,
): Problem[] {
  if (!isWanted(request) || facts.smoke === undefined) return []
  const instanceType = request.smokeInstanceType ?? type
  const problems = [
    checkType(request, instanceType, facts),
    checkZone(instanceType, facts, subnet),
    checkQuota(request, instanceType, facts),
    checkRoute(request, subnet),
    checkSources(facts.smoke.sources),
  ]
  return problems.flatMap((problem) => problem ?? [])
}

function isWanted(request: Request): boolean {
  return request.smokeTest && request.mode !== 'render'
}

function sourcesOf(request: Request): SmokeLookups['sources'] {
  if (request.allowCidr.length > 0) return 'given'
  return request.usePrivateIp ? 'vpc' : 'runner'
}

function checkType(request: Request, type: string, facts: Facts): Problem | undefined {
  if (request.smokeInstanceType === undefined) return undefined
  const found = surveyedType(facts, type)
  if (found === undefined) {
    return {
      code: 'unknown-instance-type',
      what: `Instance type '${type}' does not exist in ${request.region}.`,
      remedy: "Choose another 'smoke-instance-type', or leave it out.",
    }
  }
  const architecture = facts.source?.architecture
  if (architecture === undefined || found.architectures.includes(architecture)) return undefined
  return {
    code: 'architecture-mismatch',
    what: `The image will be for ${architecture}, but '${type}' runs ${found.architectures.join(', ')}.`,
    remedy: "Choose a 'smoke-instance-type' of the image's architecture, or leave it out.",
  }
}

function checkZone(type: string, facts: Facts, subnet: SurveyedSubnet | undefined): Problem | undefined {
  const zones = surveyedType(facts, type)?.zones
  // A type that does not exist has its own problem.
  if (subnet === undefined || zones === undefined || zones.includes(subnet.zone)) return undefined
  return {
    code: 'type-not-offered',
    what: `Instance type '${type}' of the smoke test is not offered in ${subnet.zone}, where subnet ${subnet.id} is.`,
    remedy: `Choose another 'smoke-instance-type', or name a subnet in a zone that offers it: ${zones.join(', ')}.`,
  }
}

/** The builder is gone before the cluster comes, so only the cluster is counted. A new account has 5 vCPUs. */
function checkQuota(request: Request, type: string, facts: Facts): Problem | undefined {
  const code = quotaOf(type)?.code
  const quota = facts.quotas.find((candidate) => candidate.code === code)
  const vcpus = surveyedType(facts, type)?.vcpus
  if (quota === undefined || vcpus === undefined) return undefined
  const machines = request.smokeWorkers + 1
  const needed = machines * vcpus
  if (quota.inUse + needed <= quota.limit) return undefined
  return {
    code: 'quota-too-small',
    what: `The smoke test needs ${needed} vCPUs (${machines} times '${type}'), but of the account's ${quota.limit} for "${quota.name}" ${quota.inUse} are in use.`,
    remedy: `Raise quota ${quota.code} in Service Quotas, set 'smoke-workers' to a smaller value, or choose a smaller 'smoke-instance-type'.`,
  }
}

function checkRoute(request: Request, subnet: SurveyedSubnet | undefined): Problem | undefined {
  if (request.usePrivateIp || subnet?.route !== 'nat') return undefined
  return {
    code: 'no-route',
    what: `Subnet ${subnet.id} reaches the internet through a NAT gateway, so the runner could not reach the cluster of the smoke test.`,
    remedy: "Set 'use-private-ip' to 'true' for a runner in the VPC, or name a public subnet in 'subnet-id'.",
  }
}

function checkSources(sources: readonly string[]): Problem | undefined {
  const world = sources.find((block) => block.endsWith('/0'))
  if (world === undefined) return undefined
  return problem('smoke-open-to-the-world', {
    what: `Input 'allow-cidr' holds ${world}, and the ports of the smoke test's cluster are never opened to the world.`,
  })
}
