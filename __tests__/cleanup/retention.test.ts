import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { reasonToKeep } from '../../src/cleanup/retention.ts'
import { resource } from '../support/fake-resource-type.ts'

const NOW = new Date('2026-11-25T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
const tags = (more: Record<string, string> = {}) => ({
  [TAG.run]: 'run-a',
  [TAG.status]: 'building',
  ...more,
})
const expiring = (hours: number) => tags({ [TAG.expires]: hoursAgo(-hours).toISOString() })

const why = (more: Parameters<typeof resource>[1], olderThanHours = 24) =>
  reasonToKeep(resource('id', more), { now: NOW, olderThanHours })

describe('a resource is a leftover', () => {
  it.each([
    ['when it is old enough and has expired', { created: hoursAgo(24), tags: expiring(-1) }],
    ['when it is old enough and never said when it expires', { created: hoursAgo(24), tags: tags() }],
    ['when it has expired for long, and EC2 gives no age', { created: undefined, tags: expiring(-24) }],
  ])('%s', (_, more) => {
    expect(why(more)).toBeUndefined()
  })
})

describe('a resource is kept', () => {
  const old = hoursAgo(1000)

  it.each([
    ['that is none of ours', { created: old, tags: {} }, 'it is no temporary resource of a run'],
    [
      'without a run',
      { created: old, tags: { [TAG.status]: 'building' } },
      'it is no temporary resource of a run',
    ],
    [
      'without a status',
      { created: old, tags: { [TAG.run]: 'run-a' } },
      'it is no temporary resource of a run',
    ],
    [
      'that is ready',
      { created: old, tags: tags({ [TAG.status]: 'ready' }) },
      'it is no temporary resource of a run',
    ],
    [
      'unproven',
      { created: old, tags: tags({ [TAG.status]: 'unproven' }) },
      'it is no temporary resource of a run',
    ],
    [
      'of a run that may go on',
      { created: old, tags: expiring(0.001) },
      /^it expires at 2026-11-25T12:00:03/,
    ],
    ['that is young', { created: hoursAgo(23.99), tags: expiring(-1) }, 'it is there for less than 24 h'],
    [
      'that expired just now, of no age',
      { created: undefined, tags: expiring(-23) },
      /^it is expired for less/,
    ],
    ['of no age and no expiry', { created: undefined, tags: tags() }, 'its age is not known'],
    ['whose expiry is no time', { created: old, tags: tags({ [TAG.expires]: 'soon' }) }, /is no time$/],
  ])('%s', (_, more, reason) => {
    expect(why(more)).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason))
  })

  it('by fractions of an hour', () => {
    const half = { created: hoursAgo(0.5), tags: tags() }
    expect(why(half, 0.5)).toBeUndefined()
    expect(why(half, 0.51)).toBe('it is there for less than 0.51 h')
  })
})
