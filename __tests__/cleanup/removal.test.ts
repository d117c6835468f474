import { describe, expect, it } from 'vitest'
import { inBatches, oneByOne } from '../../src/cleanup/removal.ts'

const error = (name: string) => Object.assign(new Error(name), { name })
const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-${index}`)

/** Removes by calls of many ids, each of which fails as EC2 does when it rejects one of them. */
async function removed(count: number, failed: Readonly<Record<string, string>>) {
  const calls: string[][] = []
  const answers = await inBatches('ec2:TerminateInstances', ids(count), async (batch) => {
    calls.push(batch)
    for (const id of batch) if (failed[id] !== undefined) throw error(failed[id])
  })
  return { calls: calls.map(({ length }) => length), answers: answers.map(({ id, again }) => [id, again]) }
}

describe('removing by calls of many ids', () => {
  it('takes a hundred a call', async () => {
    expect(await removed(250, {})).toEqual({ calls: [100, 100, 50], answers: [] })
  })

  it('asks for each on its own when one fails, and gives only that', async () => {
    const { calls, answers } = await removed(3, { 'i-1': 'OperationNotPermitted' })
    expect(calls).toEqual([3, 1, 1, 1])
    expect(answers).toEqual([['i-1', false]])
  })

  it('does not make more calls of one that was throttled', async () => {
    const { calls, answers } = await removed(2, { 'i-0': 'RequestLimitExceeded' })
    expect(calls).toEqual([2])
    expect(answers).toEqual([
      ['i-0', true],
      ['i-1', true],
    ])
  })
})

describe('removing one by one', () => {
  it.each([
    ['DependencyViolation', true],
    ['VolumeInUse', true],
    ['InvalidSnapshot.InUse', true],
    ['InvalidGroup.NotFound', true],
    ['InvalidAMIID.Unavailable', true],
    ['UnauthorizedOperation', false],
    ['OperationNotPermitted', false],
  ])('goes on after %s, which is worth asking again: %s', async (code, again) => {
    const asked: string[] = []
    const failed = await oneByOne('ec2:DeleteVolume', ids(20), async (id) => {
      asked.push(id)
      if (id === 'i-7') throw error(code)
    })
    expect(failed).toMatchObject([{ id: 'i-7', again }])
    expect(asked.toSorted()).toEqual(ids(20).toSorted())
  })
})
