import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ClusterArguments, RootVolume } from '../../src/plan/cluster.ts'
import type { Baked } from '../../src/report/baked.ts'
import { callBesideConfig, daskConfig } from '../../src/report/dask-config.ts'
import { pythonProgram } from '../../src/report/python-program.ts'
import { driverParameters } from '../../src/smoke-test/parameters.ts'
import { aType, factsWithSource, planOf, someFacts } from '../support/facts.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { outputOf } from '../support/programs.ts'
import { repository, testSetup } from '../support/repository.ts'
import { requestOf } from '../support/requests.ts'
import { smokeFacts } from '../support/smoke.ts'

interface Options extends Readonly<Record<'scheduler' | 'worker', Readonly<Record<string, unknown>>>> {
  readonly mappings: readonly unknown[]
}
interface Given {
  readonly environment?: Readonly<Record<string, string>>
  readonly arguments?: Readonly<Record<string, unknown>>
  readonly root_volume?: RootVolume
  readonly program?: string
  /** The value of every parameter that the program reads. */
  readonly parameter?: string
}

/** What the real EC2Cluster of dask-cloudprovider would launch for each; it is built and not started. */
function optionsOf(given: readonly Given[]): Options[] {
  const program = path.join(repository, '__tests__/smoke-test/cluster/options_of.py')
  // Nothing of Dask's or of AWS's in the environment of whoever runs the tests.
  const env = { PATH: '/usr/bin:/bin', HOME: '/nonexistent', DASK_CONFIG: '/nonexistent' }
  return JSON.parse(outputOf(testSetup().client, [program], { input: JSON.stringify(given), env }))
}

function baked(inputs: Readonly<Record<string, string>>, facts = someFacts(), packages = {}): Baked {
  const plan = planOf(requestOf({ 'smoke-test': 'true', ...inputs }), smokeFacts(facts))
  return aBakedImage(plan, { python_packages: packages })
}

/** What the smoke test's program reads. */
function driven({ plan, cluster, client, facts }: Baked) {
  if (plan.smoke === undefined) throw new Error('a smoke test was asked for')
  const subject = { cluster, client, facts, plan: plan.smoke, runUuid: plan.runUuid, logs: '/logs' }
  return driverParameters(subject, 'sg-1', '/workspace')
}

/** What the smoke test's program gives to EC2Cluster, but for what belongs to the test alone. */
function testedArguments(image: Baked) {
  const { instance_tags, volume_tags, docker_args, ...rest } = driven(image).cluster
  expect(instance_tags).toEqual(volume_tags)
  expect(docker_args).toMatch(/^--pull=never(?: |$)/)
  return { ...rest, docker_args: docker_args.replace(/^--pull=never ?/, '') }
}

/** What the smoke test launches. */
const tested = (image: Baked): Given => ({
  arguments: testedArguments(image),
  root_volume: driven(image).root_volume,
})

const linesOf = (cluster: ClusterArguments) =>
  Object.fromEntries(
    daskConfig(cluster)
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  )

const g4dn = aType({
  ...{ type: 'g4dn.xlarge', vcpus: 4, burstable: false },
  ...{ gpuManufacturers: ['NVIDIA'], instanceStore: 125 },
})
const m7g = aType({ type: 'm7g.large', architectures: ['arm64'], burstable: false })
const m6id = aType({ type: 'm6id.large', burstable: false, instanceStore: 118 })
const m7i = aType({ type: 'm7i.xlarge', vcpus: 4, burstable: false })
const arm64 = { ...factsWithSource({ architecture: 'arm64' }), types: [m7g] }
const onGpu = someFacts({ types: [g4dn], containerImages: [] })

const images: Readonly<Record<string, () => Baked>> = {
  'the default': () => baked({}),
  rapids: () => baked({ variant: 'rapids' }, onGpu, { dask_cuda: '26.6.0', cupy: '14.0.0' }),
  'a GPU image without dask-cuda': () => baked({ variant: 'rapids' }, onGpu, { torch: '2.9.0' }),
  arm64: () => baked({ 'instance-type': 'm7g.large' }, arm64),
  'private addresses': () => baked({ 'use-private-ip': 'true' }),
  'variables and arguments of docker run': () =>
    baked({ 'env-vars': 'A=b\nC=d e', 'docker-args': '--shm-size=1g --label "x"' }),
  'another type than the builder’s': () =>
    baked({ 'smoke-instance-type': 'm7i.xlarge' }, someFacts({ types: [aType(), m7i] })),
  'a faster root volume': () =>
    baked({ 'smoke-initialization-rate': '300', 'smoke-volume-throughput': '500' }),
  'a faster root volume of another device': () =>
    baked({ 'smoke-initialization-rate': '300' }, factsWithSource({ rootDeviceName: '/dev/xvda' })),
  'a type with instance store': () =>
    baked({ 'smoke-instance-type': 'm6id.large' }, someFacts({ types: [aType(), m6id] })),
  'a volume larger than EC2Cluster’s own': () => baked({ 'volume-size': '60' }),
}

describe('the real EC2Cluster launches what the smoke test launched', () => {
  const made = Object.entries(images).map(([name, bake]) => ({ name, image: bake() }))

  it('from the printed program', () => {
    const found = optionsOf(
      made.map(({ image }) => ({ program: pythonProgram(image.cluster, image.client) })),
    )
    const expected = optionsOf(made.map(({ image }) => tested(image)))
    for (const [index, { name }] of made.entries()) expect(found[index], name).toEqual(expected[index])
  })

  it('from the program that reads a parameter', () => {
    const found = optionsOf(
      made.map(({ image: { cluster, client } }) => ({
        program: pythonProgram(cluster, client, '/dask/cpu'),
        parameter: cluster.ami,
      })),
    )
    const expected = optionsOf(made.map(({ image }) => tested(image)))
    for (const [index, { name }] of made.entries()) expect(found[index], name).toEqual(expected[index])
  })

  it('with what EC2Cluster has no argument for', () => {
    const names = ['the default', 'a faster root volume', 'a faster root volume of another device']
    const images = names.map((name) => made.find((each) => each.name === name)?.image ?? baked({}))
    const own = { DeviceName: '/dev/sda1', Ebs: { VolumeType: 'gp3' } }
    expect(optionsOf(images.map(tested)).map(({ mappings }) => mappings)).toEqual([
      [own],
      [{ ...own, Ebs: { ...own.Ebs, VolumeInitializationRate: 300, Throughput: 500 } }],
      [own, { DeviceName: '/dev/xvda', Ebs: { VolumeInitializationRate: 300 } }],
    ])
  })

  it('but for the root volume, from output `dask-config` and the call that the summary prints beside it', () => {
    const call = ({ cluster }: Baked) => callBesideConfig(cluster).replace('sg-...', 'sg-1')
    const found = optionsOf(
      made.map(({ image }) => ({ environment: linesOf(image.cluster), program: call(image) })),
    )
    const expected = optionsOf(made.map(({ image }) => ({ arguments: testedArguments(image) })))
    for (const [index, { name }] of made.entries()) expect(found[index], name).toEqual(expected[index])
  })

  it('with a security group that the environment names, as the summary writes it', () => {
    const { cluster } = baked({})
    const environment = { ...linesOf(cluster), DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS: '["sg-1"]' }
    const [found] = optionsOf([{ environment, arguments: {} }])
    expect(found?.scheduler['security_groups']).toEqual(['sg-1'])
  })

  it('on the types, with the worker class and the volume that were planned', () => {
    const of = (name: string) => made.find((each) => each.name === name)?.image.cluster
    expect(of('rapids')).toMatchObject({ instance_type: 'g4dn.xlarge', worker_class: 'dask_cuda.CUDAWorker' })
    expect(of('a GPU image without dask-cuda')?.worker_class).toBe('dask.distributed.Nanny')
    expect(of('a type with instance store')).toMatchObject({
      docker_args: '-v /mnt/dask-scratch:/mnt/dask-scratch',
      env_vars: { DASK_TEMPORARY_DIRECTORY: '/mnt/dask-scratch' },
    })
    expect(of('another type than the builder’s')?.instance_type).toBe('m7i.xlarge')
    expect(of('a volume larger than EC2Cluster’s own')?.filesystem_size).toBe(60)
    expect(of('the default')?.filesystem_size).toBe(40)
  })
})
