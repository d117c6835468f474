import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/plan/facts.ts'
import { cudaMajor, gpuBeforeTuring, hasNvidiaGpu } from '../../../src/plan/gpus.ts'
import type { MissedContainerImage } from '../../../src/registry/container-image.ts'
import {
  aContainerImage,
  aQuota,
  aType,
  factsWithSource,
  planned,
  planOf,
  someFacts,
} from '../../support/facts.ts'
import { anEnvironment, requestOf, texts } from '../../support/requests.ts'

const typed = (type: string, vcpus: number, gpuManufacturers: readonly string[] = ['NVIDIA']) => ({
  types: [aType({ type, vcpus, burstable: false, gpuManufacturers })],
})
const rapidsFacts = (differences: Partial<Facts> = {}): Facts => ({
  ...factsWithSource({ rootVolumeSize: 75 }),
  ...typed('g4dn.xlarge', 4),
  ...differences,
})
const missing = (state: MissedContainerImage['state'], why: string): MissedContainerImage => ({
  reference: 'rapidsai/base:26.06-cuda13-py3.14',
  state,
  why,
})

/** Title, what the survey found, the inputs beside `variant: rapids`, and every problem that the plan names. */
type Case = readonly [string, Facts, Record<string, string>, readonly string[]]

const cases: readonly Case[] = [
  [
    'a V100 with the open driver of the Deep Learning AMI',
    rapidsFacts(typed('p3.2xlarge', 8)),
    { 'instance-type': 'p3.2xlarge' },
    [
      "'p3.2xlarge' has a V100 (Volta), which NVIDIA's open driver does not drive. Choose an 'instance-type' with a GPU of the Turing generation or newer, such as 'g4dn.xlarge' or 'g6.xlarge'.",
    ],
  ],
  [
    'an M60 with the open driver of Ubuntu',
    rapidsFacts(typed('g3s.xlarge', 4)),
    { 'instance-type': 'g3s.xlarge', 'nvidia-driver': 'install' },
    [
      "'g3s.xlarge' has a M60 (Maxwell), which NVIDIA's open driver does not drive. Choose an 'instance-type' with a GPU of the Turing generation or newer, such as 'g4dn.xlarge' or 'g6.xlarge'.",
    ],
  ],
  [
    'a CUDA that the driver to install does not run, by the tag',
    rapidsFacts(),
    { 'docker-image': 'rapidsai/base:27.12-cuda14-py3.14', 'nvidia-driver': 'install' },
    [
      "The container image 'rapidsai/base:27.12-cuda14-py3.14' needs CUDA 14, but Ubuntu's driver of branch 580 runs CUDA up to 13. Choose a 'docker-image' for CUDA 13, or set 'nvidia-driver' to 'ami' for the newer driver of the Deep Learning AMI.",
    ],
  ],
  [
    'a CUDA that the driver to install does not run, by the image itself',
    rapidsFacts({ containerImages: [aContainerImage({ environment: { CUDA_VERSION: '14.1.0' } })] }),
    { 'docker-image': 'team/gpu:1', 'nvidia-driver': 'install' },
    [
      "The container image 'team/gpu:1' needs CUDA 14, but Ubuntu's driver of branch 580 runs CUDA up to 13. Choose a 'docker-image' for CUDA 13, or set 'nvidia-driver' to 'ami' for the newer driver of the Deep Learning AMI.",
    ],
  ],
  [
    'an image that is not made for the architecture of the type',
    rapidsFacts({ containerImages: [missing('wrong-architecture', 'it is not made for linux/arm64')] }),
    {},
    [
      "The container image 'rapidsai/base:26.06-cuda13-py3.14' cannot be pulled: it is not made for linux/arm64. Choose an 'instance-type' of an architecture that the container image has, or another image.",
    ],
  ],
  [
    'no such Deep Learning AMI for the architecture',
    rapidsFacts({ source: undefined, types: [aType({ type: 'g5g.xlarge', architectures: ['arm64'] })] }),
    { 'instance-type': 'g5g.xlarge', 'ubuntu-version': '26.04' },
    [
      "There is no source AMI named 'Deep Learning ARM64 Base OSS Nvidia Driver GPU AMI (Ubuntu 26.04) *' and owned by 898082745236 in eu-west-2 that this account may use. Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
    ],
  ],
  [
    'a disk that the layers do not fit on',
    rapidsFacts({ containerImages: [aContainerImage({ compressedBytes: 5 * 2 ** 30 })] }),
    { 'volume-size': '98' },
    [
      "Input 'volume-size' is 98 GiB, but the source AMI and the container images, compressed and unpacked, need 99 GiB. Set it to at least 99, or leave it out.",
    ],
  ],
  [
    'no quota for GPUs',
    rapidsFacts({
      quotas: [aQuota({ code: 'L-DB2E81BA', name: 'Running On-Demand G and VT instances', limit: 0 })],
    }),
    {},
    [
      `'g4dn.xlarge' needs 4 vCPUs, but of the account's 0 for "Running On-Demand G and VT instances" 0 are in use. Raise quota L-DB2E81BA in Service Quotas, end other instances, or choose a smaller 'instance-type'.`,
    ],
  ],
  [
    'an image that is not there',
    rapidsFacts({ containerImages: [missing('not-found', 'the registry has no such image')] }),
    {},
    [
      "The container image 'rapidsai/base:26.06-cuda13-py3.14' cannot be pulled: the registry has no such image. Check the repository and the tag in 'docker-image' or 'extra-docker-images'.",
    ],
  ],
  [
    'an image that wants a login',
    rapidsFacts({ containerImages: [missing('login-missing', 'its registry wants a login for it')] }),
    {},
    [
      "The container image 'rapidsai/base:26.06-cuda13-py3.14' cannot be pulled: its registry wants a login for it. Check the name of the image; when it is private, give 'registry', 'registry-username' and 'registry-password'.",
    ],
  ],
  [
    'a login that the registry rejects',
    rapidsFacts({ containerImages: [missing('login-refused', "the registry refuses the login of 'robot'")] }),
    {},
    [
      "The container image 'rapidsai/base:26.06-cuda13-py3.14' cannot be pulled: the registry refuses the login of 'robot'. Check the name of the image, 'registry-username' and 'registry-password', and that they may pull it.",
    ],
  ],
  [
    'no rights for spot instances',
    rapidsFacts({ missingSpotPermissions: ['ec2:CreateLaunchTemplate', 'ec2:CreateFleet'] }),
    { spot: 'true' },
    [
      "The AWS credentials may not launch spot instances: ec2:CreateLaunchTemplate, ec2:CreateFleet. Allow these actions; docs/permissions.md holds the policy. Or set 'spot' to 'false'.",
    ],
  ],
]

describe('a rapids image is rejected before anything is launched', () => {
  it.each(cases)('%s', (_, facts, inputs, problems) => {
    const plan = planned(requestOf({ variant: 'rapids', ...inputs }), facts)
    expect(Array.isArray(plan) ? texts(plan) : plan).toEqual(problems)
  })
})

describe('a rapids image is planned', () => {
  it('with a disk for the source AMI, the layers compressed and unpacked, and some room', () => {
    const facts = rapidsFacts({ containerImages: [aContainerImage({ compressedBytes: 5 * 2 ** 30 })] })
    expect(planOf(requestOf({ variant: 'rapids' }), facts).builder.volume.size).toBe(75 + 5 * 4 + 4)
  })

  it('with the variant’s own disk when the registry could not be asked, and says so', () => {
    const facts = rapidsFacts({ containerImages: [missing('unknown', 'no answer')] })
    const { builder, warnings } = planOf(requestOf({ variant: 'rapids' }), facts)
    expect(builder.volume.size).toBe(120)
    expect(warnings).toContain(
      "The registry could not be asked about 'rapidsai/base:26.06-cuda13-py3.14' (no answer), so its size and existence were not checked beforehand.",
    )
  })

  it('on a type without a GPU, with the checks skipped and said so', () => {
    const plan = planOf(
      requestOf({ variant: 'rapids', 'instance-type': 'c7i.xlarge' }),
      rapidsFacts(typed('c7i.xlarge', 4, [])),
    )
    expect(plan.gpuChecks).toBe('skipped')
    expect(plan.warnings.join('\n')).toMatch(/The builder has no NVIDIA GPU/)
    expect(plan.warnings.join('\n')).not.toContain('is installed and was not tried')
  })

  it('on a type without a GPU with a driver of our own, which nothing has tried with the CUDA of the image', () => {
    const plan = planOf(
      requestOf({ variant: 'rapids', 'nvidia-driver': 'install', 'instance-type': 'c7i.xlarge' }),
      rapidsFacts(typed('c7i.xlarge', 4, [])),
    )
    expect(plan.warnings.join('\n')).toContain("NVIDIA's driver 580 is installed and was not tried")
  })

  it('with a newer CUDA on the driver of an AMI, which only the builder can find', () => {
    const inputs = { variant: 'rapids', 'docker-image': 'rapidsai/base:27.12-cuda14-py3.14' }
    expect(planOf(requestOf(inputs), rapidsFacts()).gpuChecks).toBe('full')
  })
})

describe('encrypted snapshots', () => {
  it('come with a warning about EC2Cluster', () => {
    const { builder, warnings } = planOf(requestOf({ encrypt: 'true' }), someFacts())
    expect(builder.encryption).toEqual({ kmsKey: undefined })
    expect(warnings.join('\n')).toMatch(/Encrypted: False/)
  })
})

describe('the table of GPUs', () => {
  it.each([
    ['g4dn.xlarge', true, undefined],
    ['g6e.12xlarge', true, undefined],
    ['p5en.48xlarge', true, undefined],
    ['p6-b200.48xlarge', true, undefined],
    ['p3dn.24xlarge', true, 'V100 (Volta)'],
    ['p2.xlarge', true, 'K80 (Kepler)'],
    ['g4ad.xlarge', false, undefined],
    ['c7i.large', false, undefined],
  ])('%s', (type, hasGpu, tooOld) => {
    expect(hasNvidiaGpu(type, undefined)).toBe(hasGpu)
    expect(gpuBeforeTuring(type)).toBe(tooOld)
  })

  it('gives way to what EC2 says', () => {
    expect(hasNvidiaGpu('g99.xlarge', ['NVIDIA'])).toBe(true)
    expect(hasNvidiaGpu('g4dn.xlarge', [])).toBe(false)
  })
})

describe('the CUDA of an image', () => {
  it.each<[string, Record<string, string> | undefined, number | undefined]>([
    ['rapidsai/base:26.06-cuda13-py3.14', undefined, 13],
    ['nvcr.io/nvidia/rapidsai/base:26.04-cuda12-py3.13', {}, 12],
    ['rapidsai/base:26.06-cuda13-py3.14', { CUDA_VERSION: '12.9.1' }, 12],
    ['daskdev/dask:latest', undefined, undefined],
  ])('%s %o is %s', (reference, environment, major) => {
    expect(cudaMajor(reference, environment)).toBe(major)
  })
})

it('the CUDA of a further image says nothing of an environment that is built on no known image', () => {
  const inputs = { ...{ variant: 'rapids', 'nvidia-driver': 'install' }, 'extra-docker-images': 'team/gpu:1' }
  const facts = rapidsFacts({
    containerImages: [aContainerImage({ reference: 'team/gpu:1', environment: { CUDA_VERSION: '14.1.0' } })],
  })
  const scratch = anEnvironment({ kind: 'dockerfile', usesDockerImage: false })
  const built = planned(requestOf({ ...inputs, environment: 'x' }, { environment: scratch }), facts)
  expect(Array.isArray(built) ? texts(built) : []).toEqual([])
})
