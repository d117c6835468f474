import { UserError } from '../errors/problem.ts'
import { region } from './aws-grammar.ts'
import { environmentRegion } from './environment-region.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { boolean, list, positive } from './parsers.ts'
import { inputWarnings, readValues } from './read-values.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The longest that `older-than-hours` may be: a year. */
const MOST_HOURS = 8784

/**
 * Every input of the second action, sweep/action.yml, and the only place that describes one: the manifest's inputs and
 * the README's table are generated from here. An empty text means "not given".
 */
export const sweepCatalogue = {
  regions: input({
    doc: 'The AWS Regions to sweep, one per line. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`.',
    fallback: '',
    parse: list(region, 50),
  }),
  'older-than-hours': input({
    doc: 'The minimum age of a resource in hours; decimals are allowed. Resources of a run that is still in progress are always kept.',
    fallback: '24',
    parse: positive(MOST_HOURS, 'hours'),
  }),
  'dry-run': input({
    doc: 'Whether to remove nothing and only report what would be removed.',
    fallback: 'true',
    parse: boolean,
  }),
} as const satisfies Record<string, Input<unknown>>

/** What the user of the second action asked for; there is at least one Region. */
export type SweepRequest = {
  readonly [Name in keyof typeof sweepCatalogue as CamelCase<Name>]: ValueOf<(typeof sweepCatalogue)[Name]>
}

/** What a user should know of the raw inputs although it stops nothing. */
export function sweepWarnings(raw: Readonly<Record<string, string>>): string[] {
  return inputWarnings(sweepCatalogue, raw)
}

/**
 * Reads the raw inputs of the second action.
 *
 * @throws UserError with every problem: malformed values, unknown names, no Region
 */
export function readSweepRequest(
  raw: Readonly<Record<string, string>>,
  environment: string | undefined,
): SweepRequest {
  const { values, problems } = readValues(sweepCatalogue, raw)
  const request = values as SweepRequest
  if (problems.length > 0) throw new UserError(problems)
  if (request.regions.length > 0) return request
  const settled = environmentRegion(environment, 'regions')
  if (typeof settled === 'object') throw new UserError([settled])
  return { ...request, regions: [settled] }
}
