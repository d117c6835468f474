import { describe, expect, it } from 'vitest'
import { quotaOf } from '../../src/aws/quotas.ts'
import { architectureOf, lookupsOf } from '../../src/plan/lookups.ts'
import { requestOf } from '../support/requests.ts'

describe('the architecture of an instance type', () => {
  it.each([
    [
      'x86_64',
      [
        't3.large',
        'g4dn.xlarge',
        'g4ad.xlarge',
        'gr6.4xlarge',
        'g6e.xlarge',
        'm7i-flex.large',
        'p4de.24xlarge',
      ],
    ],
    [
      'x86_64',
      ['u7in-16tb.224xlarge', 'mac1.metal', 'c6in.large', 'r7iz.metal-16xl', 'inf2.xlarge', 'hpc7a.12xlarge'],
    ],
    [
      'arm64',
      ['a1.large', 't4g.small', 'm6gd.large', 'c7gn.xlarge', 'g5g.xlarge', 'x2gd.metal', 'hpc7g.4xlarge'],
    ],
    ['arm64', ['im4gn.large', 'is4gen.large', 'i8ge.large', 'r8gb.large', 'p6e-gb200.36xlarge']],
  ])('is %s: %j', (architecture, types) => {
    for (const type of types) expect(architectureOf(type), type).toBe(architecture)
  })
})

describe('the quota of an instance type', () => {
  it.each([
    [
      'L-1216C47A',
      ['t3.large', 'm7i.large', 'c7gn.large', 'is4gen.large', 'z1d.large', 'd3en.xlarge', 'a1.large'],
    ],
    ['L-DB2E81BA', ['g4dn.xlarge', 'gr6.4xlarge', 'vt1.3xlarge']],
    ['L-417A185B', ['p5.48xlarge']],
    [
      undefined,
      [
        'mac2.metal',
        'inf2.xlarge',
        'trn1.2xlarge',
        'hpc7g.4xlarge',
        'dl1.24xlarge',
        'x2gd.large',
        'u-6tb1.metal',
      ],
    ],
  ])('is %s: %j', (code, types) => {
    for (const type of types) expect(quotaOf(type)?.code, type).toBe(code)
  })
})

describe('the source AMI', () => {
  const ubuntu = (release: string, name: string, owner = '099720109477') => ({
    parameter: `/aws/service/canonical/ubuntu/server/${release}/ami-id`,
    query: { name, owners: [owner], architecture: /arm64/.test(name) ? 'arm64' : 'x86_64' },
  })

  it.each<[string, Record<string, string>, object]>([
    [
      '22.04',
      { 'ubuntu-version': '22.04' },
      ubuntu(
        '22.04/stable/current/amd64/hvm/ebs-gp2',
        'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*',
      ),
    ],
    [
      '24.04',
      {},
      ubuntu(
        '24.04/stable/current/amd64/hvm/ebs-gp3',
        'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*',
      ),
    ],
    [
      '26.04',
      { 'ubuntu-version': '26.04' },
      ubuntu(
        '26.04/stable/current/amd64/hvm/ebs-gp3',
        'ubuntu/images/hvm-ssd-gp3/ubuntu-resolute-26.04-amd64-server-*',
      ),
    ],
    [
      '24.04 for arm64',
      { 'instance-type': 'm7g.large' },
      ubuntu(
        '24.04/stable/current/arm64/hvm/ebs-gp3',
        'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-*',
      ),
    ],
    [
      'China',
      { region: 'cn-north-1' },
      ubuntu(
        '24.04/stable/current/amd64/hvm/ebs-gp3',
        'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*',
        '837727238323',
      ),
    ],
    ['a parameter', { 'source-ami': 'resolve:ssm:/golden/image:3' }, { ownParameter: '/golden/image:3' }],
    ['an id', { 'source-ami': 'ami-12345678' }, { id: 'ami-12345678' }],
    [
      'a name of a trusted owner',
      { 'source-ami-name': 'debian-12-*', 'source-ami-owner': '136693071363' },
      { query: { name: 'debian-12-*', owners: ['136693071363'], architecture: 'x86_64' } },
    ],
  ])('is asked for by %s', (_, inputs, source) => {
    expect(lookupsOf(requestOf(inputs)).source).toEqual(source)
  })
})

describe('SSH is opened to', () => {
  const profile = { 'iam-instance-profile': 'baker' }

  it.each<[string, Record<string, string>]>([
    ['runner', {}],
    ['given', { 'allow-cidr': '10.0.0.0/8' }],
    ['given', { 'allow-cidr': '10.0.0.0/8', 'ssh-interface': 'private_ip' }],
    ['vpc', { 'ssh-interface': 'private_ip' }],
    ['none', { 'security-group-ids': 'sg-11111111' }],
    ['none', { 'security-group-ids': 'sg-11111111', 'ssh-interface': 'private_ip' }],
    ['none', { 'ssh-interface': 'session_manager', ...profile }],
  ])('%s: %j', (sources, inputs) => {
    expect(lookupsOf(requestOf(inputs)).sshSources).toBe(sources)
  })
})
