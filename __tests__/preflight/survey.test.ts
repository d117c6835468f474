import { describe, expect, it } from 'vitest'
import type { Architecture, Cloud, Image, ImageQuery } from '../../src/aws/cloud.ts'
import type { ProblemCode } from '../../src/errors/catalogue.ts'
import { type Problem, UserError } from '../../src/errors/problem.ts'
import { checkFacts } from '../../src/plan/checks/launch.ts'
import type { Facts } from '../../src/plan/facts.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import type { LookupsWith } from '../../src/preflight/contents.ts'
import { type SurveyPorts, survey } from '../../src/preflight/survey.ts'
import { aContainerImage, aQuota, aSubnet, aType, someFacts } from '../support/facts.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { requestOf } from '../support/requests.ts'

const { now, runId, runUuid, repository, credentials } = someFacts()

function ports(
  cloud: Cloud,
  publicAddresses = async (): Promise<readonly string[]> => ['203.0.113.7'],
  containerImage: SurveyPorts['containerImage'] = async () => aContainerImage(),
) {
  return {
    cloud,
    publicAddresses,
    containerImage,
    archives: async () => someFacts().archives,
    now: () => now,
    runId,
    repository,
    newUuid: () => runUuid,
    credentials,
  }
}

function surveyed(
  inputs: Record<string, string>,
  cloud: Cloud,
  publicAddresses?: () => Promise<readonly string[]>,
  containerImage?: SurveyPorts['containerImage'],
) {
  const request = requestOf(inputs)
  const lookupsWith: LookupsWith = (types) => lookupsOf(request, types)
  return survey(request, lookupsOf(request), lookupsWith, ports(cloud, publicAddresses, containerImage))
}

async function factsOf(...parameters: Parameters<typeof surveyed>): Promise<Facts> {
  return (await surveyed(...parameters)).facts
}

const problem = (code: ProblemCode): Problem => ({ code, what: `${code}.`, remedy: 'Fix it.' })
const fails =
  (...codes: ProblemCode[]) =>
  () =>
    Promise.reject(new UserError(codes.map(problem)))
const mustNotBeAsked = () => Promise.reject(new Error('this was not to be asked'))

describe('the survey', () => {
  it('of a good account gives all facts', async () => {
    const { facts, caller } = await surveyed({}, fakeCloud())
    expect(caller).toEqual({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/tester' })
    expect(facts).toEqual({
      ...someFacts(),
      subnets: [aSubnet()],
      types: ['m7i-flex.large', 't3.large'].map((type) => aType({ type, zones: ['eu-west-2a'] })),
      quotas: [aQuota({ name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances' })],
    })
  })

  it('asks who we are before anything else, and nothing more when that fails', async () => {
    const cloud = fakeCloud({ callerIdentity: fails('no-credentials') })
    await expect(factsOf({}, cloud, mustNotBeAsked)).rejects.toMatchObject({
      problems: [problem('no-credentials')],
    })
    expect(cloud.asked).toEqual(['callerIdentity'])
  })

  it('asks only what the request needs to know', async () => {
    const inputs = {
      'source-ami': 'ami-12345678',
      'subnet-id': 'subnet-12345678',
      'allow-cidr': '10.0.0.0/8',
      'instance-type': 'x2gd.large',
    }
    const cloud = fakeCloud({
      instanceTypes: async (wanted) => wanted.map((type) => aType({ type, architectures: ['arm64'] })),
      newestImage: mustNotBeAsked,
      defaultVpc: mustNotBeAsked,
      quota: mustNotBeAsked,
    })
    const facts = await factsOf(inputs, cloud, mustNotBeAsked)
    expect(facts).toMatchObject({
      source: { id: 'ami-12345678' },
      defaultVpc: undefined,
      subnets: [{ id: 'subnet-12345678', route: 'internet-gateway' }],
      quotas: [],
      sshSources: ['10.0.0.0/8'],
    })
    expect(cloud.asked.toSorted()).toEqual(
      [
        'callerIdentity',
        'encryptsByDefault',
        'imageById',
        'subnet',
        'defaultRoute',
        'instanceTypes',
        'zonesOffering',
      ].toSorted(),
    )
  })

  it('looks for the AMI name that the user chose', async () => {
    const cloud = fakeCloud({ ownImageNamed: async (name) => (name === 'dask' ? 'ami-11111111' : undefined) })
    expect(await factsOf({ 'ami-name': 'dask' }, cloud)).toMatchObject({ imageWithSameName: 'ami-11111111' })
  })

  it.each<[string, Record<string, string>, Architecture[]]>([
    ['the name of an instance type where EC2 agrees with it', { 'instance-type': 'm7g.large' }, ['arm64']],
    ['EC2 where the name says something else', { 'instance-type': 'z9.large' }, ['x86_64', 'arm64']],
  ])('takes the architecture from %s', async (_, inputs, architectures) => {
    const queries: ImageQuery[] = []
    const asked: Architecture[] = []
    const arm = { ...someFacts().source, architecture: 'arm64' } as Image
    const cloud = fakeCloud({
      instanceTypes: async (wanted) => wanted.map((type) => aType({ type, architectures: ['arm64'] })),
      newestImage: async (query) => {
        queries.push(query)
        return query.architecture === 'arm64' ? arm : someFacts().source
      },
    })
    const { facts, lookups } = await surveyed(inputs, cloud, undefined, async (_image, architecture) => {
      asked.push(architecture)
      return aContainerImage({ compressedBytes: architecture === 'arm64' ? 2 : 1 })
    })
    expect(facts).toMatchObject({ source: arm, containerImages: [{ compressedBytes: 2 }] })
    expect(queries.map(({ architecture }) => architecture)).toEqual(architectures)
    expect(asked).toEqual(architectures)
    expect(checkFacts(requestOf(inputs), lookups, facts)).toEqual([])
  })

  it('takes default subnets in the order of their zones, with the route of each', async () => {
    const cloud = fakeCloud({
      defaultSubnets: async () => [
        aSubnet({ id: 'b', zone: 'eu-west-2b' }),
        aSubnet({ id: 'a', zone: 'eu-west-2a' }),
      ],
      defaultRoute: async ({ id }) => (id === 'a' ? 'nat' : 'internet-gateway'),
    })
    const { subnets } = await factsOf({}, cloud)
    expect(subnets.map(({ id, route }) => [id, route])).toEqual([
      ['a', 'nat'],
      ['b', 'internet-gateway'],
    ])
  })
})

describe('SSH is opened to', () => {
  const profile = { 'iam-instance-profile': 'baker', 'ssh-interface': 'session_manager' }

  it.each<[string, Record<string, string>, string[]]>([
    ['the runner', {}, ['203.0.113.7/32']],
    ['the blocks of the VPC', { 'ssh-interface': 'private_ip' }, ['10.0.0.0/16']],
    ['what the user says', { 'allow-cidr': '192.0.2.0/24\n10.0.0.0/8' }, ['192.0.2.0/24', '10.0.0.0/8']],
    ['nobody by us when groups are given', { 'security-group-ids': 'sg-11111111' }, []],
    ['nobody with Session Manager', profile, []],
  ])('%s', async (_, inputs, sources) => {
    expect((await factsOf(inputs, fakeCloud())).sshSources).toEqual(sources)
  })
})

describe('the cluster of a smoke test is opened to', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['the runner', {}, ['203.0.113.7/32']],
    [
      'the runner although groups are given for the builder',
      { 'security-group-ids': 'sg-11111111' },
      ['203.0.113.7/32'],
    ],
    ['the blocks of the VPC', { 'use-private-ip': 'true' }, ['10.0.0.0/16']],
    ['what the user says', { 'allow-cidr': '192.0.2.0/24' }, ['192.0.2.0/24']],
  ])('%s', async (_, inputs, sources) => {
    const { smoke, sshSources } = await factsOf({ 'smoke-test': 'true', ...inputs }, fakeCloud())
    expect(smoke?.sources).toEqual(sources)
    if ('security-group-ids' in inputs) expect(sshSources).toEqual([])
  })

  it('nobody when there is none', async () => {
    expect((await factsOf({}, fakeCloud())).smoke).toBeUndefined()
  })
})

describe('problems of the account', () => {
  it('come all at once, each once', async () => {
    const cloud = fakeCloud({
      newestImage: fails('source-not-found'),
      defaultSubnets: fails('no-default-subnet'),
      instanceTypes: fails('unknown-instance-type'),
      zonesOffering: fails('unknown-instance-type'),
    })
    await expect(factsOf({}, cloud, fails('unknown-runner-address'))).rejects.toMatchObject({
      problems: (
        ['source-not-found', 'no-default-subnet', 'unknown-instance-type', 'unknown-runner-address'] as const
      ).map(problem),
    })
  })

  it('give way to a bug, which must not be hidden', async () => {
    const cloud = fakeCloud({
      newestImage: fails('source-not-found'),
      instanceTypes: () => Promise.reject(new TypeError('a bug')),
    })
    await expect(factsOf({}, cloud)).rejects.toThrow(TypeError)
  })

  it('are none where only the quota may not be read', async () => {
    expect(await factsOf({}, fakeCloud({ quota: async () => undefined }))).toMatchObject({
      quotas: [],
      unreachedQuotas: [],
    })
  })
})
