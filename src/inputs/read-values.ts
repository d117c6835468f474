import type { Problem } from '../errors/problem.ts'
import { type Input, invalidInput, ValidationError } from './input.ts'
import { explained } from './near-miss.ts'
import { nearName } from './near-name.ts'

/** A catalogue: every input of an action by its name. */
export type Catalogue = Readonly<Record<string, Input<unknown>>>

/** What was read of raw inputs. */
export interface ReadValues {
  /** The values by their camel-case names; invalid ones are missing. */
  readonly values: Partial<Record<string, unknown>>
  /** The camel-case names of the inputs whose value is invalid. */
  readonly invalid: ReadonlySet<string>
  /** Malformed values, and names that are misspelt. */
  readonly problems: Problem[]
}

/**
 * Reads raw inputs by a catalogue.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 */
export function readValues(catalogue: Catalogue, raw: Readonly<Record<string, string>>): ReadValues {
  const names = Object.keys(catalogue)
  const problems = unknownNames(catalogue, raw).flatMap((name) => misspelt(name, names) ?? [])
  const values: Partial<Record<string, unknown>> = {}
  const invalid = new Set<string>()
  for (const [name, input] of Object.entries(catalogue)) {
    const given = raw[name]?.trim() ?? ''
    const value = parseInput(input, given)
    if (value instanceof ValidationError) {
      problems.push(invalidInput(name, given, value, input.secret === true))
      invalid.add(camelCase(name))
    } else values[camelCase(name)] = value
  }
  return { values, invalid, problems }
}

/**
 * What a user should know of raw inputs although it stops nothing: names that no input has, and values that may mean
 * something else.
 *
 * A runner passes inputs as variables, so what the job's environment has under INPUT_ cannot be distinguished from them.
 */
export function inputWarnings(catalogue: Catalogue, raw: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(catalogue)
  const strangers = unknownNames(catalogue, raw).filter((name) => misspelt(name, names) === undefined)
  const doubts = Object.entries(catalogue).flatMap(([name, { doubt }]) => {
    const found = doubt?.(raw[name]?.trim() ?? '')
    return found === undefined ? [] : [`Input '${name}': ${found.why}; ${found.instead}.`]
  })
  return [...strangers.map((name) => stranger(name, names)), ...doubts]
}

function unknownNames(catalogue: Catalogue, raw: Readonly<Record<string, string>>): string[] {
  return Object.keys(raw).filter((name) => !Object.hasOwn(catalogue, name))
}

function parseInput(input: Input<unknown>, given: string): unknown {
  if (given !== '') return (input.secret === true ? input.parse : explained(input.parse))(given)
  return input.fallback === undefined ? undefined : input.parse(input.fallback)
}

/** The input's name as a property: `docker-image` gives `dockerImage`. */
function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}

function misspelt(name: string, names: readonly string[]): Problem | undefined {
  const meant = nearName(name, names)
  if (meant === undefined) return undefined
  return {
    code: 'unknown-input',
    what: `There is no input '${name}'.`,
    remedy: `Did you mean '${meant}'? If it is no input of the step but ${variable(name)} in the environment of the job, that variable needs another name.`,
  }
}

/** What is shorter is a part of most names. */
const SHORTEST_PART = 3

function stranger(name: string, names: readonly string[]): string {
  const part = name.length < SHORTEST_PART ? [] : names.filter((known) => known.includes(name))
  const hint = part.length > 0 ? ` Did you mean ${part.map((known) => `'${known}'`).join(' or ')}?` : ''
  return `There is no input '${name}', so ${variable(name)} has no effect.${hint}`
}

/** The variable as which a runner passes an input. */
function variable(name: string): string {
  return `INPUT_${name.toUpperCase()}`
}
