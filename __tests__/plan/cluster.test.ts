import { describe, expect, it } from 'vitest'
import { clusterArguments, clusterPlan } from '../../src/plan/cluster.ts'
import { assumedPlan } from '../../src/plan/make-plan.ts'
import { aSubnet, aType, factsWithSource, planOf, someFacts } from '../support/facts.ts'
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

const types = [aType({ type: 'm6id.large', instanceStore: 118 }), aType()]

/** What containers get on a type. */
function given(type: string, inputs: Readonly<Record<string, string>> = {}) {
  const request = requestOf({ 'instance-type': type, ...inputs })
  const { envVars, dockerArgs, instanceStore } = clusterPlan(
    request,
    { type, usesGpu: false },
    aSubnet(),
    types,
  )
  return { envVars, dockerArgs, instanceStore }
}

const USED = {
  envVars: { DASK_TEMPORARY_DIRECTORY: '/mnt/dask-scratch' },
  dockerArgs: '-v /mnt/dask-scratch:/mnt/dask-scratch',
  instanceStore: true,
}

describe('the instance store of a cluster', () => {
  it('is where workers spill to, on a type that has some', () => {
    expect(given('m6id.large')).toEqual(USED)
  })

  it('is given beside what the user gives', () => {
    expect(given('m6id.large', { 'env-vars': 'A=b', 'docker-args': '--shm-size=1g' })).toEqual({
      envVars: { A: 'b', DASK_TEMPORARY_DIRECTORY: '/mnt/dask-scratch' },
      dockerArgs: '--shm-size=1g -v /mnt/dask-scratch:/mnt/dask-scratch',
      instanceStore: true,
    })
  })

  it('is none on other types', () => {
    expect(given('t3.large')).toEqual({ envVars: {}, dockerArgs: '', instanceStore: false })
  })

  it('is that of the type of the cluster, not of the builder', () => {
    expect(given('t3.large', { 'smoke-instance-type': 'm6id.large' })).toEqual(USED)
    expect(given('m6id.large', { 'smoke-instance-type': 't3.large' }).instanceStore).toBe(false)
  })

  it.each([
    ['where Dask puts its files', { 'env-vars': 'DASK_TEMPORARY_DIRECTORY=/data' }],
    ['it among the arguments', { 'docker-args': '-e DASK_TEMPORARY_DIRECTORY=/data' }],
    ['a mount of his own', { 'docker-args': '--mount type=bind,source=/mnt/dask-scratch,target=/data' }],
  ])('is left alone where the user has set %s', (_, inputs) => {
    const { envVars, dockerArgs } = requestOf(inputs)
    expect(given('m6id.large', inputs)).toEqual({ envVars, dockerArgs, instanceStore: false })
  })

  it('is not used where the account is not asked', () => {
    const request = requestOf({ mode: 'render', 'instance-type': 'm6id.large' })
    expect(assumedPlan(request, someFacts()).cluster).toMatchObject({ instanceStore: false, dockerArgs: '' })
  })

  it('comes from what EC2 says of the type', () => {
    const facts = someFacts({ types })
    expect(planOf(requestOf({ 'instance-type': 'm6id.large' }), facts).cluster).toMatchObject(USED)
    expect(planOf(requestOf({ 'instance-type': 't3.large' }), facts).cluster.instanceStore).toBe(false)
  })
})
