import { describe, expect, it } from 'vitest'
import { clusterArguments } from '../../src/plan/cluster.ts'
import { factsWithSource, planOf, someFacts } from '../support/facts.ts'
import { requestOf } from '../support/requests.ts'

function volumeOf(inputs: Readonly<Record<string, string>>, facts = someFacts()) {
  const plan = planOf(requestOf(inputs), facts)
  return clusterArguments(plan, 'ami-1', { python_packages: {} }).root_volume
}

describe('the root volume of the instances of a cluster', () => {
  it('is as EC2Cluster asks for it, unless an input says more', () => {
    expect(volumeOf({})).toEqual({ device: '/dev/sda1', ebs: {} })
  })

  it('has the initialization rate of the input', () => {
    expect(volumeOf({ 'smoke-initialization-rate': '300' }).ebs).toEqual({ VolumeInitializationRate: 300 })
  })

  it.each<[string, object]>([
    ['125', { Throughput: 125 }],
    ['750', { Throughput: 750 }],
    ['751', { Throughput: 751, Iops: 3004 }],
    ['2000', { Throughput: 2000, Iops: 8000 }],
  ])('has a throughput of %s MiB/s, with the IOPS that EC2 requires', (throughput, ebs) => {
    expect(volumeOf({ 'smoke-volume-throughput': throughput }).ebs).toEqual(ebs)
  })

  it("is the image's root device", () => {
    const facts = factsWithSource({ rootDeviceName: '/dev/xvda' })
    expect(volumeOf({ 'smoke-initialization-rate': '100' }, facts).device).toBe('/dev/xvda')
  })
})
