import { describe, expect, it } from 'vitest'
import type { RootVolume } from '../../../src/aws/cloud.ts'
import { imageWarnings } from '../../../src/plan/checks/warnings.ts'
import { factsWithSource, planOf, someFacts } from '../../support/facts.ts'
import { requestOf } from '../../support/requests.ts'

function imageWith(rootVolume: Partial<RootVolume>) {
  return factsWithSource({ rootVolume: { encrypted: false, iops: 3000, throughput: 125, ...rootVolume } })
    .source
}

describe('the finished image', () => {
  it.each([
    ['what every gp3 volume has', {}, []],
    ['no numbers, as a gp2 volume', { iops: undefined, throughput: undefined }, []],
    ['more IOPS', { iops: 6000 }, [/^The root volume of the AMI has 6000 IOPS and 125 MiB\/s, .* pays/]],
    ['more throughput', { throughput: 500 }, [/^The root volume of the AMI has 3000 IOPS and 500 MiB\/s/]],
    [
      'encryption',
      { encrypted: true },
      [/^The AMI is encrypted although input 'encrypt' is false: .*EC2Cluster/],
    ],
  ])('is warned of when its mapping has %s', (_, rootVolume, warnings) => {
    const found = imageWarnings(planOf(requestOf()), imageWith(rootVolume))
    expect(found).toEqual(warnings.map((text) => expect.stringMatching(text)))
  })

  it.each([
    ['asked for', planOf(requestOf({ encrypt: 'true' }))],
    ['warned of beforehand', planOf(requestOf(), someFacts({ encryptsByDefault: true }))],
  ])('is not warned of for an encryption that was %s', (_, plan) => {
    expect(plan.warnings.filter((text) => text.includes('Encrypted: False'))).toHaveLength(1)
    expect(imageWarnings(plan, imageWith({ encrypted: true }))).toEqual([])
  })

  it('that EC2 does not show is not warned of', () => {
    expect(imageWarnings(planOf(requestOf()), undefined)).toEqual([])
  })
})
