import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { planOf } from '../support/facts.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { requestOf } from '../support/requests.ts'
import { surveyed } from '../support/surveyed.ts'

let ec2: LocalEc2

beforeAll(async () => {
  ec2 = await startLocalEc2()
})
afterAll(() => ec2.stop())
afterEach(() => void vi.unstubAllEnvs())

describe('a list of instance types', () => {
  beforeEach(() => useLocalEc2(ec2))

  it('is surveyed in as many calls as one', async () => {
    const counted = async (inputs: Record<string, string>) => {
      const before = (await ec2.calls()).length
      await surveyed(inputs)
      return (await ec2.calls())
        .slice(before)
        .map(({ action }) => action)
        .toSorted()
    }
    const one = await counted({})
    expect(await counted({ 'instance-type': 't3.large\nm5.large\nt99.large', 'smoke-test': 'true' })).toEqual(
      one,
    )
  })

  it('leads to the zones of the first, then to the next', async () => {
    await ec2.set({ not_offered: { 'eu-west-2a': ['t3.*'], 'eu-west-2b': ['m5.*'], 'eu-west-2d': ['t3.*'] } })
    const inputs = { 'instance-type': 't3.large\nt99.large\nm5.large' }
    const { builder, furtherLaunches, warnings } = planOf(requestOf(inputs), await surveyed(inputs))
    const places = [builder, ...furtherLaunches.map((launch) => launch.builder)]
    expect(places.map(({ instanceType, zone }) => `${instanceType} in ${zone}`)).toEqual([
      't3.large in eu-west-2b',
      't3.large in eu-west-2c',
      'm5.large in eu-west-2a',
      'm5.large in eu-west-2c',
    ])
    expect(warnings).toEqual([
      "Left out of the launches that are tried: Instance type 't99.large' does not exist in eu-west-2.",
    ])
  })
})
