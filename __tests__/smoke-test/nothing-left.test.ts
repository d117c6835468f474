import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { problem, UserError } from '../../src/errors/problem.ts'
import type { SmokeTestRun } from '../../src/smoke-test/result.ts'
import type { SmokeTestPorts } from '../../src/smoke-test/run.ts'
import { FakeClusterCloud } from '../support/fake-cluster-cloud.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { driver, expectNothingLeft, phase, smokeTested, start } from '../support/smoke-test-run.ts'

describe('whatever happens in between, nothing is left', () => {
  it('when cluster.py fails', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch()
    cloud.console = 'its last words'
    const directory = temporaryDirectory()
    const failed = { event: 'failed', seconds: 3, phase: 'versions', error: ['CheckFailed: no'] }
    const { smokeTest } = await smokeTested(cloud, directory, {
      program: driver(directory, [failed], 'process.exitCode = 1'),
    })
    expect(smokeTest).toMatchObject({
      ending: 'exited',
      events: [failed],
      seen: [{ console: 'its last words' }],
    })
    expect(readFileSync(path.join(directory, 'console-i-0.log'), 'utf8')).toBe('its last words')
    expectNothingLeft(cloud, smokeTest)
  })

  it('when cluster.py is killed', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch()
    const directory = temporaryDirectory()
    const program = driver(directory, [phase('waiting')], 'process.kill(process.pid, "SIGKILL")')
    const { smokeTest } = await smokeTested(cloud, directory, { program })
    expect(smokeTest.ending).toBe('killed')
    expectNothingLeft(cloud, smokeTest)
  })

  it('when an instance appears only after cluster.py was killed', async () => {
    const cloud = new FakeClusterCloud()
    const directory = temporaryDirectory()
    const program = driver(directory, [phase('waiting')], 'process.kill(process.pid, "SIGKILL")')
    const { runner, run } = start(cloud, directory, { program })
    await runner.logged(/Ending the cluster/)
    cloud.launch()
    const smokeTest = (await run) as SmokeTestRun
    expect(cloud.terminated).toEqual(['i-0'])
    expectNothingLeft(cloud, smokeTest)
  })

  it('when the deadline passes while cluster.py hears nothing', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch()
    const directory = temporaryDirectory()
    const program = driver(directory, [phase('waiting')], 'process.on("SIGTERM", () => {}); forever()')
    const { smokeTest } = await smokeTested(cloud, directory, { program, timeoutMinutes: 0.01 })
    expect(smokeTest.ending).toBe('timed-out')
    expectNothingLeft(cloud, smokeTest)
  })

  it('when an instance ends itself before it should', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch({ state: 'terminated' })
    const directory = temporaryDirectory()
    const { smokeTest } = await smokeTested(cloud, directory, {
      program: driver(directory, [phase('waiting')], 'forever()'),
    })
    expect(smokeTest.ending).toBe('instance-ended')
    expectNothingLeft(cloud, smokeTest)
  })

  it('when EC2 keeps failing', async () => {
    const cloud = new FakeClusterCloud()
    cloud.launch()
    const throttled = Object.assign(new Error('Rate exceeded'), { name: 'Throttling', $metadata: {} })
    cloud.troubles.push(...Array(5).fill(throttled))
    const directory = temporaryDirectory()
    const { smokeTest } = await smokeTested(cloud, directory, {
      program: driver(directory, [phase('waiting')], 'forever()'),
    })
    expect(smokeTest.trouble?.code).toBe('aws-error')
    expect(cloud.instances.map(({ state }) => state)).toEqual(['terminated'])
    expect(cloud.groups).toBe(0)
  })

  it('when a program that makes the client does not end: nothing is launched at all', async () => {
    const cloud = new FakeClusterCloud()
    const endless: SmokeTestPorts['clientPython'] = async (_facts, _files, _context, run) => {
      await run([process.execPath, '-e', 'setInterval(() => {}, 1000)'])
      throw new Error('it cannot end by itself')
    }
    const { smokeTest } = await smokeTested(cloud, temporaryDirectory(), {
      ports: { clientPython: endless },
      timeoutMinutes: 0.01,
    })
    expect(smokeTest.trouble?.code).toBe('client-not-made')
    expect(cloud.asked).toEqual([])
  })

  it('when the client cannot be made: nothing is launched at all', async () => {
    const cloud = new FakeClusterCloud()
    const noPython = problem('no-python', { what: 'There is none.' })
    const { smokeTest } = await smokeTested(cloud, temporaryDirectory(), {
      ports: { clientPython: () => Promise.reject(new UserError([noPython])) },
    })
    expect(smokeTest.trouble).toEqual({ ...noPython, evidence: [] })
    expect(cloud.asked).toEqual([])
  })
})
