import { type Lifecycle, quotaOf } from '../../aws/quotas.ts'
import { type Problem, problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { type Facts, surveyedType } from '../facts.ts'
import { architectureOf, type Lookups } from '../lookups.ts'
import type { BakeRequest } from '../workspace-contents.ts'
import { checkContainerImages } from './container-images.ts'
import { checkCredentials } from './credentials.ts'
import { checkCuda, checkGpu } from './gpu.ts'
import { checkGroupVpcs } from './reachability.ts'

/** Every reason why the bake of a request could not work in the account, whatever it is baked on and in which subnet. */
export function checkFacts(request: BakeRequest, lookups: Lookups, facts: Facts): Problem[] {
  const problems = [
    checkArchitectures(lookups.instanceTypes, facts),
    checkSource(request, lookups, facts),
    checkName(request, facts),
    checkGroups(request, facts),
    ...checkGroupVpcs(facts),
    checkSpotRights(facts),
    checkCredentials(facts),
    ...checkContainerImages(request, facts),
    checkCuda(request, lookups, facts),
  ]
  return problems.flatMap((problem) => problem ?? [])
}

/** Every reason, the subnet aside, why a bake on an instance type could not work in the account. */
export function checkType(request: Request, type: string, lifecycle: Lifecycle, facts: Facts): Problem[] {
  const problems = [
    checkExistence(request, type, facts),
    checkQuota(type, lifecycle, facts),
    checkArchitecture(type, facts),
    checkGpu(request, type),
  ]
  return problems.flatMap((problem) => problem ?? [])
}

function checkArchitectures(types: readonly string[], facts: Facts): Problem | undefined {
  const architecture = (type: string) => architectureOf(type, facts.types)
  if (new Set(types.map(architecture)).size === 1) return undefined
  return problem('mixed-architectures', {
    what: `The types of input 'instance-type' have different architectures: ${types.map((type) => `'${type}' is ${architecture(type)}`).join(', ')}.`,
  })
}

function checkExistence(request: Request, type: string, facts: Facts): Problem | undefined {
  if (surveyedType(facts, type) !== undefined) return undefined
  return {
    code: 'unknown-instance-type',
    what: `Instance type '${type}' does not exist in ${request.region}.`,
    remedy:
      "Choose another 'instance-type'; 'aws ec2 describe-instance-type-offerings' lists those of the Region.",
  }
}

function checkQuota(type: string, lifecycle: Lifecycle, facts: Facts): Problem | undefined {
  const counted = quotaOf(type, lifecycle)?.code
  const quota = facts.quotas.find((candidate) => candidate.code === counted)
  const needed = surveyedType(facts, type)?.vcpus
  if (quota === undefined || needed === undefined || quota.inUse + needed <= quota.limit) return undefined
  const { limit, inUse, code, name } = quota
  return {
    code: 'quota-too-small',
    what: `'${type}' needs ${needed} vCPUs, but of the account's ${limit} for "${name}" ${inUse} are in use.`,
    remedy: `Raise quota ${code} in Service Quotas, end other instances, or choose a smaller 'instance-type'.`,
  }
}

function checkArchitecture(type: string, { types, source }: Facts): Problem | undefined {
  const found = surveyedType({ types }, type)
  if (source === undefined || found === undefined || found.architectures.includes(source.architecture)) {
    return undefined
  }
  return {
    code: 'architecture-mismatch',
    what: `The source AMI ${source.id} is for ${source.architecture}, but '${type}' runs ${found.architectures.join(', ')}.`,
    remedy: "Choose an 'instance-type' of that architecture, or another source AMI.",
  }
}

function checkSource(request: Request, { source }: Lookups, facts: Facts): Problem | undefined {
  const image = facts.source
  if (image === undefined) {
    return problem('source-not-found', {
      what: `There is no ${soughtSource(source, facts)} in ${request.region} that this account may use.`,
    })
  }
  if (image.state !== 'available' || image.rootDeviceType !== 'ebs') {
    return problem('source-unusable', {
      what: `The source AMI ${image.id} is ${image.state} and has a root device of type '${image.rootDeviceType}'.`,
    })
  }
  if (request.volumeSize !== undefined && request.volumeSize < image.rootVolumeSize) {
    return {
      code: 'volume-too-small',
      what: `Input 'volume-size' is ${request.volumeSize} GiB, but the source AMI ${image.id} has ${image.rootVolumeSize} GiB.`,
      remedy: `Set it to at least ${image.rootVolumeSize}, or leave it out.`,
    }
  }
  return undefined
}

function soughtSource(
  source: Lookups['source'],
  { sourceParameter }: Pick<Facts, 'sourceParameter'>,
): string {
  if ('id' in source) return `source AMI '${source.id}'`
  if ('query' in source) {
    return `source AMI named '${source.query.name}' and owned by ${source.query.owners.join(', ')}`
  }
  if (sourceParameter === undefined) return `parameter '${source.ownParameter}' of Systems Manager`
  return `source AMI '${sourceParameter.slice(0, 100)}', which parameter '${source.ownParameter}' names,`
}

function checkName(request: Request, facts: Facts): Problem | undefined {
  if (facts.imageWithSameName === undefined) return undefined
  return problem('ami-name-taken', {
    what: `The AMI name '${request.amiName}' is taken by ${facts.imageWithSameName}.`,
  })
}

/** Packer's plugin ends in a panic, and leaves its launch template, when CreateFleet answers with any error. */
function checkSpotRights(facts: Facts): Problem | undefined {
  if (facts.missingSpotPermissions.length === 0) return undefined
  return {
    code: 'access-denied',
    what: `The AWS credentials may not launch spot instances: ${facts.missingSpotPermissions.join(', ')}.`,
    remedy: "Allow these actions; docs/permissions.md holds the policy. Or set 'spot' to 'false'.",
  }
}

function checkGroups(request: Request, facts: Facts): Problem | undefined {
  if (facts.missingSecurityGroups.length === 0) return undefined
  return problem('no-such-security-group', {
    what: `There is no security group ${facts.missingSecurityGroups.join(', ')} in ${request.region}.`,
  })
}
