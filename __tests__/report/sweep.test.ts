import { expect, it } from 'vitest'
import { outputsOfSweep, type SweepResult, sweepSummary } from '../../src/report/sweep.ts'

const volume = { region: 'eu-west-2', kind: 'volume', id: 'vol-1', created: new Date('2026-11-24T03:15:00Z') }
const group = { region: 'eu-west-2', kind: 'security group', id: 'sg-1', created: undefined }
const result: SweepResult = { dryRun: false, removed: [volume], kept: [{ ...group, why: 'it is <young>' }] }

it('shows what was removed and why the rest was kept', () => {
  expect(sweepSummary(result)).toBe(`## 1 leftover removed, 1 kept

### Removed

| Region | Kind | Id | Made |
| --- | --- | --- | --- |
| eu-west-2 | volume | <code>vol-1</code> | 2026-11-24T03:15:00.000Z |

### Kept

| Region | Kind | Id | Made | Why |
| --- | --- | --- | --- | --- |
| eu-west-2 | security group | <code>sg-1</code> | unknown | it is &#60;young&#62; |
`)
})

it('says of a dry run that it was one, and of nothing that there was nothing', () => {
  expect(sweepSummary({ ...result, dryRun: true })).toMatch(
    /^## 1 leftover would be removed, 1 kept\n\n### Would be/,
  )
  expect(sweepSummary({ dryRun: false, removed: [], kept: [] })).toBe('## 0 leftovers removed, 0 kept\n')
})

it('shows no more rows than a summary holds', () => {
  const removed = Array.from({ length: 502 }, () => volume)
  const rows = sweepSummary({ ...result, removed, kept: [] }).split('\n')
  expect(rows.filter((row) => row.includes('vol-1'))).toHaveLength(500)
  expect(rows).toContain('And 2 more.')
})

it('gives both lists as JSON', () => {
  const { removed, kept } = outputsOfSweep(result)
  expect(JSON.parse(removed)).toEqual([{ ...volume, created: '2026-11-24T03:15:00.000Z' }])
  expect(JSON.parse(kept)).toMatchObject([{ id: 'sg-1', why: 'it is <young>' }])
})
