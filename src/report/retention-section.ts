import { code, plain, table } from './markdown.ts'

/** What retention did, or in a dry run would do, with the images of a family. */
export interface Retirement {
  readonly dryRun: boolean
  /** How many finished images the family had before and the sizes of their volumes together: in all Regions, or without `keep` in that of the bake. */
  readonly images: number
  readonly gib: number
  readonly retired: readonly RetiredImage[]
  /** Images that newer ones replace, and why they stay. */
  readonly kept: readonly KeptImage[]
  /** How many were left to the next run, because one run retires so many at most. */
  readonly left: number
}

interface Place {
  readonly region: string
  readonly id: string
}

export interface RetiredImage extends Place {
  readonly name: string
  readonly gib: number
  /** What was done, or would be. */
  readonly stage: 'deprecate' | 'disable' | 'remove'
}

export interface KeptImage extends Place {
  readonly why: string
}

/** How many rows a table of the summary shows: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 100

/** What happens to an image, in a run and in a dry run. */
const WORDS = {
  deprecate: ['deprecated', 'would be deprecated'],
  disable: ['disabled', 'would be disabled'],
  remove: ['removed', 'would be removed'],
} as const

/** The part of the job summary about the images of the family; nothing when they could not be listed. */
export function retentionSection(family: string, retirement: Retirement | undefined): string[] {
  if (retirement === undefined) return []
  const { dryRun, images, gib, retired, kept, left } = retirement
  const rows = [
    ...retired.map(({ region, id, name, stage }) => [
      code(region),
      `${code(id)} ${code(name)}`,
      WORDS[stage][dryRun ? 1 : 0],
    ]),
    ...kept.map(({ region, id, why }) => [code(region), code(id), `stays: ${plain(why)}`]),
  ]
  const hidden = rows.length - MOST_ROWS
  const before = retired.length > 0 && !dryRun
  const freed = retired.filter(({ stage }) => stage === 'remove').reduce((sum, each) => sum + each.gib, 0)
  return [
    '### Images of the family\n',
    `${code(family)} ${counted(images, gib, before)}.${freed === 0 || dryRun ? '' : ` ${freed} GiB of them were removed.`}${images > 1 && rows.length === 0 ? ' Nothing was retired.' : ''}\n`,
    ...(rows.length === 0 ? [] : [table(['Region', 'Image', 'What happened'], rows.slice(0, MOST_ROWS))]),
    ...(hidden > 0 ? [`And ${hidden} more, in the log.\n`] : []),
    ...(left > 0 ? [`${left} more are left to the next run.\n`] : []),
  ]
}

function counted(images: number, gib: number, before: boolean): string {
  const many = `${images} finished image${images === 1 ? '' : 's'}`
  return `${before ? 'had' : 'has'} ${many}${before ? ' before this step retired old ones' : ''}, with volumes of ${gib} GiB`
}
