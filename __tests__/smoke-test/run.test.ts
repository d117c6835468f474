import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { isRunning } from '../../src/process/detached.ts'
import { FakeClusterCloud } from '../support/fake-cluster-cloud.ts'
import { temporaryDirectory } from '../support/programs.ts'
import {
  driver,
  expectNothingLeft,
  passed,
  phase,
  smokeTested,
  start,
  WAIT_LIMITS,
} from '../support/smoke-test-run.ts'

describe('a cluster that passes', () => {
  it('is ended, and seen ended, before its group is removed', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch()
    cloud.launch()
    const directory = temporaryDirectory()
    const program = driver(directory, [phase('first result'), passed])
    const { smokeTest, runner } = await smokeTested(cloud, directory, { program })
    expect(smokeTest).toMatchObject({
      ending: 'exited',
      events: [{ phase: 'first result' }, passed],
      seen: [],
    })
    expect(cloud.terminated).toEqual(['i-0', 'i-1'])
    expect(smokeTest.instances.map(({ state }) => state)).toEqual(['terminated', 'terminated'])
    expectNothingLeft(cloud, smokeTest)
    expect(cloud.asked.filter((asked) => asked === 'removeGroup')).toHaveLength(2)
    expect(runner.saved['driver-pid']).toBe('')
  })

  it('is open to itself, the runner, and to its instances as they appear', async () => {
    const cloud = new FakeClusterCloud()
    const directory = temporaryDirectory()
    const program = driver(directory, [phase('launching')], 'forever()')
    const { runner, run } = start(cloud, directory, { program })
    await runner.logged(/launching/)
    cloud.launch({ publicAddress: undefined })
    cloud.launch()
    await runner.logged(/let in: 198\.51\.100\.2$/)
    cloud.change('i-0', { publicAddress: '198.51.100.9' })
    await runner.logged(/let in: 198\.51\.100\.9$/)
    process.kill(-Number(runner.saved['driver-pid']), 'SIGKILL')
    await run
    const ports = [8786, 8787]
    expect(cloud.rules).toEqual([
      { from: 'itself' },
      { from: '203.0.113.7/32', ports },
      { from: '198.51.100.2/32', ports },
      { from: '198.51.100.9/32', ports },
    ])
  })

  it('gets everything by standard input, and nothing of the workflow’s own Dask', async () => {
    const directory = temporaryDirectory()
    const given = path.join(directory, 'given.json')
    const env = 'JSON.stringify([process.env.DASK_X ?? null, JSON.parse(fs.readFileSync(0, "utf8"))])'
    const program = driver(directory, [passed], `fs.writeFileSync(${JSON.stringify(given)}, ${env})`)
    const inputs = { 'smoke-script': 'mine.py', 'env-vars': 'A=b', 'docker-args': '--shm-size=1g' }
    const { runner, run } = start(new FakeClusterCloud(), directory, { program, inputs })
    Object.assign(runner.context.environment, { DASK_X: 'y' })
    await run
    expect(JSON.parse(readFileSync(given, 'utf8'))).toEqual([
      null,
      {
        ...{ workers: 1, gpu: false, instance_store: false, script: path.join(directory, 'mine.py') },
        versions: { dask: '2026.8.0', distributed: '2026.8.0' },
        root_volume: { device: '/dev/sda1', ebs: {} },
        cluster: expect.objectContaining({
          ...{ ami: 'ami-4a9ac69a9a3235029', bootstrap: false, security_groups: ['sg-1'], n_workers: 1 },
          ...{ docker_args: '--pull=never --shm-size=1g', env_vars: { A: 'b' }, use_private_ip: false },
          instance_tags: expect.objectContaining({
            'bake-dask-ami:run': '7c9e6679-7425-40de-944b-e07fc1f90ae7',
            'bake-dask-ami:part': 'smoke',
          }),
        }),
      },
    ])
  })
})

it('does not take the instances that cluster.py ends itself for a failure', async () => {
  const cloud = new FakeClusterCloud()
  cloud.launch()
  const directory = temporaryDirectory()
  const closing = [phase('versions'), phase('closing the cluster')]
  const failed = JSON.stringify({
    event: 'failed',
    seconds: 9,
    phase: 'versions',
    error: ['CheckFailed: no'],
  })
  const later = `setTimeout(() => console.log(${JSON.stringify(failed)}), 100)`
  const { runner, run } = start(cloud, directory, { program: driver(directory, closing, later) })
  await runner.logged(/closing the cluster/)
  cloud.change('i-0', { state: 'terminated' })
  expect(await run).toMatchObject({ ending: 'exited', events: [{}, {}, { event: 'failed' }] })
})

it('says how much of what cluster.py printed it has skipped', async () => {
  const directory = temporaryDirectory()
  const program = driver(directory, ['no event', { event: 'phase', seconds: 'soon', phase: 'x' }, passed])
  const { smokeTest, runner } = await smokeTested(new FakeClusterCloud(), directory, { program })
  expect(smokeTest.events).toEqual([passed])
  await runner.logged(/passed over: 2 lines that are no events/)
})

it('names what it cannot remove', async () => {
  const cloud = new FakeClusterCloud()
  cloud.launch()
  cloud.terminate = () => Promise.reject(new Error('not now'))
  const directory = temporaryDirectory()
  const limits = { ...WAIT_LIMITS, mostMs: 0 }
  const { smokeTest } = await smokeTested(cloud, directory, {
    program: driver(directory, [passed]),
    ports: { limits },
  })
  expect(smokeTest.left).toEqual(['instance i-0 (not now)', 'security group sg-1 (still in use)'])
})

it('is out at once when the job is cancelled, and has killed cluster.py', async () => {
  const cloud = new FakeClusterCloud()
  cloud.launch()
  const directory = temporaryDirectory()
  const { runner, run } = start(cloud, directory, {
    program: driver(directory, [phase('waiting')], 'forever()'),
  })
  await runner.logged(/waiting/)
  const pid = Number(runner.saved['driver-pid'])
  expect(runner.cancel('SIGINT')).toBe(1)
  expect(await run).toBe('cancelled')
  // Left for the post step, whose sweep finds it by its tags.
  expect(cloud.instances.map(({ state }) => state)).toEqual(['running'])
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 60_000)
})
