import { describe, expect, it } from 'vitest'
import type { Image } from '../../src/aws/cloud.ts'
import type { ProblemCode } from '../../src/errors/catalogue.ts'
import { checkFacts } from '../../src/plan/checks/launch.ts'
import type { Facts } from '../../src/plan/facts.ts'
import { launchesAfter } from '../../src/plan/launches.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { aQuota, aSubnet, aType, planned, planOf, someFacts } from '../support/facts.ts'
import { requestOf, texts } from '../support/requests.ts'

const ZONES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `eu-west-2${letter}`)
const subnets = (count: number) =>
  ZONES.slice(0, count).map((zone) => aSubnet({ id: `subnet-${zone}`, zone }))
const types = ['t3.large', 'm5.large', 'c5.large', 'r5.large'].map((type) =>
  aType({ type, burstable: type.startsWith('t'), zones: ZONES }),
)
const facts = (zones: number, differences: Partial<Facts> = {}) =>
  someFacts({ subnets: subnets(zones), types, quotas: [], ...differences })
const listed = (count: number) => ({
  'instance-type': types
    .slice(0, count)
    .map(({ type }) => type)
    .join('\n'),
})

/** `t3a` is a t3.large in eu-west-2a; a spot instance has a ~. */
function shown(plan: Plan): string {
  return [plan, ...plan.furtherLaunches]
    .map(({ builder: { instanceType, spot, zone } }) => {
      return `${spot ? '~' : ''}${instanceType.split('.')[0]}${zone?.slice(-1)}`
    })
    .join(' ')
}

describe('the launches that are tried', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['one zone', {}, 1, 't3a'],
    ['every zone', {}, 3, 't3a t3b t3c'],
    ['4 zones of more', {}, 6, 't3a t3b t3c t3d'],
    ['the next type in the zones that are left', listed(2), 2, 't3a t3b m5a m5b'],
    ['every type of the list in spite of many zones', listed(2), 6, 't3a t3b t3c m5a'],
    ['three types', listed(3), 6, 't3a t3b m5a c5a'],
    ['four types', listed(4), 6, 't3a m5a c5a r5a'],
    ['types where there is one zone', listed(4), 1, 't3a m5a c5a r5a'],
    ['spot, then on demand', { spot: 'true' }, 1, '~t3a t3a'],
    ['spot in every zone, then on demand in the rest', { spot: 'true' }, 2, '~t3a ~t3b t3a t3b'],
    ['spot in all zones but for one try on demand', { spot: 'true' }, 6, '~t3a ~t3b ~t3c t3a'],
    ['spot of every type', { spot: 'true', ...listed(2) }, 3, '~t3a ~t3b ~m5a t3a'],
    ['spot of the first types', { spot: 'true', ...listed(4) }, 3, '~t3a ~m5a ~c5a t3a'],
  ])('are %s: %j in %i zones', (_, inputs, zones, expected) => {
    expect(shown(planOf(requestOf(inputs), facts(zones)))).toBe(expected)
  })

  it('are by default of a type of the free plan, then of one that every Region has', () => {
    const flex = aType({ type: 'm7i-flex.large', burstable: false, zones: ZONES })
    expect(shown(planOf(requestOf(), facts(2, { types: [flex, ...types] })))).toBe(
      'm7i-flexa m7i-flexb t3a t3b',
    )
    const without = planOf(requestOf(), facts(2))
    expect([shown(without), without.warnings]).toEqual(['t3a t3b', []])
    const poor = planned(requestOf(), facts(2, { quotas: [aQuota({ limit: 1 })] }))
    expect(Array.isArray(poor) && texts(poor)).toEqual([expect.stringMatching(/^'t3\.large' needs 2 vCPUs/)])
  })

  it('have credits without limit on T types on demand alone', () => {
    const plan = planOf(requestOf({ spot: 'true', ...listed(2) }), facts(1))
    const launches = [plan, ...plan.furtherLaunches]
    expect(shown(plan)).toBe('~t3a ~m5a t3a m5a')
    expect(launches.map(({ builder }) => builder.unlimitedCredits)).toEqual([false, false, true, false])
  })

  it('check a GPU where there is one', () => {
    const gpu = aType({ type: 'g4dn.xlarge', gpuManufacturers: ['NVIDIA'] })
    const inputs = { variant: 'rapids', 'instance-type': 'g4dn.xlarge\nm5.large' }
    const plan = planOf(requestOf(inputs), facts(1, { types: [gpu, ...types] }))
    expect([plan, ...plan.furtherLaunches].map(({ gpuChecks }) => gpuChecks)).toEqual(['full', 'skipped'])
  })

  it('test the image where and on what it was baked, unless the type is given', () => {
    const smoked = (inputs: Record<string, string>) => {
      const { furtherLaunches } = planOf(
        requestOf({ 'smoke-test': 'true', ...listed(2), ...inputs }),
        facts(2, { smoke: { sources: ['203.0.113.7/32'] } }),
      )
      return furtherLaunches.map(({ smoke }) => [smoke?.instanceType, smoke?.subnet])
    }
    const [, b] = subnets(2)
    expect(smoked({})[0]).toEqual(['t3.large', b?.id])
    expect(smoked({})[2]).toEqual(['m5.large', b?.id])
    expect(smoked({ 'smoke-instance-type': 'c5.large' })[2]).toEqual(['c5.large', b?.id])
  })
})

describe('what cannot work', () => {
  const spotQuota = { code: 'L-34B43A08', name: 'Spot', limit: 1, inUse: 0 }

  it.each<[string, Record<string, string>, Partial<Facts>, string, string]>([
    [
      'a type that does not exist',
      { 'instance-type': 't9.large\nm5.large' },
      {},
      'm5a m5b',
      "Instance type 't9.large' does not exist in eu-west-2.",
    ],
    [
      'a type that no usable zone offers',
      listed(2),
      { types: [aType({ zones: ['eu-west-2f'] }), aType({ type: 'm5.large', zones: ['eu-west-2b'] })] },
      'm5b',
      "Instance type 't3.large' is not offered in eu-west-2a, where subnet subnet-eu-west-2a is.",
    ],
    [
      'a type that the quota is too small for',
      listed(2),
      { types: [aType({ vcpus: 96 }), aType({ type: 'm5.large' })], quotas: [aQuota()] },
      'm5a m5b',
      "'t3.large' needs 96 vCPUs, but of the account's 64 for \"Running On-Demand Standard instances\" 0 are in use.",
    ],
    [
      'a GPU that is too old',
      { variant: 'rapids', 'instance-type': 'm5.large\np3.2xlarge' },
      { types: [aType({ type: 'm5.large' }), aType({ type: 'p3.2xlarge' })] },
      'm5a m5b',
      "'p3.2xlarge' has a V100 (Volta), which NVIDIA's open driver does not drive.",
    ],
    [
      'spot instances beyond their quota',
      { spot: 'true' },
      { quotas: [spotQuota] },
      't3a t3b',
      "'t3.large' needs 2 vCPUs, but of the account's 1 for \"Spot\" 0 are in use.",
    ],
  ])('is left out with a warning: %s', (_, inputs, differences, launches, warning) => {
    const plan = planOf(requestOf(inputs), facts(2, differences))
    expect(shown(plan)).toBe(launches)
    expect(plan.warnings).toContain(`Left out of the launches that are tried: ${warning}`)
  })

  it('ends the bake when nothing is left, with every reason', () => {
    const plan = planned(
      requestOf({ 'instance-type': 't9.large\nt3.large' }),
      facts(2, { quotas: [aQuota({ limit: 1 })] }),
    )
    expect(Array.isArray(plan) && plan.map(({ code }) => code)).toEqual([
      'unknown-instance-type',
      'quota-too-small',
    ])
  })

  it('is a list of two architectures', () => {
    const plan = planned(requestOf({ 'instance-type': 't3.large\nm7g.large' }), facts(2))
    expect(Array.isArray(plan) && texts(plan)).toEqual([
      "The types of input 'instance-type' have different architectures: 't3.large' is x86_64, 'm7g.large' is arm64. An image has one architecture: list only types of the same architecture.",
    ])
  })

  it('is no list whose names look alike only until EC2 gives the architectures', () => {
    const listed = requestOf({ 'instance-type': 'z9.large\nm7g.large' })
    const types = ['z9.large', 'm7g.large'].map((type) => aType({ type, architectures: ['arm64'] }))
    const source = { ...someFacts().source, architecture: 'arm64' } as Image
    expect(checkFacts(listed, lookupsOf(listed, types), someFacts({ types, source }))).toEqual([])
  })

  it('is said only of what is asked for', () => {
    expect(planOf(requestOf(listed(2)), facts(2)).warnings).toEqual([])
  })
})

describe('after a launch failed', () => {
  const spot = planOf(requestOf({ spot: 'true' }), facts(2))
  const onDemand = planOf(requestOf(), facts(3))

  it.each<[ProblemCode, Plan, string]>([
    ['no-capacity', spot, '~t3b t3a t3b'],
    ['no-capacity', onDemand, 't3b t3c'],
    ['spot-interrupted', spot, 't3a t3b'],
    ['quota-too-small', spot, 't3a t3b'],
    ['quota-too-small', onDemand, ''],
    ['access-denied', spot, ''],
    ['subnet-full', spot, '~t3b t3b'],
    ['subnet-full', planOf(requestOf(listed(2)), facts(1)), ''],
    ['not-on-free-plan', onDemand, ''],
    ['not-on-free-plan', planOf(requestOf(listed(2)), facts(2)), 'm5a m5b'],
  ])('for %s, what is left is tried as far as it can help', (code, { builder, furtherLaunches }, left) => {
    const [next, ...further] = launchesAfter(code, builder, furtherLaunches)
    expect(next === undefined ? '' : shown({ ...onDemand, ...next, furtherLaunches: further })).toBe(left)
  })
})
