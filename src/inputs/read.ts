import { type Problem, UserError } from '../errors/problem.ts'
import { catalogue, type InputName, type Request, type Values } from './catalogue.ts'
import { environmentRegion, NO_REGION } from './environment-region.ts'
import type { Input } from './input.ts'
import { inputWarnings, readValues } from './read-values.ts'
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
 * @returns the request, or every problem at once: malformed values, unknown names, contradictions, no Region where one
 *   is needed, which `mode: render` does not
 */
export function readInputs(
  raw: Readonly<Record<string, string>>,
  environment: { readonly region: string | undefined },
): Request | Problem[] {
  const { values, invalid, problems } = readValues(catalogue, raw)
  const known = values as Partial<Values>
  const settled = invalid.has('region')
    ? ''
    : (known.region ?? environmentRegion(environment.region, 'region'))
  const region = typeof settled === 'string' ? settled : undefined
  problems.push(...contradictions({ ...known, region }, invalid))
  if (typeof settled === 'string')
    return problems.length > 0 ? problems : ({ ...known, region: settled } as Request)
  const needsNone = settled.code === 'no-region' && (known.mode === 'render' || invalid.has('mode'))
  if (!needsNone) problems.push(settled)
  return problems.length > 0 ? problems : ({ ...known, region: NO_REGION } as Request)
}

/** What a user should know of the raw inputs although it stops nothing. */
export function requestWarnings(raw: Readonly<Record<string, string>>): string[] {
  return inputWarnings(catalogue, raw)
}

/**
 * The values of the secret inputs, as given and as read, and each of their lines: what has to be masked before anything else
 * is done. A log comes line by line, and not every runner takes a mask of many lines apart (actions/runner,
 * ActionCommandManager.cs). Lines without a letter or digit, such as the braces of a JSON key, hold nothing secret, and a
 * mask of them would garble the log and every output that is JSON.
 */
export function secrets(raw: Readonly<Record<string, string>>): string[] {
  return names.filter(isSecret).flatMap((name) => {
    const { secretParts }: Input<unknown> = catalogue[name]
    const given = raw[name] ?? ''
    if (given.trim() === '') return []
    const lines = given.split(/[\r\n]+/).map((line) => line.trim())
    const parts = [...lines, ...(secretParts?.(given) ?? [])]
    return [...new Set([given, given.trim(), ...parts.filter((part) => /[\p{L}\p{N}]/u.test(part))])]
  })
}

function isSecret(name: InputName): boolean {
  const { secret }: Input<unknown> = catalogue[name]
  return secret === true
}
