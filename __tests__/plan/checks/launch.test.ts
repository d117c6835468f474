import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/plan/facts.ts'
import { aQuota, factsWithSource, planned, someFacts } from '../../support/facts.ts'
import { requestOf, texts } from '../../support/requests.ts'

const unknownImage = { reference: 'daskdev/dask:latest', state: 'unknown', why: 'no answer' } as const

/** What the survey found, what the user asked for beside the defaults, and every problem that the plan names. */
type Case = readonly [
  title: string,
  facts: Facts,
  inputs: Record<string, string>,
  problems: readonly string[],
]

const source: readonly Case[] = [
  [
    'no source AMI by its id',
    someFacts({ source: undefined }),
    { 'source-ami': 'ami-12345678' },
    [
      "There is no source AMI 'ami-12345678' in eu-west-2 that this account may use. Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
    ],
  ],
  [
    'no source AMI by its name',
    someFacts({ source: undefined }),
    { 'source-ami-name': 'dask-*', 'source-ami-owner': 'self' },
    [
      "There is no source AMI named 'dask-*' and owned by self in eu-west-2 that this account may use. Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
    ],
  ],
  [
    'a source AMI that is not ready',
    factsWithSource({ state: 'pending' }),
    {},
    [
      "The source AMI ami-0123456789abcdef0 is pending and has a root device of type 'ebs'. Choose one that is available and backed by EBS.",
    ],
  ],
  [
    'a source AMI without a volume',
    factsWithSource({ rootDeviceType: 'instance-store' }),
    {},
    [
      "The source AMI ami-0123456789abcdef0 is available and has a root device of type 'instance-store'. Choose one that is available and backed by EBS.",
    ],
  ],
  [
    'a source AMI of another architecture',
    factsWithSource({ architecture: 'arm64' }),
    {},
    [
      "The source AMI ami-0123456789abcdef0 is for arm64, but 't3.large' runs x86_64. Choose an 'instance-type' of that architecture, or another source AMI.",
    ],
  ],
  [
    'a volume smaller than the snapshot',
    factsWithSource({ rootVolumeSize: 30 }),
    { 'volume-size': '29' },
    [
      "Input 'volume-size' is 29 GiB, but the source AMI ami-0123456789abcdef0 has 30 GiB. Set it to at least 30, or leave it out.",
    ],
  ],
]

const account: readonly Case[] = [
  [
    'a type that does not exist, named once',
    someFacts({ types: [] }),
    { 'instance-type': 't9.large' },
    [
      "Instance type 't9.large' does not exist in eu-west-2. Choose another 'instance-type'; 'aws ec2 describe-instance-type-offerings' lists those of the Region.",
    ],
  ],
  [
    'a quota that other instances use up',
    someFacts({ quotas: [aQuota({ name: 'Standard instances', limit: 5, inUse: 4 })] }),
    {},
    [
      "'t3.large' needs 2 vCPUs, but of the account's 5 for \"Standard instances\" 4 are in use. Raise quota L-1216C47A in Service Quotas, end other instances, or choose a smaller 'instance-type'.",
    ],
  ],
  [
    'an AMI name that is taken',
    someFacts({ imageWithSameName: 'ami-0fedcba9876543210' }),
    { 'ami-name': 'dask' },
    [
      "The AMI name 'dask' is taken by ami-0fedcba9876543210. Choose another 'ami-name', or leave it out: then each job gets a unique name.",
    ],
  ],
  [
    'security groups that do not exist',
    someFacts({ missingSecurityGroups: ['sg-11111111', 'sg-22222222'] }),
    { 'security-group-ids': 'sg-11111111\nsg-22222222' },
    [
      "There is no security group sg-11111111, sg-22222222 in eu-west-2. Check input 'security-group-ids' and the Region.",
    ],
  ],
]

describe.each(Object.entries({ source, account }))('what is wrong with the %s', (_, table) => {
  it.each(table)('%s', (_title, facts, inputs, problems) => {
    const plan = planned(requestOf(inputs), facts)
    expect(Array.isArray(plan) ? texts(plan) : plan).toEqual(problems)
  })
})

it('comes all at once', () => {
  const facts: Facts = {
    ...factsWithSource({ architecture: 'arm64' }),
    subnets: [],
    defaultVpc: undefined,
    quotas: [aQuota({ limit: 0 })],
    imageWithSameName: 'ami-0fedcba9876543210',
    missingSecurityGroups: ['sg-11111111'],
  }
  const plan = planned(requestOf(), facts)
  expect(Array.isArray(plan) && plan.map((problem) => problem.code)).toEqual([
    'quota-too-small',
    'architecture-mismatch',
    'no-default-vpc',
    'ami-name-taken',
    'no-such-security-group',
  ])
})

describe('what is not wrong', () => {
  it.each<[string, Facts, Record<string, string>]>([
    ['a quota that is just enough', someFacts({ quotas: [aQuota({ limit: 6, inUse: 4 })] }), {}],
    ['a quota that may not be read', someFacts({ quotas: [] }), {}],
    [
      'a volume as large as the snapshot, when the size of the container image is not known',
      { ...factsWithSource({ rootVolumeSize: 30 }), containerImages: [unknownImage] },
      { 'volume-size': '30' },
    ],
    ['a volume that is just enough', factsWithSource({ rootVolumeSize: 8 }), { 'volume-size': '14' }],
  ])('%s', (_, facts, inputs) => {
    expect(planned(requestOf(inputs), facts)).toHaveProperty('amiName')
  })
})
