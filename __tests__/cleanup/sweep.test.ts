import { describe, expect, it } from 'vitest'
import type { Resource } from '../../src/cleanup/resource.ts'
import { type SweepOptions, sweep } from '../../src/cleanup/sweep.ts'
import { FakeResourceType, resource } from '../support/fake-resource-type.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const owner = { runUuid: 'run-a', amiName: 'dask' }
const LIMITS = { pollMs: 1, emptyPasses: 2, maxPasses: 20 }
const inUse = { why: new Error('it is in use'), again: true }
const forbidden = { why: new Error('it is forbidden'), again: false }

async function swept(
  types: readonly FakeResourceType[],
  more: Partial<SweepOptions> = {},
  stop?: AbortSignal,
) {
  const runner = new RecordingRunner()
  const result = await sweep(
    { region: 'eu-west-2', owner, ...more },
    types,
    runner,
    stop ?? new AbortController().signal,
    LIMITS,
  )
  const named = result.removed.map(({ kind, id }) => `${kind} ${id}`)
  return { ...result, named, log: runner.log, warnings: runner.warnings }
}

describe('a sweep', () => {
  it('removes type after type, in the order given, says so, and lists until two passes find nothing', async () => {
    const types = [
      new FakeResourceType('instance', ['i-1', 'i-2']),
      new FakeResourceType('volume'),
      new FakeResourceType('key pair', ['key-1']),
    ]
    const { named, kept, log, warnings } = await swept(types)
    expect(named).toEqual(['instance i-1', 'instance i-2', 'key pair key-1'])
    expect({ kept, warnings }).toEqual({ kept: [], warnings: [] })
    expect(log).toEqual(['Removed instance i-1', 'Removed instance i-2', 'Removed key pair key-1'])
    expect(types.map(({ passes }) => passes)).toEqual([3, 3, 3])
  })

  it('takes what appears late, and begins to count its quiet looks anew', async () => {
    const late = new FakeResourceType('instance')
    late.beforePass = (look) => {
      if (look === 2) late.resources = [resource('i-late')]
    }
    expect((await swept([late])).named).toEqual(['instance i-late'])
    expect(late.passes).toBe(4)
  })

  it('asks but once for what is listed for a while after its removal', async () => {
    const slow = new FakeResourceType('snapshot', ['snap-1'])
    const there = slow.resources
    slow.beforePass = (look) => {
      slow.resources = look < 4 ? there : []
    }
    const { named } = await swept([slow])
    expect(named).toEqual(['snapshot snap-1'])
    expect(slow.asked).toEqual(['snap-1'])
  })

  it('asks again for what is in use, and takes for gone what is no longer listed', async () => {
    const groups = new FakeResourceType('security group', ['sg-1', 'sg-2'])
    groups.failures['sg-1'] = [inUse, inUse]
    groups.failures['sg-2'] = [inUse]
    groups.beforePass = (look) => {
      if (look === 2) groups.resources = groups.resources.filter(({ id }) => id !== 'sg-2')
    }
    const { named, kept, warnings } = await swept([groups])
    expect(named.toSorted()).toEqual(['security group sg-1', 'security group sg-2'])
    expect(groups.asked).toEqual(['sg-1', 'sg-2', 'sg-1', 'sg-1'])
    expect({ kept, warnings }).toEqual({ kept: [], warnings: [] })
  })

  it('names what it cannot remove, once, with the command to do it by hand, and goes on', async () => {
    const volumes = new FakeResourceType('volume', ['vol-1', 'vol-2'])
    volumes.failures['vol-1'] = [forbidden]
    const { named, kept, warnings } = await swept([volumes, new FakeResourceType('key pair', ['key-1'])])
    expect(named).toEqual(['volume vol-2', 'key pair key-1'])
    expect(kept).toMatchObject([{ kind: 'volume', id: 'vol-1', why: 'it is forbidden' }])
    expect(volumes.asked).toEqual(['vol-1', 'vol-2'])
    expect(warnings).toEqual([
      'Could not remove volume vol-1 (it is forbidden). By hand: aws remove vol-1 in eu-west-2',
    ])
  })

  it('names what it cannot look for, asks no more for it, and goes on', async () => {
    const hidden = new FakeResourceType('volume', ['vol-1'])
    hidden.listErrors.push(new Error('not allowed'))
    const { named, unlistable, warnings } = await swept([hidden, new FakeResourceType('key pair', ['key-1'])])
    expect(named).toEqual(['key pair key-1'])
    expect([...unlistable]).toEqual([['volume', 'not allowed']])
    expect(hidden.passes).toBe(1)
    expect(warnings).toEqual(['Could not look for any volume of run run-a (not allowed).'])
  })

  it('looks again where EC2 had a bad moment', async () => {
    const throttled = new FakeResourceType('volume', ['vol-1'])
    throttled.listErrors.push(Object.assign(new Error('slow down'), { name: 'RequestLimitExceeded' }))
    const { named, warnings } = await swept([throttled])
    expect({ named, warnings }).toEqual({ named: ['volume vol-1'], warnings: [] })
  })

  it('ends when it has to, and says what is left', async () => {
    const stop = new AbortController()
    const groups = new FakeResourceType('security group', ['sg-1'])
    groups.failures['sg-1'] = [inUse, inUse, inUse, inUse]
    groups.beforePass = (look) => {
      if (look === 3) stop.abort()
    }
    const { kept, warnings } = await swept([groups], {}, stop.signal)
    expect(groups.asked).toHaveLength(3)
    expect(kept).toHaveLength(1)
    expect(warnings).toEqual([
      expect.stringMatching(/^Could not remove security group sg-1 \(it is in use\)/),
    ])
  })
})

it('names the types that it had no time to look for', async () => {
  const stop = new AbortController()
  const instances = new FakeResourceType('instance', ['i-1'])
  instances.beforePass = () => stop.abort()
  const { unlistable, warnings } = await swept(
    [instances, new FakeResourceType('volume', ['vol-1'])],
    {},
    stop.signal,
  )
  expect([...unlistable]).toEqual([['volume', 'there was no time left']])
  expect(warnings).toContain('Could not look for any volume of run run-a (there was no time left).')
})

it('asks nobody about what it has removed, although EC2 still lists it', async () => {
  const images = new FakeResourceType('image', ['ami-1'])
  const asked: (readonly string[])[] = []
  images.users = async (ids) => {
    asked.push(ids)
    return new Map()
  }
  const listed = images.resources
  images.list = async () => listed
  await swept([images], { owner: 'any run', reasonToKeep: () => undefined })
  expect(asked).toEqual([['ami-1']])
})

describe('a sweep with reasons to keep resources', () => {
  const young = (found: Resource) => (found.id.endsWith('young') ? 'it is young' : undefined)

  it('takes the others', async () => {
    const volumes = new FakeResourceType('volume', ['vol-young', 'vol-old'])
    const { named, kept, warnings } = await swept([volumes], { owner: 'any run', reasonToKeep: young })
    expect(named).toEqual(['volume vol-old'])
    expect(kept).toMatchObject([{ id: 'vol-young', why: 'it is young', command: undefined }])
    expect(warnings).toEqual([])
  })

  it('takes nothing that somebody uses, unless who uses it goes too', async () => {
    const instances = new FakeResourceType('instance', ['i-old'])
    const images = new FakeResourceType('image', ['ami-1', 'ami-2', 'ami-young'])
    const asked: string[][] = []
    images.users = async (ids) => {
      asked.push([...ids])
      return new Map([
        ['ami-1', ['arn:aws:ec2:eu-west-2:1:instance/i-old']],
        ['ami-2', ['arn:aws:ec2:eu-west-2:1:instance/i-old', 'arn:aws:ssm:eu-west-2:1:parameter/dask']],
      ])
    }
    const { named, kept } = await swept([instances, images], { owner: 'any run', reasonToKeep: young })
    expect(named).toEqual(['instance i-old', 'image ami-1'])
    expect(kept.map(({ id, why }) => [id, why])).toEqual([
      ['ami-young', 'it is young'],
      ['ami-2', 'in use by arn:aws:ssm:eu-west-2:1:parameter/dask'],
    ])
    expect(asked[0]).toEqual(['ami-1', 'ami-2'])
  })

  it('removes nothing in a dry run, and says what it would', async () => {
    const volumes = new FakeResourceType('volume', ['vol-1'])
    const { named, log } = await swept([volumes], { dryRun: true })
    expect({ named, log, asked: volumes.asked }).toEqual({
      named: ['volume vol-1'],
      log: ['Would remove volume vol-1'],
      asked: [],
    })
    expect(volumes.passes).toBe(1)
  })
})
