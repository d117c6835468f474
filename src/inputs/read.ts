import { type Problem, UserError } from '../problem.ts'
import { region as parseRegion } from './aws-grammar.ts'
import { catalogue, type InputName, type Request, type Values } from './catalogue.ts'
import { type Input, quote, Refusal, refusedInput } from './input.ts'
import { nearest } from './nearest.ts'
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
  const problems: Problem[] = Object.keys(raw).flatMap((name) =>
    Object.hasOwn(catalogue, name) ? [] : [unknownInput(name)],
  )
  const values: Partial<Record<string, unknown>> = {}
  for (const name of names) {
    const given = raw[name]?.trim() ?? ''
    const value = parseInput(catalogue[name], given)
    if (value instanceof Refusal) problems.push(refusedInput(name, given, value, isSecret(name)))
    else values[camelCase(name)] = value
  }
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

function parseInput(input: Input<unknown>, given: string): unknown {
  if (given !== '') return input.parse(given)
  return input.fallback === undefined ? undefined : input.parse(input.fallback)
}

/** The input's name as a property: `docker-image` gives `dockerImage`. */
function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function unknownInput(name: string): Problem {
  return {
    code: 'unknown-input',
    what: `There is no input '${name}'.`,
    remedy: `Did you mean '${nearest(name, names)}'?`,
  }
}

function settleRegion(environment: string | undefined, given: string): string | Problem {
  if (given !== '') return given
  if (environment === undefined || environment === '') {
    return {
      code: 'no-region',
      what: 'No AWS Region is given.',
      remedy: "Set input 'region', or AWS_REGION as aws-actions/configure-aws-credentials does.",
    }
  }
  const parsed = parseRegion(environment)
  if (!(parsed instanceof Refusal)) return parsed
  return {
    code: 'invalid-region',
    what: `AWS_REGION or AWS_DEFAULT_REGION is ${quote(environment)}: ${parsed.why}.`,
    remedy: `Allowed: ${parsed.allowed}.`,
  }
}
