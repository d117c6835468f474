import { expect, it } from 'vitest'
import { type Retirement, retentionSection } from '../../src/report/retention-section.ts'

const NOTHING: Retirement = { dryRun: false, images: 5, gib: 45, retired: [], kept: [], left: 0 }
const REMOVED = { region: 'eu-west-2', id: 'ami-1', name: 'dask-cpu-1', gib: 8, stage: 'remove' } as const

const count = (differences: Partial<Retirement>) =>
  retentionSection('dask-cpu', { ...NOTHING, ...differences })[1]

it.each([
  ['nothing was retired', {}, 'has 5 finished images, with volumes of 45 GiB. Nothing was retired.'],
  ['there is one image', { images: 1, gib: 13 }, 'has 1 finished image, with volumes of 13 GiB.'],
  [
    'an image was removed',
    { retired: [REMOVED] },
    'had 5 finished images before this step retired old ones, with volumes of 45 GiB. 8 GiB of them were removed.',
  ],
  [
    'an image would be removed',
    { retired: [REMOVED], dryRun: true },
    'has 5 finished images, with volumes of 45 GiB.',
  ],
])('counts the images of the family when %s', (_, differences, words) => {
  expect(count(differences)).toBe(`<code>dask-cpu</code> ${words}\n`)
})

it('is left out when the images could not be listed', () => {
  expect(retentionSection('dask-cpu', undefined)).toEqual([])
})
