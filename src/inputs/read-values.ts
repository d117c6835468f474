import type { Problem } from '../problem.ts'
import { type Input, Refusal, refusedInput } from './input.ts'
import { nearest } from './nearest.ts'

/** A catalogue: every input of an action by its name. */
export type Catalogue = Readonly<Record<string, Input<unknown>>>

/**
 * Reads raw inputs by a catalogue.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 * @returns the values by their camel-case names, and every problem: malformed values and unknown names
 */
export function readValues(
  catalogue: Catalogue,
  raw: Readonly<Record<string, string>>,
): { values: Partial<Record<string, unknown>>; problems: Problem[] } {
  const names = Object.keys(catalogue)
  const problems: Problem[] = Object.keys(raw).flatMap((name) =>
    Object.hasOwn(catalogue, name) ? [] : [unknownInput(name, names)],
  )
  const values: Partial<Record<string, unknown>> = {}
  for (const [name, input] of Object.entries(catalogue)) {
    const given = raw[name]?.trim() ?? ''
    const value = parseInput(input, given)
    if (value instanceof Refusal) problems.push(refusedInput(name, given, value, input.secret === true))
    else values[camelCase(name)] = value
  }
  return { values, problems }
}

function parseInput(input: Input<unknown>, given: string): unknown {
  if (given !== '') return input.parse(given)
  return input.fallback === undefined ? undefined : input.parse(input.fallback)
}

/** The input's name as a property: `docker-image` gives `dockerImage`. */
function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function unknownInput(name: string, names: readonly string[]): Problem {
  return {
    code: 'unknown-input',
    what: `There is no input '${name}'.`,
    remedy: `Did you mean '${nearest(name, names)}'?`,
  }
}
