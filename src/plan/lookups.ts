import type { Architecture, InstanceType } from '../aws/cloud.ts'
import { type Lifecycle, type Quota, quotaOf } from '../aws/quotas.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import { imagesToPull } from './environment.ts'
import { type SmokeLookups, smokeLookups } from './smoke-test.ts'
import { cpu } from './variants/cpu.ts'
import { rapids } from './variants/rapids.ts'
import type { SourceQuery, Variant } from './variants/variant.ts'
import type { BakeRequest } from './workspace-contents.ts'

/** What a request asks of the account before anything is launched: the survey answers it with `Facts`. */
export interface Lookups {
  readonly source: { readonly id: string } | NamedSource | SourceQuery
  /** To bake on, the preferred first. */
  readonly instanceTypes: readonly [string, ...string[]]
  readonly architecture: Architecture
  /** The image of scheduler and workers, or those that it is built on, then the further ones. */
  readonly containerImages: readonly ImageReference[]
  readonly spot: boolean
  /** Every type that something is asked about, and every quota that one may count against; each once. */
  readonly allTypes: readonly string[]
  readonly quotas: readonly Quota[]
  readonly subnetId: string | undefined
  readonly securityGroupIds: readonly string[]
  /** The name that the user chose; one that we make up is new by construction. */
  readonly amiName: string | undefined
  readonly sshSources: 'given' | 'runner' | 'vpc' | 'none'
  /** For the smoke test; undefined when none is asked for. */
  readonly smoke: SmokeLookups | undefined
}

/** A parameter of Systems Manager that the user names, and that holds the source AMI's id. */
export interface NamedSource {
  readonly ownParameter: string
}

/** Before the name of a parameter, as RunInstances takes it in place of an AMI's id. */
const RESOLVE = 'resolve:ssm:'

const variants: Readonly<Record<Request['variant'], Variant>> = { cpu, rapids }

/** The data of the request's variant. */
export function variantOf(request: Pick<Request, 'variant'>): Variant {
  return variants[request.variant]
}

/**
 * The lookups of a request. Made once, and again when the survey knows the instance types.
 *
 * @param types what EC2 says of the instance types; none while that is not known
 */
export function lookupsOf(request: BakeRequest, types: readonly InstanceType[] = []): Lookups {
  const variant = variantOf(request)
  const instanceTypes = instanceTypesOf(request)
  const architecture = architectureOf(instanceTypes[0], types)
  const smoke = smokeLookups(request, instanceTypes)
  const ofCluster = request.smokeInstanceType === undefined ? [] : [request.smokeInstanceType]
  return {
    source: sourceOf(request, variant, architecture),
    instanceTypes,
    architecture,
    containerImages: [...imagesToPull(request), ...request.extraDockerImages],
    spot: request.spot,
    allTypes: [...new Set([...instanceTypes, ...ofCluster])],
    quotas: quotasOf(instanceTypes, lifecycles(request), smoke),
    subnetId: request.subnetId,
    securityGroupIds: request.securityGroupIds,
    amiName: request.amiName,
    sshSources: sshSourcesOf(request),
    smoke,
  }
}

/** The instance types to bake on, the preferred first: those of the request, else the variant's own. */
export function instanceTypesOf(
  request: Pick<Request, 'instanceType' | 'variant'>,
): readonly [string, ...string[]] {
  const [first, ...further] = request.instanceType
  return first === undefined ? variantOf(request).instanceTypes : [first, ...further]
}

/** How the builder may be paid for, the preferred way first. */
export function lifecycles(request: Pick<Request, 'spot'>): readonly Lifecycle[] {
  return request.spot ? ['spot', 'on-demand'] : ['on-demand']
}

const ARCHITECTURES: readonly Architecture[] = ['x86_64', 'arm64']

/**
 * The architecture of an instance type: what EC2 says, else what its name says. The attributes after the generation
 * hold a `g` for Graviton (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html); a1 is arm64
 * too, and so is Grace, the CPU of p6e-gb200 (https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html).
 *
 * @param types what EC2 says of the instance types, as far as it is known
 */
export function architectureOf(instanceType: string, types: readonly InstanceType[] = []): Architecture {
  const known = types.find(({ type }) => type === instanceType)?.architectures
  const byName = /^(?:a1\.|[a-z]+\d+[a-z]*g|[a-z]+\d+[a-z]*-gb\d)/.test(instanceType) ? 'arm64' : 'x86_64'
  return ARCHITECTURES.find((architecture) => known?.includes(architecture)) ?? byName
}

function quotasOf(
  types: readonly string[],
  ways: readonly Lifecycle[],
  smoke: SmokeLookups | undefined,
): readonly Quota[] {
  const wanted = [
    ...ways.flatMap((lifecycle) => types.map((type) => quotaOf(type, lifecycle))),
    ...(smoke?.instanceTypes ?? []).map((type) => quotaOf(type)),
  ]
  return [...new Map(wanted.flatMap((quota) => (quota ? [[quota.code, quota] as const] : []))).values()]
}

function sourceOf(request: BakeRequest, variant: Variant, architecture: Architecture): Lookups['source'] {
  if (request.sourceAmi?.startsWith(RESOLVE)) return { ownParameter: request.sourceAmi.slice(RESOLVE.length) }
  if (request.sourceAmi !== undefined) return { id: request.sourceAmi }
  if (request.sourceAmiName !== undefined && request.sourceAmiOwner !== undefined) {
    return { query: { name: request.sourceAmiName, owners: [request.sourceAmiOwner], architecture } }
  }
  return variant.source(request, architecture)
}

function sshSourcesOf(request: BakeRequest): Lookups['sshSources'] {
  if (request.securityGroupIds.length > 0 || request.sshInterface === 'session_manager') return 'none'
  if (request.allowCidr.length > 0) return 'given'
  return request.sshInterface === 'private_ip' ? 'vpc' : 'runner'
}
