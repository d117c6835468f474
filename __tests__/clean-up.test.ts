import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanUp } from '../src/clean-up.ts'
import { isRunning } from '../src/packer/process-group.ts'
import type { Owner } from '../src/sweep/kind.ts'
import { FakeKind } from './support/fake-kind.ts'
import { temporaryDirectory } from './support/programs.ts'
import { RecordingRunner } from './support/recording-runner.ts'

const RUN = { 'run-uuid': 'run-a', regions: 'eu-west-2', 'ami-name': 'dask' }
const PATIENCE = { pollMs: 1, quietLooks: 1, mostLooks: Number.POSITIVE_INFINITY }

/** What a post step did whose main step left this state behind. */
async function cleanedUp(state: Record<string, string>, budgetMs = 60_000, refused = 0) {
  const runner = new RecordingRunner()
  Object.assign(runner.saved, state)
  const swept: { region: string; owner: Owner }[] = []
  const kinds = async (region: string) => {
    const kind = new FakeKind('key pair', [`key-${region}`])
    const inUse = { why: new Error('it is in use'), again: true }
    kind.refusals[`key-${region}`] = Array.from({ length: refused }, () => inUse)
    const list = kind.list.bind(kind)
    kind.list = async (owner) => {
      if (kind.looks === 0) swept.push({ region, owner })
      return list(owner)
    }
    return [kind]
  }
  await cleanUp(runner, { kinds, budgetMs, patience: PATIENCE })
  return { runner, swept }
}

describe('the post step', () => {
  it.each([
    ['a main step that launched nothing', {}],
    ['a bake that ended well', { ...RUN, outcome: 'ready', 'packer-pid': '' }],
  ])('asks AWS nothing after %s', async (_, state) => {
    const { runner, swept } = await cleanedUp(state)
    expect(swept).toEqual([])
    expect(runner.log).toEqual(['Nothing to clean up.'])
  })

  it('sweeps after a bake that did not end well', async () => {
    const { runner, swept } = await cleanedUp({ ...RUN, 'packer-pid': '' })
    expect(swept).toEqual([{ region: 'eu-west-2', owner: { runUuid: 'run-a', amiName: 'dask' } }])
    expect(runner.log).toEqual([
      'Removed key pair key-eu-west-2',
      'Cleaned up after run run-a: 1 removed, 0 left.',
    ])
  })

  it('sweeps every Region of the run', async () => {
    const { runner, swept } = await cleanedUp({ ...RUN, regions: 'eu-west-2,us-east-1' })
    expect(swept.map(({ region }) => region).toSorted()).toEqual(['eu-west-2', 'us-east-1'])
    expect(runner.log.at(-1)).toBe('Cleaned up after run run-a: 2 removed, 0 left.')
  })

  it('ends with its budget, whatever is left, and names that', async () => {
    const { runner } = await cleanedUp(RUN, 50, 1_000_000)
    expect(runner.log).toEqual(['Cleaned up after run run-a: 0 removed, 1 left.'])
    expect(runner.warnings).toEqual([
      'Could not remove key pair key-eu-west-2 (it is in use). By hand: aws remove key-eu-west-2 in eu-west-2',
    ])
  })

  it('kills a Packer that outlasts the budget', async () => {
    const shell = `trap "" INT; echo ready; while kill -0 ${process.pid}; do sleep 0.1; done`
    const packer = spawn('/bin/sh', ['-c', shell], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    await once(packer.stdout, 'data')
    const exited = once(packer, 'exit')
    const { runner } = await cleanedUp({ ...RUN, 'packer-pid': String(packer.pid) }, 50)
    expect(await exited).toEqual([null, 'SIGKILL'])
    expect(runner.log).toContain('Packer did not end in time; the sweep does the rest.')
  })

  it('removes the files that ended programs could not', async () => {
    const directory = temporaryDirectory()
    const [temporary = '', client = ''] = ['packer', 'client'].map((name) => path.join(directory, name))
    for (const made of [temporary, client]) mkdirSync(made)
    await cleanedUp({ ...RUN, 'packer-temporary': temporary, 'client-unfinished': client })
    expect([temporary, client].filter((made) => existsSync(made))).toEqual([])
  })

  it('ends a main step that is still there, and no other program that got its process id', async () => {
    const directory = temporaryDirectory()
    mkdirSync(path.join(directory, 'main'))
    const script = path.join(directory, 'main', 'index.js')
    writeFileSync(script, 'setInterval(() => {}, 1000)')
    const [main, other] = [[script], ['-e', 'setInterval(() => {}, 1000)']].map((args) =>
      spawn(process.execPath, args, { stdio: 'ignore' }),
    )
    const exited = main === undefined ? undefined : once(main, 'exit')
    await cleanedUp({ ...RUN, 'main-pid': String(other?.pid) })
    await cleanedUp({ ...RUN, 'main-pid': String(main?.pid) })
    expect(await exited).toEqual([null, 'SIGKILL'])
    expect(other?.exitCode).toBeNull()
    other?.kill('SIGKILL')
  })

  it('sweeps although it cannot clean up on the runner', async () => {
    const { runner, swept } = await cleanedUp({ ...RUN, 'packer-temporary': '\0' })
    expect(swept).toHaveLength(1)
    expect(runner.warnings).toEqual([expect.stringMatching(/^Cleaning up on the runner: /)])
  })

  it('does not mind a Packer that is gone', async () => {
    const gone = spawn('true', { detached: true, stdio: 'ignore' })
    await once(gone, 'exit')
    const { runner } = await cleanedUp({ ...RUN, 'packer-pid': String(gone.pid) })
    expect(runner.log[0]).toBe('Removed key pair key-eu-west-2')
  })

  it('ends a Packer that still runs, and waits for it before it sweeps', async () => {
    const shell = `trap "sleep 1; exit 1" INT; echo ready; while kill -0 ${process.pid}; do sleep 0.1; done`
    const packer = spawn('/bin/sh', ['-c', shell], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    await once(packer.stdout, 'data')
    const pid = packer.pid ?? 0
    const exited = once(packer, 'exit')
    const { runner, swept } = await cleanedUp({ ...RUN, 'packer-pid': String(pid) })
    expect(await exited).toEqual([1, null])
    expect(isRunning(pid)).toBe(false)
    expect(swept).toHaveLength(1)
    expect(runner.log[0]).toBe('Packer is still cleaning up; waiting for it.')
  })

  it('kills a cluster.py that a killed main step left, before it could launch more', async () => {
    const driver = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
    const exited = once(driver, 'exit')
    await cleanedUp({ ...RUN, 'driver-pid': String(driver.pid) })
    expect(await exited).toEqual([null, 'SIGKILL'])
  })
})
