import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Ports } from '../../src/actions/bake/ports.ts'
import { smokeTestImage } from '../../src/actions/bake/smoke-test.ts'
import type { Cloud } from '../../src/aws/cloud.ts'
import { UserError } from '../../src/errors/problem.ts'
import { buildPaths } from '../../src/packer/workspace.ts'
import type { SmokePlan } from '../../src/plan/smoke-test.ts'
import { planOf } from '../support/facts.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { FakeClusterCloud } from '../support/fake-cluster-cloud.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'
import { passingEvents, smokeFacts } from '../support/smoke.ts'

const FAILED = [{ event: 'failed', seconds: 3, phase: 'versions', error: ['CheckFailed: no'] }]

/** The smoke test of an image whose cluster prints these events. */
async function smokeTestOf(
  inputs: Record<string, string>,
  events: readonly unknown[],
  cloud: Partial<Cloud> = {},
  differences: Partial<SmokePlan> = {},
  before: (directory: string) => void = () => {},
) {
  const directory = temporaryDirectory()
  const paths = buildPaths(directory)
  mkdirSync(paths.logs)
  const program = path.join(directory, 'cluster.mjs')
  const printed = events.map((event) => `console.log('${JSON.stringify(event)}')`)
  // One that has a deadline to miss does not end by itself.
  const endless = differences.timeoutMinutes === undefined ? [] : ['setInterval(() => {}, 1000)']
  writeFileSync(program, [...printed, ...endless].join('\n'))
  const runner = new RecordingRunner({ workspace: directory })
  const removed: string[] = []
  const tagged: unknown[] = []
  const account = fakeCloud({
    removeImage: async (id) => void removed.push(id),
    tag: async (_, tags) => void tagged.push(tags),
    ...cloud,
  })
  before(directory)
  const plan = planOf(requestOf({ 'smoke-test': 'true', ...inputs }), smokeFacts())
  if (plan.smoke === undefined && inputs['smoke-test'] !== 'false') throw new Error('there is no smoke test')
  const smoke = plan.smoke && { ...plan.smoke, ...differences }
  const testing = smokeTestImage(
    { ...plan, smoke },
    aBakedImage(plan),
    paths,
    account,
    portsOf(runner, program),
  )
  const error = await testing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const report = path.join(directory, 'smoke-report.json')
  return {
    runner,
    removed,
    tagged,
    error,
    report,
    smokeTest: error === undefined ? await testing : undefined,
  }
}

function portsOf(runner: RecordingRunner, program: string): Ports {
  const smokeTest = async () => ({
    ...{ cloud: new FakeClusterCloud(), runner, pollMs: 2 },
    ...{
      limits: { pollMs: 2, mostMs: 60_000, emptyPasses: 1, consoleMs: 60_000 },
      clientPython: async () => ({ python: process.execPath, remove: async () => {} }),
    },
    files: { program, requirements: '', uvRequirements: '' },
  })
  return { smokeTest, runner } as unknown as Ports
}

it('asks nothing of anybody when no smoke test is wanted', async () => {
  const { smokeTest, runner } = await smokeTestOf({ 'smoke-test': 'false' }, passingEvents)
  expect(smokeTest).toBeUndefined()
  expect(runner.outputs).toEqual({})
})

it('reports an image that passed', async () => {
  const { smokeTest, runner, removed, report } = await smokeTestOf({}, passingEvents)
  expect(runner.outputs).toEqual({ 'smoke-passed': 'true', 'start-seconds': '131.0', 'smoke-report': report })
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual(JSON.parse(JSON.stringify(smokeTest)))
  expect(removed).toEqual([])
})

it('only warns when the report of an image that passed cannot be written', async () => {
  const inTheWay = (directory: string) => mkdirSync(path.join(directory, 'smoke-report.json'))
  const { smokeTest, runner, removed, error } = await smokeTestOf({}, passingEvents, {}, {}, inTheWay)
  expect(error).toBeUndefined()
  expect(smokeTest?.passed).toBe(true)
  expect(runner.outputs).toMatchObject({ 'smoke-passed': 'true', 'smoke-report': '' })
  expect(runner.warnings).toEqual([
    expect.stringMatching(/^smoke-report\.json could not be written \(EISDIR/),
  ])
  expect(removed).toEqual([])
})

it.each([
  ['delete', ['ami-4a9ac69a9a3235029'], [], /was removed with its snapshots/],
  [
    'keep',
    [],
    [{ 'bake-dask-ami:status': 'unproven', 'bake-dask-ami:proof': 'failed' }],
    /was kept, tagged as unproven/,
  ],
])('fails the step for an image that failed; on-smoke-failure: %s', async (choice, removed, tagged, fate) => {
  const done = await smokeTestOf({ 'on-smoke-failure': choice }, FAILED)
  expect(done.error).toBeInstanceOf(UserError)
  expect((done.error as UserError).summary).toMatch(fate)
  expect(done).toMatchObject({ removed, tagged })
  expect(done.runner.outputs).toMatchObject({ 'smoke-passed': 'false', 'start-seconds': '' })
  expect(existsSync(done.report)).toBe(true)
})

it('keeps an image whose smoke test only ran out of time, whatever on-smoke-failure says', async () => {
  const stuck = [{ event: 'phase', seconds: 3, phase: 'waiting for the workers' }]
  const done = await smokeTestOf({ 'on-smoke-failure': 'delete' }, stuck, {}, { timeoutMinutes: 0.01 })
  expect(done.removed).toEqual([])
  expect(done.tagged).toEqual([{ 'bake-dask-ami:status': 'unproven', 'bake-dask-ami:proof': 'unfinished' }])
  expect(done.runner.outputs).toMatchObject({
    'smoke-passed': 'false',
    'unproven-ami': 'ami-4a9ac69a9a3235029',
  })
  expect((done.error as UserError).summary).toMatch(/^## The smoke test could not be completed/)
  expect((done.error as UserError).summary).toMatch(
    /was kept, tagged as unproven, because no check of it failed/,
  )
})

it('says why the smoke test failed even when the image cannot be removed', async () => {
  const removeImage = () => Promise.reject(new Error('not now'))
  const { error } = await smokeTestOf({}, FAILED, { removeImage })
  expect((error as UserError).summary).toMatch(/CheckFailed: no/)
  expect((error as UserError).summary).toMatch(/left to the post step \(not now\)/)
})
