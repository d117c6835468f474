import { type Problem, UserError } from '../problem.ts'
import { catalogue, type InputName, type Request, type Values } from './catalogue.ts'
import { environmentRegion } from './environment-region.ts'
import type { Input } from './input.ts'
import { readValues } from './read-values.ts'
import { contradictions } from './rules.ts'

const names = Object.keys(catalogue) as InputName[]

/**
 * Reads the raw inputs, or throws.
 *
 * @throws UserError with every problem that `readInputs` finds
 */
export function readRequest(raw: Readonly<Record<string, string>>, region: string | undefined): Request {
  const request = readInputs(raw, { region })
  if (Array.isArray(request)) throw new UserError(request)
  return request as Request
}

/**
 * Reads the raw inputs.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 * @param environment the Region that AWS_REGION or AWS_DEFAULT_REGION names, if any
 * @returns the request, or every problem at once: malformed values, unknown names, contradictions, no Region
 */
export function readInputs(
  raw: Readonly<Record<string, string>>,
  environment: { readonly region: string | undefined },
): Request | Problem[] {
  const { values, problems } = readValues(catalogue, raw)
  const known = values as Partial<Values>
  problems.push(...contradictions(known))
  const settled = known.region ?? settleRegion(environment.region, raw['region']?.trim() ?? '')
  if (typeof settled === 'object') problems.push(settled)
  return problems.length > 0 ? problems : ({ ...known, region: settled } as Request)
}

/** The values of the secret inputs, as given and as read: what has to be masked before anything else is done. */
export function secrets(raw: Readonly<Record<string, string>>): string[] {
  return names.filter(isSecret).flatMap((name) => [raw[name] ?? '', raw[name]?.trim() ?? ''])
}

function isSecret(name: InputName): boolean {
  const { secret }: Input<unknown> = catalogue[name]
  return secret === true
}

function settleRegion(environment: string | undefined, given: string): string | Problem {
  return given === '' ? environmentRegion(environment, 'region') : given
}
