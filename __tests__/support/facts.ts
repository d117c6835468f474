import type { Facts, SurveyedQuota, SurveyedSubnet, SurveyedType } from '../../src/plan/facts.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import { makePlan } from '../../src/plan/make-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { BakeRequest } from '../../src/plan/workspace-contents.ts'
import type { FoundContainerImage } from '../../src/registry/container-image.ts'
import { texts } from './requests.ts'

/** A public subnet of a default VPC. */
export function aSubnet(differences: Partial<SurveyedSubnet> = {}): SurveyedSubnet {
  return {
    id: 'subnet-0aaaaaaaaaaaaaaaa',
    vpc: 'vpc-0123456789abcdef0',
    zone: 'eu-west-2a',
    freeAddresses: 4091,
    mapsPublicAddress: true,
    route: 'internet-gateway',
    ...differences,
  }
}

/** What EC2 says of a t3.large, or of another type by the differences. */
export function aType(differences: Partial<SurveyedType> = {}): SurveyedType {
  return {
    type: 't3.large',
    vcpus: 2,
    architectures: ['x86_64'],
    burstable: true,
    gpuManufacturers: [],
    instanceStore: 0,
    zones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
    ...differences,
  }
}

/** The quota that a t3.large counts against. */
export function aQuota(differences: Partial<SurveyedQuota> = {}): SurveyedQuota {
  return {
    ...{ code: 'L-1216C47A', name: 'Running On-Demand Standard instances', limit: 64, inUse: 0 },
    ...differences,
  }
}

/** What Docker Hub says of a small Dask image. */
export function aContainerImage(differences: Partial<FoundContainerImage> = {}): FoundContainerImage {
  return {
    reference: 'daskdev/dask:latest',
    state: 'found',
    digest: `sha256:${'056242c932df0c81'.repeat(4)}`,
    platformDigest: `sha256:${'7d1f0a5be3c2944e'.repeat(4)}`,
    compressedBytes: 407_118_592,
    layers: 12,
    environment: { PATH: '/opt/conda/bin:/usr/bin:/bin' },
    ...differences,
  }
}

/** What the survey finds in a good account: Ubuntu 24.04 for x86_64, a default VPC of two subnets, a t3.large. */
export function someFacts(differences: Partial<Facts> = {}): Facts {
  return {
    now: new Date('2026-11-24T03:15:00Z'),
    runId: '1234567890-1',
    repository: 'an-owner/a-repository',
    runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    credentials: { kind: 'none' },
    source: {
      id: 'ami-0123456789abcdef0',
      name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
      architecture: 'x86_64',
      state: 'available',
      rootDeviceName: '/dev/sda1',
      rootDeviceType: 'ebs',
      rootVolumeSize: 8,
      rootVolume: { encrypted: false, iops: 3000, throughput: 125 },
      snapshots: ['snap-0123456789abcdef0'],
      owner: '099720109477',
      created: '2026-11-01T04:12:31.000Z',
      deprecated: undefined,
    },
    defaultVpc: 'vpc-0123456789abcdef0',
    subnets: [aSubnet(), aSubnet({ id: 'subnet-0bbbbbbbbbbbbbbbb', zone: 'eu-west-2b' })],
    types: [aType()],
    quotas: [aQuota()],
    unreachedQuotas: [],
    containerImages: [aContainerImage()],
    archives: [{ name: 'Ubuntu noble-updates', state: 'found', digest: '5fd1'.repeat(16) }],
    missingSpotPermissions: [],
    securityGroups: [],
    missingSecurityGroups: [],
    runnerAddresses: ['203.0.113.7'],
    encryptsByDefault: false,
    imageWithSameName: undefined,
    sshSources: ['203.0.113.7/32'],
    ...differences,
  }
}

/** `someFacts` with a difference in the source AMI. */
export function factsWithSource(differences: Partial<NonNullable<Facts['source']>>): Facts {
  const facts = someFacts()
  if (facts.source === undefined) throw new Error('someFacts has a source AMI')
  return { ...facts, source: { ...facts.source, ...differences } }
}

/** What the plan makes of a request in an account. */
export function planned(request: BakeRequest, facts: Facts): ReturnType<typeof makePlan> {
  return makePlan(request, lookupsOf(request, facts.types), facts)
}

/**
 * The plan for a request in an account.
 *
 * @throws Error when the plan names problems instead
 */
export function planOf(request: BakeRequest, facts: Facts = someFacts()): Plan {
  const plan = planned(request, facts)
  if (Array.isArray(plan)) throw new Error(texts(plan).join('\n'))
  return plan as Plan
}
