import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { cleanUp } from '../src/clean-up.ts'
import { isRunning } from '../src/packer/process-group.ts'
import type { ResourceKind, SweptRun } from '../src/sweep/sweep.ts'
import { RecordingRunner } from './support/recording-runner.ts'

const RUN = { 'run-uuid': 'run-a', region: 'eu-west-2', 'ami-name': 'dask' }

/** What a post step did whose main step left this state behind. */
async function cleanedUp(state: Record<string, string>) {
  const runner = new RecordingRunner()
  Object.assign(runner.saved, state)
  const swept: { region: string; run: SweptRun }[] = []
  const kinds = async (region: string): Promise<ResourceKind[]> => [
    {
      name: 'key pair',
      list: async (run) => {
        swept.push({ region, run })
        return ['key-1']
      },
      remove: async () => {},
      command: () => '',
    },
  ]
  await cleanUp(runner, kinds)
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
    expect(swept).toEqual([
      { region: 'eu-west-2', run: { runUuid: 'run-a', region: 'eu-west-2', amiName: 'dask' } },
    ])
    expect(runner.log).toEqual(['Removed key pair key-1', 'Cleaned up after run run-a: 1 removed, 0 left.'])
  })

  it('does not mind a Packer that is gone', async () => {
    const gone = spawn('true', { detached: true, stdio: 'ignore' })
    await once(gone, 'exit')
    const { runner } = await cleanedUp({ ...RUN, 'packer-pid': String(gone.pid) })
    expect(runner.log[0]).toBe('Removed key pair key-1')
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
