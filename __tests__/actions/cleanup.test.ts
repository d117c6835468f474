import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRunning } from '../../src/process/detached.ts'
import { cleanedUp, type Options, PACKER, RUN, saved } from '../support/post-step.ts'
import { temporaryDirectory } from '../support/programs.ts'

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
    expect(swept).toEqual([
      { region: 'eu-west-2', owner: { runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7', amiName: 'dask' } },
    ])
    expect(runner.log).toEqual([
      'Removed key pair key-eu-west-2',
      'Cleaned up after run 7c9e6679-7425-40de-944b-e07fc1f90ae7: 1 removed, 0 left.',
    ])
  })

  it('sweeps every Region of the run', async () => {
    const { runner, swept } = await cleanedUp({ ...RUN, regions: 'eu-west-2,us-east-1' })
    expect(swept.map(({ region }) => region).toSorted()).toEqual(['eu-west-2', 'us-east-1'])
    expect(runner.log.at(-1)).toBe(
      'Cleaned up after run 7c9e6679-7425-40de-944b-e07fc1f90ae7: 2 removed, 0 left.',
    )
  })

  it('ends with its budget, whatever is left, and names that', async () => {
    const { runner } = await cleanedUp(RUN, { budgetMs: 50, failures: 1_000_000 })
    expect(runner.log).toEqual([
      'Cleaned up after run 7c9e6679-7425-40de-944b-e07fc1f90ae7: 0 removed, 1 left.',
    ])
    expect(runner.warnings).toEqual([
      'Could not remove key pair key-eu-west-2 (it is in use). By hand: aws remove key-eu-west-2 in eu-west-2',
    ])
  })

  it('kills a Packer that outlasts the budget', async () => {
    const shell = `trap "" INT; echo ready; while kill -0 ${process.pid}; do sleep 0.1; done`
    const packer = spawn('/bin/sh', ['-c', shell, ...PACKER], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(packer.stdout, 'data')
    const exited = once(packer, 'exit')
    const { runner } = await cleanedUp({ ...RUN, ...saved('packer', packer.pid) }, { budgetMs: 50 })
    expect(await exited).toEqual([null, 'SIGKILL'])
    expect(runner.log).toContain('Packer did not end in time; the sweep does the rest.')
  })

  it('removes the files that ended programs could not', async () => {
    const tempDirectory = temporaryDirectory()
    const client = path.join(tempDirectory, 'bake-dask-ami-client-abc123')
    const temporary = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-'))
    mkdirSync(client)
    const state = { ...RUN, 'packer-temporary': temporary, 'client-unfinished': client }
    await cleanedUp(state, { context: { tempDirectory } })
    expect([temporary, client].filter((made) => existsSync(made))).toEqual([])
  })

  it.each([
    ['a main step that launched nothing', {}],
    ['a bake that ended well', { ...RUN, outcome: 'ready' }],
    ['a bake that did not end well', RUN],
  ])('removes the Packer that was installed for %s', async (_, state) => {
    const tempDirectory = temporaryDirectory()
    const programs = path.join(tempDirectory, 'bake-dask-ami-packer-abc123')
    mkdirSync(path.join(programs, 'packer'), { recursive: true })
    await cleanedUp({ ...state, 'packer-programs': programs }, { context: { tempDirectory } })
    expect(existsSync(programs)).toBe(false)
  })

  it.each<[string, Record<string, string>, Options, string]>([
    ['there are no credentials', RUN, { noKinds: new Error('no credentials') }, 'no credentials'],
    ['the state of the run is invalid', { ...RUN, 'run-uuid': '*' }, {}, 'is none that the main step saves'],
  ])('removes the directories of the run although %s', async (_, state, options, words) => {
    const tempDirectory = temporaryDirectory()
    const client = path.join(tempDirectory, 'bake-dask-ami-client-abc123')
    const temporary = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-'))
    mkdirSync(client)
    const left = { 'packer-temporary': temporary, 'client-unfinished': client }
    const ended = cleanedUp({ ...state, ...left }, { ...options, context: { tempDirectory } })
    await expect(ended).rejects.toThrow(words)
    expect([temporary, client].filter((made) => existsSync(made))).toEqual([])
  })

  it('ends a main step that is still there, and no other program that got its process id', async () => {
    const directory = temporaryDirectory()
    const script = path.join(directory, 'main.js')
    writeFileSync(script, 'setInterval(() => {}, 1000)')
    const [main, other] = [[script], ['-e', 'setInterval(() => {}, 1000)']].map((args) =>
      spawn(process.execPath, args, { stdio: 'ignore' }),
    )
    const exited = main === undefined ? undefined : once(main, 'exit')
    await cleanedUp({ ...RUN, ...saved('main', other?.pid) })
    await cleanedUp({ ...RUN, ...saved('main', main?.pid) })
    expect(await exited).toEqual([null, 'SIGKILL'])
    expect(other?.exitCode).toBeNull()
    other?.kill('SIGKILL')
  })

  it('sweeps although it cannot clean up on the runner', async () => {
    const { runner, swept } = await cleanedUp({ ...RUN, 'packer-temporary': '/elsewhere' })
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
    const packer = spawn('/bin/sh', ['-c', shell, ...PACKER], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(packer.stdout, 'data')
    const pid = packer.pid ?? 0
    const exited = once(packer, 'exit')
    const { runner, swept } = await cleanedUp({ ...RUN, ...saved('packer', pid) })
    expect(await exited).toEqual([1, null])
    expect(isRunning(pid)).toBe(false)
    expect(swept).toHaveLength(1)
    expect(runner.log[0]).toBe('Packer is still cleaning up; waiting for it.')
  })

  it('kills a cluster.py that a killed main step left, before it could launch more', async () => {
    const driver = spawn('/bin/sh', ['-c', 'sleep 600', 'python', '/dist/smoke-test/cluster.py'], {
      detached: true,
      stdio: 'ignore',
    })
    const exited = once(driver, 'exit')
    await cleanedUp({ ...RUN, ...saved('driver', driver.pid) })
    expect(await exited).toEqual([null, 'SIGKILL'])
  })
})
