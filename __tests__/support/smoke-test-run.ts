import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { SmokeTestRun } from '../../src/smoke-test/result.ts'
import { runSmokeTest, type SmokeTestPorts } from '../../src/smoke-test/run.ts'
import { planOf } from './facts.ts'
import type { FakeClusterCloud } from './fake-cluster-cloud.ts'
import { aBakedImage } from './outcomes.ts'
import { RecordingRunner } from './recording-runner.ts'
import { requestOf } from './requests.ts'
import { smokePlanOf } from './smoke.ts'

export const WAIT_LIMITS = { pollMs: 2, mostMs: 60_000, emptyPasses: 2, consoleMs: 60_000 }
export const phase = (name: string) => ({ event: 'phase', seconds: 1, phase: name })
export const passed = { event: 'passed', seconds: 2 }

/** A program in the place of cluster.py: prints these events, then does what `then` says in JavaScript. */
export function driver(directory: string, events: readonly unknown[], then = ''): string {
  const program = path.join(directory, 'cluster.mjs')
  const lines = events.map((event) => `console.log(${JSON.stringify(JSON.stringify(event))})`)
  const wait = 'const forever = () => setInterval(() => {}, 1000)'
  writeFileSync(program, ['import fs from "node:fs"', wait, ...lines, then].join('\n'))
  return program
}

interface Setting {
  readonly program?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly ports?: Partial<SmokeTestPorts>
  readonly timeoutMinutes?: number
}

export function start(cloud: FakeClusterCloud, directory: string, setting: Setting = {}) {
  const runner = new RecordingRunner({ workspace: directory })
  const image = aBakedImage(planOf(requestOf(setting.inputs)))
  const plan = smokePlanOf(setting.inputs)
  const run = runSmokeTest(
    {
      ...{
        runUuid: 'run-1',
        cluster: image.cluster,
        facts: image.facts,
        client: image.client,
        logs: directory,
      },
      plan: { ...plan, timeoutMinutes: setting.timeoutMinutes ?? plan.timeoutMinutes },
    },
    {
      ...{ cloud, runner, pollMs: 2, limits: WAIT_LIMITS },
      files: { program: setting.program ?? '', requirements: '', uvRequirements: '' },
      clientPython: async () => ({ python: process.execPath, remove: async () => {} }),
      ...setting.ports,
    },
  )
  return { runner, run }
}

export async function smokeTested(cloud: FakeClusterCloud, directory: string, setting: Setting = {}) {
  const { runner, run } = start(cloud, directory, setting)
  const smokeTest = await run
  if (smokeTest === 'cancelled') throw new Error('nobody cancelled')
  return { runner, smokeTest }
}

export function expectNothingLeft(cloud: FakeClusterCloud, smokeTest: SmokeTestRun): void {
  expect(cloud.instances.filter(({ state }) => state !== 'terminated')).toEqual([])
  expect(cloud.groups).toBe(0)
  expect(smokeTest.left).toEqual([])
}
