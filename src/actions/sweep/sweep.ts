import type { ResourceType } from '../../cleanup/resource.ts'
import { reasonToKeep } from '../../cleanup/retention.ts'
import { type SweepLimits, type SweepOutcome, sweep } from '../../cleanup/sweep.ts'
import { type Problem, problem, UserError } from '../../errors/problem.ts'
import type { SweepRequest } from '../../inputs/sweep-inputs.ts'
import { outputsOfSweep, type SweepResult, sweepSummary } from '../../report/sweep.ts'
import type { Runner } from '../../runner/runner.ts'

/** What appears late is taken by the next sweep; what is in use for a minute is in use for good. */
const LIMITS: SweepLimits = { pollMs: 5000, emptyPasses: 1, maxPasses: 12 }
/** A sweep that has not come to its end by then is left to the next one. */
const BUDGET_MS = 50 * 60_000

/** The outside world of the second action. */
export interface SweepPorts {
  readonly runner: Runner
  types(region: string): Promise<readonly ResourceType[]>
  readonly now: () => Date
  readonly limits: SweepLimits
}

export function sweepPorts(runner: Runner, types: SweepPorts['types']): SweepPorts {
  return { runner, types, now: () => new Date(), limits: LIMITS }
}

/**
 * The steps of sweep/action.yml: removes what runs of this action have made and nobody needs (src/cleanup/retention.ts), in
 * every Region that was asked for, or only says what that is.
 *
 * Never an image that is ready, in use or published: ready ones have another status, and of the others EC2 is asked who
 * uses them (src/aws/image-users.ts). What is not known is kept.
 *
 * @throws UserError when a Region could not be read at all; the others are swept and reported nevertheless
 */
export async function sweepAccount(request: SweepRequest, ports: SweepPorts): Promise<void> {
  const { runner } = ports
  const stop = AbortSignal.timeout(BUDGET_MS)
  const problems: Problem[] = []
  const regions: (SweepOutcome & { readonly region: string })[] = []
  for (const region of request.regions) {
    const types = await ports.types(region)
    const swept = await runner.group(region, () => sweepRegion(region, types, request, ports, stop))
    if (swept.unlistable.size === types.length) problems.push(blind(region, swept))
    regions.push({ ...swept, region })
  }
  const result: SweepResult = {
    dryRun: request.dryRun,
    removed: regions.flatMap(({ region, removed }) => removed.map((entry) => ({ region, ...entry }))),
    kept: regions.flatMap(({ region, kept }) =>
      kept.map(({ kind, id, created, why }) => ({ region, kind, id, created, why })),
    ),
  }
  for (const [name, value] of Object.entries(outputsOfSweep(result))) runner.setOutput(name, value)
  await runner.writeSummary(sweepSummary(result))
  runner.info(
    `${request.dryRun ? 'Would remove' : 'Removed'} ${result.removed.length}, kept ${result.kept.length}.`,
  )
  if (problems.length > 0) throw new UserError(problems)
}

async function sweepRegion(
  region: string,
  types: readonly ResourceType[],
  { olderThanHours, dryRun }: SweepRequest,
  { runner, now, limits }: SweepPorts,
  stop: AbortSignal,
): Promise<SweepOutcome> {
  const age = { now: now(), olderThanHours }
  const keep = (resource: Parameters<typeof reasonToKeep>[0]) => reasonToKeep(resource, age)
  return sweep({ region, owner: 'any run', reasonToKeep: keep, dryRun }, types, runner, stop, limits)
}

function blind(region: string, { unlistable }: SweepOutcome): Problem {
  const [why = ''] = unlistable.values()
  return problem('sweep-blind', { what: `Region ${region} could not be looked at: ${why}` })
}
