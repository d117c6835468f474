import { EC2Client, RunInstancesCommand, waitUntilInstanceRunning } from '@aws-sdk/client-ec2'
import { describe, expect, vi } from 'vitest'
import { CLOSED_PORT, useEnvironment, useLocalEc2 } from '../support/aws-environment.ts'
import { planned, planOf } from '../support/facts.ts'
import type { LocalEc2 } from '../support/local-ec2.ts'
import { requestOf } from '../support/requests.ts'
import { scenario } from '../support/scenario.ts'
import { problems, surveyed } from '../support/surveyed.ts'

/** The zones that the local EC2 has in eu-west-2. */
const ZONES = ['eu-west-2a', 'eu-west-2b', 'eu-west-2c', 'eu-west-2d']

const offeredEverywhere = Object.fromEntries(ZONES.map((zone) => [zone, []]))
const it = scenario()
it.beforeEach(({ ec2 }) => useLocalEc2(ec2))
it.afterEach(async ({ ec2 }) => {
  vi.unstubAllEnvs()
  const quotas = { 'L-1216C47A': 64, 'L-DB2E81BA': 64 }
  const account = { default_vpc: true, private_subnet: false, not_offered: offeredEverywhere }
  await ec2.set({ ...account, quotas, faults: [] })
})

/** The ids of what the local EC2 has of one kind, in the Region of the tests. */
async function ids(
  ec2: LocalEc2,
  kind: string,
  wanted: (row: Row) => boolean = () => true,
): Promise<string[]> {
  const rows = (await ec2.state())[kind] as Row[]
  return rows.filter((row) => row.region === 'eu-west-2' && wanted(row)).map((row) => row.id)
}

interface Row {
  readonly id: string
  readonly name: string
  readonly region: string
}

describe('a good account', () => {
  it('is surveyed as it is', async ({ ec2 }) => {
    const found = await surveyed()
    const [vpc] = await ids(ec2, 'vpcs')
    expect(found).toMatchObject({
      source: {
        name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
        architecture: 'x86_64',
        state: 'available',
        rootDeviceName: '/dev/sda1',
        rootDeviceType: 'ebs',
        rootVolumeSize: 8,
        snapshots: [expect.stringMatching(/^snap-[0-9a-f]{17}$/)],
      },
      defaultVpc: vpc,
      types: expect.arrayContaining([
        {
          type: 'm7i-flex.large',
          vcpus: 2,
          architectures: ['x86_64'],
          burstable: false,
          gpuManufacturers: [],
          instanceStore: 0,
          zones: ZONES,
        },
        {
          type: 't3.large',
          vcpus: 2,
          architectures: ['x86_64'],
          burstable: true,
          gpuManufacturers: [],
          instanceStore: 0,
          zones: ZONES,
        },
      ]),
      quotas: [{ code: 'L-1216C47A', limit: 64, inUse: 0 }],
      missingSecurityGroups: [],
      imageWithSameName: undefined,
      sshSources: ['203.0.113.7/32'],
    })
    expect(found.subnets.map(({ zone, route, vpc: of }) => [zone, route, of])).toEqual(
      ZONES.map((zone) => [zone, 'internet-gateway', vpc]),
    )
    for (const subnet of found.subnets) expect(subnet).toMatchObject({ mapsPublicAddress: true })
    expect(await problems()).toEqual([])
  })

  it('is only read', async ({ ec2 }) => {
    await surveyed({ 'ami-name': 'dask' })
    const actions = (await ec2.calls()).map(({ action }) => action)
    expect(actions.length).toBeGreaterThan(5)
    expect(actions.filter((action) => !/^(?:Describe|Get)/.test(action))).toEqual([])
  })

  it.each([
    [
      'arm64',
      { 'instance-type': 't4g.large' },
      'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20261101',
    ],
    [
      '22.04',
      { 'ubuntu-version': '22.04' },
      'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20261028',
    ],
    [
      'a name',
      { 'source-ami-name': 'debian-12-*', 'source-ami-owner': '136693071363' },
      'debian-12-amd64-20261026-2277',
    ],
  ])('has the source AMI for %s', async (_, inputs, name) => {
    expect((await surveyed(inputs)).source?.name).toBe(name)
  })

  it.for(['cn-north-1', 'us-gov-west-1'])(
    'has the source AMI in %s, by its parameter and by its owner there',
    async (region, { ec2 }) => {
      for (const faults of [[], [{ action: 'GetParameter', code: 'AccessDeniedException', status: 400 }]]) {
        await ec2.set({ faults })
        expect((await surveyed({ region })).source?.name).toMatch(/noble-24\.04-amd64-server-20261101$/)
      }
    },
  )

  it('has the source AMI of a parameter of the account', async ({ ec2, account }) => {
    const [image = ''] = await ids(ec2, 'images', ({ name }) => name.includes('noble-24.04-amd64'))
    await account.parameter('/golden/image', image)
    await account.parameter('/golden/text', 'noble')
    await account.parameter('/golden/gone', 'ami-00000000000000000')
    expect((await surveyed({ 'source-ami': 'resolve:ssm:/golden/image' })).source?.id).toBe(image)
    for (const [name, words] of [
      ['/golden/text', "no source AMI 'noble', which parameter '/golden/text' names, in eu-west-2"],
      ['/golden/gone', "no source AMI 'ami-00000000000000000', which parameter '/golden/gone' names, in"],
      ['/golden/none', "no parameter '/golden/none' of Systems Manager in eu-west-2"],
    ]) {
      const inputs = { 'source-ami': `resolve:ssm:${name}` }
      const plan = planned(requestOf(inputs), await surveyed(inputs))
      expect(plan).toMatchObject([{ code: 'source-not-found', what: expect.stringContaining(words ?? '') }])
    }
  })

  it('has a deprecated source AMI, and says so', async () => {
    const inputs = { 'source-ami-name': '*focal*', 'source-ami-owner': '099720109477' }
    const { warnings } = planOf(requestOf(inputs), await surveyed(inputs))
    expect(warnings).toEqual([expect.stringMatching(/focal.* is deprecated since 2026-05-29: its owner/)])
  })

  it('gives the blocks of its VPC', async () => {
    expect((await surveyed({ 'ssh-interface': 'private_ip' })).sshSources).toEqual(['172.31.0.0/16'])
  })

  it('counts the vCPUs of what is running, of the families that share the quota', async ({ ec2 }) => {
    const client = new EC2Client({ region: 'eu-west-2' })
    const [image] = await ids(ec2, 'images', ({ name }) => name.includes('noble-24.04-amd64'))
    for (const InstanceType of ['t3.large', 'c5.xlarge', 'g4dn.xlarge'] as const) {
      const launch = { ImageId: image, InstanceType, MinCount: 1, MaxCount: 1 }
      const { Instances = [] } = await client.send(new RunInstancesCommand(launch))
      const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }
      await waitUntilInstanceRunning(waiting, { InstanceIds: [Instances[0]?.InstanceId ?? ''] })
    }
    expect((await surveyed()).quotas).toMatchObject([{ inUse: 6 }])
    await ec2.set({ quotas: { 'L-1216C47A': 7 } })
    expect(await problems()).toEqual(['quota-too-small'])
    await ec2.set({ quotas: { 'L-1216C47A': 8 } })
    expect(await problems()).toEqual([])
  })
})

describe('what an account lacks', () => {
  it.for<[string, Record<string, unknown>, Record<string, string>, string[]]>([
    ['a default VPC', { default_vpc: false }, {}, ['no-default-vpc']],
    ['the subnet', {}, { 'subnet-id': 'subnet-00000000000000000' }, ['no-such-subnet']],
    ['the type', {}, { 'instance-type': 't99.large' }, ['unknown-instance-type']],
    ['a quota', { quotas: { 'L-DB2E81BA': 0 } }, { 'instance-type': 'g4dn.xlarge' }, ['quota-too-small']],
    ['the source AMI', {}, { 'source-ami': 'ami-00000000000000000' }, ['source-not-found']],
    [
      'an AMI of the name',
      {},
      { 'source-ami-name': 'no-such-*', 'source-ami-owner': 'self' },
      ['source-not-found'],
    ],
    ['the security group', {}, { 'security-group-ids': 'sg-00000000000000000' }, ['no-such-security-group']],
  ])('%s is found before anything is launched', async ([_, settings, inputs, codes], { ec2 }) => {
    await ec2.set(settings)
    expect(await problems(inputs)).toEqual(codes)
  })

  it('the VPC of the builder, where a given group is of another', async () => {
    const sdk = await import('@aws-sdk/client-ec2')
    const client = new sdk.EC2Client({ region: 'eu-west-2' })
    const made = await client.send(new sdk.CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }))
    const group = await client.send(
      new sdk.CreateSecurityGroupCommand({ GroupName: 'far', Description: 'far', VpcId: made.Vpc?.VpcId }),
    )
    expect(await problems({ 'security-group-ids': group.GroupId ?? '' })).toEqual([
      'security-group-elsewhere',
    ])
  })

  it('a route out of the subnet', async ({ ec2 }) => {
    await ec2.set({ private_subnet: true })
    const [subnet = ''] = await ids(ec2, 'subnets', ({ name }) => /private/.test(name ?? ''))
    expect(await problems({ 'subnet-id': subnet })).toEqual(['no-route'])
  })

  it('the type in one zone', async ({ ec2 }) => {
    await ec2.set({ not_offered: { 'eu-west-2a': ['t3.*', 'm7i-flex.*'] } })
    const { subnets } = await surveyed()
    expect(subnets[0]?.zone).toBe('eu-west-2a')
    expect(await problems({ 'subnet-id': subnets[0]?.id ?? '' })).toEqual(['type-not-offered'])
    expect(planned(requestOf(), await surveyed())).toMatchObject({ builder: { zone: 'eu-west-2b' } })
  })

  it('a source AMI of the architecture', async ({ ec2 }) => {
    const [arm = ''] = await ids(ec2, 'images', ({ name }) => name.includes('noble-24.04-arm64'))
    expect(await problems({ 'source-ami': arm })).toEqual(['architecture-mismatch'])
  })

  it('an answer, because nobody listens', async () => {
    useEnvironment({ AWS_ENDPOINT_URL: CLOSED_PORT })
    expect(await problems()).toEqual(['aws-unreachable'])
  })
})
