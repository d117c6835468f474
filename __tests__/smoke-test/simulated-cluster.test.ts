import { describe, expect } from 'vitest'
import { TIMELINE_STEPS } from '../../src/smoke-test/events.ts'
import type { VolumeResource } from '../support/account.ts'
import { smokeTestScenario } from '../support/real-smoke-test.ts'

// The real EC2Cluster, and a real Dask scheduler and worker in the containers of simulated instances, behind the groups' rules.
const it = smokeTestScenario({ machines: 'simulated', policies: ['bake', 'smoke-test'] })

it('a cluster that is well passes, over TLS, and is gone', async ({ smokeTests }) => {
  const { smokeTest, log } = await smokeTests.run({ minutes: 10 })
  expect(smokeTest.diagnosis, log).toBeUndefined()
  expect(smokeTest.checks.map(({ check }) => check)).toEqual([
    'first result',
    'a task on every worker',
    'map and reduce',
    'versions',
    'dashboard',
  ])
  expect(smokeTest.checks[0]?.result).toBe(11)
  expect(smokeTest.workers.map(({ address }) => address)).toEqual([expect.stringMatching(/^tls:\/\//)])
  expect(smokeTest.instances.map(({ state }) => state)).toEqual(['terminated', 'terminated'])
  await smokeTests.expectNothingLeft()
  expect(smokeTest.timeline.map(({ role }) => role)).toEqual(['scheduler', 'worker'])
  expect(smokeTest.timeline.map(({ instance }) => instance).toSorted()).toEqual(
    smokeTest.instances.map(({ id }) => id).toSorted(),
  )
  for (const { times, role } of smokeTest.timeline) {
    expect(new Set(Object.keys(times)), role).toEqual(new Set(TIMELINE_STEPS))
    const all = TIMELINE_STEPS.map((step) => times[step] ?? 0)
    const seconds = all.slice(1).map((time, index) => time - (all[index] ?? 0))
    // The start of a process is known in ticks of 10 ms, and the error of a clock is half a round trip.
    expect(Math.min(...seconds), JSON.stringify(times)).toBeGreaterThan(-0.5)
    expect(Math.abs((times.launch ?? 0) - Date.now() / 1000), role).toBeLessThan(600)
  }
})

describe('a machine whose console has no boot times passes, and its timeline lacks those steps', () => {
  it.for<[string, string]>([
    ['nothing', ''],
    ['a forged line', 'bake-dask-ami boot times: {"kernel": "<img src=x>", "docker": -5, "launch": 1}'],
  ])('because it shows %s', async ([, text], { ec2, smokeTests }) => {
    await ec2.set({ guest: { boot_times: text } })
    const { smokeTest, log } = await smokeTests.run({ minutes: 10 })
    expect(smokeTest.diagnosis, log).toBeUndefined()
    for (const { times } of smokeTest.timeline) {
      const known = new Set(['launch', 'container', 'process', 'port open', 'connected', 'first result'])
      expect(new Set(Object.keys(times))).toEqual(known)
    }
    expect(smokeTest.timeline).toHaveLength(2)
  })
})

it('its root volumes are as the inputs say', async ({ account, smokeTests }) => {
  const seen: VolumeResource[] = []
  const { code, log } = await smokeTests.run({
    minutes: 10,
    inputs: { 'smoke-initialization-rate': '300', 'smoke-volume-throughput': '1000' },
    at: /waiting for the workers/,
    happens: async () => void seen.push(...(await account.volumes())),
  })
  expect(code, log).toBeUndefined()
  const rates = seen.map(({ iops, throughput, initialization_rate }) => [
    iops,
    throughput,
    initialization_rate,
  ])
  // Those of the scheduler and the worker; the other volume is of the instance that the image was made of.
  expect(rates.filter(([, , rate]) => rate !== null)).toEqual([
    [4000, 1000, 300],
    [4000, 1000, 300],
  ])
  await smokeTests.expectNothingLeft()
})

describe('a cluster that fails leaves nothing, and says why', () => {
  it.for<[string, string, string]>([
    ['scheduler', 'no-docker', 'docker-not-running'],
    ['scheduler', 'no-image', 'image-missing'],
    ['worker', 'no-image', 'image-missing'],
    ['worker', 'exits', 'no-dask-in-image'],
  ])('when the container of the %s meets %s', async ([role, fate, expected], { ec2, smokeTests }) => {
    await ec2.set({ guest: { containers: { [role]: fate } } })
    const { code, log } = await smokeTests.run({ minutes: 10 })
    expect(code, log).toBe(expected)
    await smokeTests.expectNothingLeft()
  })

  it('when its workers do not spill to the instance store of their instances', async ({ smokeTests }) => {
    const { code, log } = await smokeTests.run({ minutes: 10, instanceStore: 118 })
    expect(code, log).toBe('instance-store-not-used')
    await smokeTests.expectNothingLeft()
  })

  it('when EC2 rejects the second instance', async ({ ec2, smokeTests }) => {
    const failure = { action: 'RunInstances', code: 'VcpuLimitExceeded', message: 'too many' }
    const { code, log } = await smokeTests.run({
      minutes: 10,
      // The scheduler has been launched.
      at: /waiting for the scheduler/,
      happens: () => ec2.set({ faults: [failure] }),
    })
    expect(code, log).toBe('quota-too-small')
    expect(log).toContain('launching the workers')
    await smokeTests.expectNothingLeft()
  })

  it('when cluster.py is killed while the scheduler is up', async ({ ec2, smokeTests }) => {
    await ec2.set({ guest: { containers: { worker: 'silent' } } })
    const { code, log } = await smokeTests.run({
      minutes: 10,
      at: /waiting for the workers/,
      happens: (runner) => void process.kill(Number(runner.saved['driver-pid']), 'SIGKILL'),
    })
    expect(code, log).toBe('driver-killed')
    await smokeTests.expectNothingLeft()
  })
})
