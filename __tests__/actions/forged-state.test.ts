import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ProcessName } from '../../src/runner/state.ts'
import { cleanedUp, PACKER, RUN, saved, sleeping } from '../support/post-step.ts'
import { temporaryDirectory } from '../support/programs.ts'

const PROCESSES: readonly ProcessName[] = ['packer', 'driver', 'main']
describe('a state that somebody else has written', () => {
  it.each([
    ['a wildcard for a run', { 'run-uuid': '*' }],
    ['a run that begins as another', { 'run-uuid': '7c9e*' }],
    ['a run with a wildcard for one character', { 'run-uuid': '7c9e6679-7425-40de-944b-e07fc1f90ae?' }],
    [
      'two runs',
      { 'run-uuid': '7c9e6679-7425-40de-944b-e07fc1f90ae7\n7c9e6679-7425-40de-944b-e07fc1f90ae8' },
    ],
    ['no Region', { regions: '' }],
    ['a Region that is a host', { regions: 'eu-west-2,evil.example/' }],
    ['a wildcard for the name', { 'ami-name': '*' }],
    ['no name', { 'ami-name': '' }],
  ])('sweeps and kills nothing for %s', async (_, forged) => {
    const packer = await sleeping(...PACKER)
    const inUse = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-'))
    const state = { ...RUN, ...saved('packer', packer.pid), 'packer-temporary': inUse, ...forged }
    await expect(cleanedUp(state)).rejects.toThrow('is none that the main step saves')
    expect(packer.exitCode ?? packer.signalCode).toBeNull()
    expect(existsSync(inUse)).toBe(true)
    process.kill(packer.pid ?? 0, 'SIGKILL')
    rmSync(inUse, { recursive: true })
  })

  it('kills no process that is another program, or started at another time', async () => {
    const [other, packer] = await Promise.all([sleeping('other'), sleeping(...PACKER)])
    const forged = [
      ...PROCESSES.map((name) => saved(name, other.pid)),
      { ...saved('packer', packer.pid), 'packer-started': '1' },
      ...['1', '0', '-1', `-${other.pid}`, '1e3', ' 7', 'NaN', ''].flatMap((pid) =>
        PROCESSES.map((name) => ({ [`${name}-pid`]: pid, [`${name}-started`]: '' })),
      ),
    ]
    for (const state of forged) await cleanedUp({ ...RUN, ...state })
    expect([other, packer].map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([null, null])
    for (const { pid } of [other, packer]) process.kill(pid ?? 0, 'SIGKILL')
  })

  it('removes no directory that is none of ours, and says so', async () => {
    const directory = temporaryDirectory()
    const link = path.join(tmpdir(), `bake-dask-ami-${randomUUID().slice(0, 6)}`)
    symlinkSync(directory, link)
    const forged = [directory, '/', `${link}/../${path.basename(directory)}`, link, `${link}/`]
    for (const name of forged) {
      const { runner, swept } = await cleanedUp({
        ...RUN,
        'packer-temporary': name,
        'packer-programs': name,
        'client-unfinished': name,
      })
      expect(runner.warnings).toEqual([
        ...['packer-temporary', 'packer-programs', 'client-unfinished'].map((key) =>
          expect.stringContaining(`the saved '${key}' is none`),
        ),
      ])
      expect(swept).toHaveLength(1)
    }
    expect(existsSync(directory)).toBe(true)
    rmSync(link)
  })
})
