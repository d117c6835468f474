import { describe, expect, it } from 'vitest'
import { type ResourceKind, sweep } from '../../src/sweep/sweep.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const run = { runUuid: 'run-a', region: 'eu-west-2', amiName: 'dask' }

/** A kind of things that are removed into `removed`, but for those that cannot be. */
function kind(
  name: string,
  ids: readonly string[],
  removed: string[],
  stuck: readonly string[] = [],
): ResourceKind {
  return {
    name,
    list: async (of) => (of.runUuid === run.runUuid ? ids : []),
    remove: async (id) => {
      if (stuck.includes(id)) throw new Error('it is stuck')
      removed.push(id)
    },
    command: (id, region) => `aws remove ${id} in ${region}`,
  }
}

describe('a sweep', () => {
  it('removes kind after kind, in the order given, and says so', async () => {
    const gone: string[] = []
    const runner = new RecordingRunner()
    const kinds = [
      kind('instance', ['i-1', 'i-2'], gone),
      kind('volume', [], gone),
      kind('key pair', ['key-1'], gone),
    ]
    expect(await sweep(run, kinds, runner)).toEqual({
      removed: ['instance i-1', 'instance i-2', 'key pair key-1'],
      kept: [],
    })
    expect(gone).toEqual(['i-1', 'i-2', 'key-1'])
    expect(runner.log).toEqual(['Removed instance i-1', 'Removed instance i-2', 'Removed key pair key-1'])
  })

  it('names what it cannot remove, with the command to do it by hand, and goes on', async () => {
    const gone: string[] = []
    const runner = new RecordingRunner()
    const kinds = [kind('volume', ['vol-1', 'vol-2'], gone, ['vol-1']), kind('key pair', ['key-1'], gone)]
    expect(await sweep(run, kinds, runner)).toEqual({
      removed: ['volume vol-2', 'key pair key-1'],
      kept: ['volume vol-1'],
    })
    expect(runner.warnings).toEqual([
      'Could not remove volume vol-1 (it is stuck). By hand: aws remove vol-1 in eu-west-2',
    ])
  })

  it('names what it cannot look for, and goes on', async () => {
    const gone: string[] = []
    const runner = new RecordingRunner()
    const hidden = {
      ...kind('volume', ['vol-1'], gone),
      list: () => Promise.reject(new Error('not allowed')),
    }
    expect((await sweep(run, [hidden, kind('key pair', ['key-1'], gone)], runner)).removed).toEqual([
      'key pair key-1',
    ])
    expect(runner.warnings).toEqual(['Could not look for any volume of run run-a (not allowed).'])
  })
})
