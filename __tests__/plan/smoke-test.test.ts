import { describe, expect, it } from 'vitest'
import { lookupsOf } from '../../src/plan/lookups.ts'
import { aQuota, aSubnet, aType, planned } from '../support/facts.ts'
import { requestOf, texts } from '../support/requests.ts'
import { smokeFacts, smokePlanOf } from '../support/smoke.ts'

const asked = (inputs: Readonly<Record<string, string>>) =>
  lookupsOf(requestOf({ 'smoke-test': 'true', ...inputs })).smoke

function problems(inputs: Readonly<Record<string, string>>, facts = smokeFacts()): string[] {
  const plan = planned(requestOf({ 'smoke-test': 'true', ...inputs }), facts)
  return Array.isArray(plan) ? texts(plan) : []
}

describe('what a smoke test asks of the account', () => {
  it.each([
    ['nothing when it is not wanted', { 'smoke-test': 'false' }, undefined],
    ['nothing in mode: render', { mode: 'render' }, undefined],
    ['where the runner is', {}, { instanceTypes: ['m7i-flex.large', 't3.large'], sources: 'runner' }],
    ['the blocks that are given', { 'allow-cidr': '192.0.2.1/32' }, { sources: 'given' }],
    ['the blocks of the VPC', { 'use-private-ip': 'true' }, { sources: 'vpc' }],
    ['for its own type', { 'smoke-instance-type': 'm7i.large' }, { instanceTypes: ['m7i.large'] }],
  ])('is %s', (_, inputs, expected) => {
    if (expected === undefined) expect(asked(inputs)).toBeUndefined()
    else expect(asked(inputs)).toMatchObject(expected)
  })
})

describe('the plan of a smoke test', () => {
  it('is the least cluster that computes', () => {
    expect(smokePlanOf()).toMatchObject({
      ...{ instanceType: 'm7i-flex.large', workers: 1, gpu: false },
      ...{ vpc: 'vpc-0123456789abcdef0', subnet: 'subnet-0aaaaaaaaaaaaaaaa', usePrivateIp: false },
      ...{ sources: ['203.0.113.7/32'], timeoutMinutes: 20, onFailure: 'delete', dockerArgs: '' },
    })
  })

  it('marks what it launches for the sweep, as no part of the build', () => {
    expect(smokePlanOf().tags).toMatchObject({
      'bake-dask-ami:run': '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      'bake-dask-ami:part': 'smoke',
    })
  })

  it.each(['g4dn.xlarge', 'g6.xlarge', 'p5.48xlarge'])('runs GPU workers on %s', (type) => {
    const inputs = { variant: 'rapids', 'smoke-instance-type': type }
    expect(smokePlanOf(inputs).gpu).toBe(true)
    expect(smokePlanOf({ ...inputs, variant: 'cpu' }).gpu).toBe(false)
  })
})

describe('a smoke test that could not work', () => {
  const quota = (limit: number, inUse = 0) => aQuota({ limit, inUse })

  it.each([
    ['2 machines of 2 vCPUs in 5', '1', quota(5), false],
    ['3 machines of 2 vCPUs in 5', '2', quota(5), true],
    ['2 machines of 2 vCPUs beside 2 in 5', '1', quota(5, 2), true],
  ])('is checked against the quota: %s', (_, workers, found, expected) => {
    const said = problems({ 'smoke-workers': workers }, smokeFacts({ quotas: [found] }))
    expect(said.some((text) => /The smoke test needs \d vCPUs \(\d times 't3\.large'\)/.test(text))).toBe(
      expected,
    )
  })

  it.each([
    ['exists in no Region', smokeFacts({ types: [aType()] }), /does not exist/],
    [
      'has another architecture than the image',
      smokeFacts({ types: [aType(), aType({ type: 'm7g.large', architectures: ['arm64'] })] }),
      /The image will be for x86_64, but 'm7g.large' runs arm64/,
    ],
    [
      'is not offered in the zone',
      smokeFacts({ types: [aType(), aType({ type: 'm7g.large', zones: ['eu-west-2c'] })] }),
      /not offered in eu-west-2a/,
    ],
  ])('because its instance type %s', (_, facts, said) => {
    expect(problems({ 'smoke-instance-type': 'm7g.large' }, facts).join('\n')).toMatch(said)
  })

  it('because its ports would be open to the world', () => {
    const facts = smokeFacts({ smoke: { sources: ['0.0.0.0/0'] } })
    expect(problems({ 'allow-cidr': '0.0.0.0/0' }, facts)).toEqual([
      "Input 'allow-cidr' holds 0.0.0.0/0, and the ports of the smoke test's cluster are never opened to the world. Name the runner's own addresses in 'allow-cidr', or leave it out.",
    ])
  })

  it('because the runner could not reach a cluster behind a NAT gateway, unless it is in the VPC', () => {
    const facts = { ...smokeFacts(), subnets: [aSubnet({ route: 'nat' })] }
    const inputs = { 'ssh-interface': 'private_ip' }
    expect(problems(inputs, facts).join()).toMatch(/could not reach the cluster of the smoke test/)
    expect(problems({ ...inputs, 'use-private-ip': 'true' }, facts)).toEqual([])
  })
})

describe('what goes into the user data of the cluster', () => {
  it.each([
    ['docker-args', "--label='x'", /single quote/],
    ['docker-args', 'a\nb', /line break/],
    ['env-vars', '1A=b', /no name of a variable/],
    ['env-vars', 'A=$(id)', /a shell would act on/],
    ['env-vars', 'A="', /a shell would act on/],
    ['env-vars', "A='", /a shell would act on/],
  ])('rejects %s of %j', (name, value, said) => {
    expect(() => requestOf({ [name]: value })).toThrow(said)
  })

  it('takes what a shell leaves alone', () => {
    const inputs = { 'env-vars': 'A=b c=d\nEMPTY=', 'docker-args': '--shm-size=1g -v /a:/b' }
    expect(requestOf(inputs)).toMatchObject({
      envVars: { A: 'b c=d', EMPTY: '' },
      dockerArgs: '--shm-size=1g -v /a:/b',
    })
  })
})
