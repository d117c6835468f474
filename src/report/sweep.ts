import { code, plain, table } from './markdown.ts'

/** Every output of the second action, and the only place that describes one. */
export const sweepOutputs = {
  removed: {
    doc: 'JSON array of what was removed, with `dry-run` of what would be: `region`, `kind`, `id`, `created`.',
  },
  kept: {
    doc: 'JSON array of what has the tags of something temporary and was kept: `region`, `kind`, `id`, `created`, `why`.',
  },
} as const satisfies Record<string, { readonly doc: string }>

export interface SweptResource {
  readonly region: string
  readonly kind: string
  readonly id: string
  readonly created: Date | undefined
}

/** What became of a Region's, or all Regions', leftovers. */
export interface SweepResult {
  readonly dryRun: boolean
  readonly removed: readonly SweptResource[]
  readonly kept: readonly (SweptResource & { readonly why: string })[]
}

/** How many rows a table of the summary shows: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 500

/** The outputs of the second action. */
export function outputsOfSweep({ removed, kept }: SweepResult): Record<keyof typeof sweepOutputs, string> {
  return { removed: JSON.stringify(removed), kept: JSON.stringify(kept) }
}

/** The job summary of the second action. */
export function sweepSummary({ dryRun, removed, kept }: SweepResult): string {
  const verb = dryRun ? 'would be removed' : 'removed'
  const parts = [
    `## ${removed.length} ${removed.length === 1 ? 'leftover' : 'leftovers'} ${verb}, ${kept.length} kept\n`,
  ]
  const row = ({ region, kind, id, created }: SweptResource) => [
    ...[plain(region), plain(kind), code(id)],
    created?.toISOString() ?? 'unknown',
  ]
  const head = ['Region', 'Kind', 'Id', 'Made']
  if (removed.length > 0) {
    parts.push(dryRun ? '### Would be removed\n' : '### Removed\n', shown(head, removed.map(row)))
  }
  if (kept.length > 0) {
    const rows = kept.map((resource) => [...row(resource), plain(resource.why)])
    parts.push('### Kept\n', shown([...head, 'Why'], rows))
  }
  return parts.join('\n')
}

function shown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const more = rows.length > MOST_ROWS ? `\nAnd ${rows.length - MOST_ROWS} more.\n` : ''
  return table(head, rows.slice(0, MOST_ROWS)) + more
}
