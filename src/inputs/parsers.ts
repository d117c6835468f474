import { type Doubt, type Parser, quote, type TextType, ValidationError } from './input.ts'
import { explained, severalEntries } from './near-miss.ts'
import { nearName } from './near-name.ts'

// Everything of Unicode that a terminal, YAML or a log could take for more than a character of one line.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]/u

function typed<T>(type: TextType, parse: Parser<T>): Parser<T> {
  return Object.assign(parse, { type })
}

/**
 * One line of free text of at most `longest` characters.
 *
 * `{{` is rejected because Packer's plugins expand Go templates even in variable files
 * (packer-plugin-sdk, template/interpolate).
 */
export function text(longest: number): Parser<string> {
  const allowed = `one line of 1 to ${longest} characters without control characters and without '{{'`
  return (raw) => {
    if (CONTROL.test(raw)) return new ValidationError('it holds a control character or a line break', allowed)
    if (raw.includes('{{')) return new ValidationError("it holds '{{', which Packer would expand", allowed)
    if (raw.length > longest) return new ValidationError(`it has ${raw.length} characters`, allowed)
    return raw
  }
}

/**
 * The user of a login: one line without `:`, because RFC 7617 sends user and password as `user:password`. The error does
 * not quote the text.
 */
export const loginName: Parser<string> = (raw) => {
  const allowed = "one line of 1 to 255 characters without control characters and ':'"
  if (CONTROL.test(raw)) return new ValidationError('it holds a control character or a line break', allowed)
  if (raw.includes(':')) return new ValidationError("it holds ':'", allowed)
  return raw.length > 255 ? new ValidationError(`it has ${raw.length} characters`, allowed) : raw
}

/**
 * A password: any text that a secret can hold, of many lines too, such as the JSON key that Google's registries take for user
 * `_json_key`. Line breaks and tabs are no danger, because it travels in base64 alone; what else is no text is rejected.
 */
export const password: Parser<string> = (raw) => {
  const allowed = 'a text of 1 to 16384 characters, of many lines too, without other control characters'
  if (CONTROL.test(raw.replace(/[\t\r\n]/g, '')))
    return new ValidationError('it holds a control character', allowed)
  return raw.length > 16_384 ? new ValidationError(`it has ${raw.length} characters`, allowed) : raw
}

/** A text that matches `pattern` as a whole; `allowed` describes the pattern to a person. */
export function matching(pattern: RegExp, allowed: string): Parser<string> {
  return (raw) => (pattern.test(raw) ? raw : new ValidationError('it is malformed', allowed))
}

/** Exactly one of `values`. */
export function choice<const T extends string>(...values: readonly T[]): Parser<T> {
  const allowed = values.map((value) => `'${value}'`).join(', ')
  return typed({ type: 'enum', 'allowed-values': values }, (raw) => {
    const value = values.find((each) => each === raw)
    if (value !== undefined) return value
    const meant = nearName(raw.toLowerCase(), values)
    const suggestion = meant === undefined ? undefined : `perhaps '${meant}' is meant`
    return new ValidationError('it is not one of the choices', allowed, suggestion)
  })
}

/** What other formats write for a boolean. */
const OTHER_BOOLEANS = { true: ['yes', 'y', 'on', '1'], false: ['no', 'n', 'off', '0'] }

/** `true` or `false`, in the spellings of YAML 1.2's core schema as the toolkit reads them. */
export const boolean: Parser<boolean> = typed({ type: 'boolean' }, (raw) => {
  if (['true', 'True', 'TRUE'].includes(raw)) return true
  if (['false', 'False', 'FALSE'].includes(raw)) return false
  const [meant] = Object.entries(OTHER_BOOLEANS).find(([, words]) => words.includes(raw.toLowerCase())) ?? []
  const suggestion = meant === undefined ? undefined : `perhaps '${meant}' is meant`
  return new ValidationError('it is not a boolean', "'true' or 'false'", suggestion)
})

/** A whole number from `least` to `most`, both included; `unit` is for the message. */
export function integer(least: number, most: number, unit: string): Parser<number> {
  const allowed = `a whole number of ${unit} from ${least} to ${most}`
  return typed({ type: 'integer' }, (raw) => {
    if (!/^\d+$/.test(raw)) {
      const [, digits, given = ''] = /^(\d+) ?([A-Za-z]+)$/.exec(raw) ?? []
      const isUnit = digits !== undefined && unit.toLowerCase().startsWith(given.toLowerCase())
      const suggestion = isUnit ? `without its unit it would do: ${quote(digits)}` : undefined
      return new ValidationError('it is not a whole number', allowed, suggestion)
    }
    const value = Number(raw)
    return value >= least && value <= most ? value : new ValidationError('it is out of range', allowed)
  })
}

/** A positive number, decimals allowed, of at most `most`; `unit` is for the message. */
export function positive(most: number, unit: string): Parser<number> {
  const allowed = `a number of ${unit} above 0, such as '24' or '0.5', and at most ${most}`
  return typed({ type: 'float' }, (raw) => {
    if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(raw)) return new ValidationError('it is not a number', allowed)
    const value = Number(raw)
    return value > 0 && value <= most ? value : new ValidationError('it is out of range', allowed)
  })
}

/** The entries of a multi-line input: trimmed, without empty lines and lines that begin with `#`. */
export function entries(raw: string): string[] {
  return raw
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** A list, one entry per line, each read by `entry`; at most `most` entries, none twice. */
export function list<T>(entry: Parser<T>, most: number): Parser<readonly T[]> {
  return typed(linesOf(entry.type ?? { type: 'string' }), (raw) => {
    const lines = entries(raw)
    if (lines.length > most)
      return new ValidationError(`it has ${lines.length} entries`, `at most ${most}, one per line`)
    const read = lines.map((line, index) => {
      const value = explained(entry)(line)
      if (value instanceof ValidationError) {
        const { why, allowed, suggestion } = value
        return (
          severalEntries(line, entry) ??
          new ValidationError(`entry ${quote(line)}: ${why}`, allowed, suggestion)
        )
      }
      return lines.indexOf(line) === index
        ? value
        : new ValidationError(`entry ${quote(line)} is listed twice`, 'each entry once')
    })
    return together(read) ?? (read as T[])
  })
}

function linesOf(entry: TextType): TextType {
  return { type: 'list', separator: '\n', 'list-item': entry }
}

/** A map, one `KEY=value` per line; `check` may reject a key and its value. At most `most` entries. */
export function map(
  check: (key: string, value: string) => ValidationError | undefined,
  most: number,
): Parser<Readonly<Record<string, string>>> {
  return typed(linesOf({ type: 'string' }), (raw) => {
    const lines = entries(raw)
    if (lines.length > most)
      return new ValidationError(`it has ${lines.length} entries`, `at most ${most}, one per line`)
    const found = new Map<string, string>()
    const errors = lines.map((line) => {
      const equals = line.indexOf('=')
      if (equals < 1) return noPair(line)
      const key = line.slice(0, equals).trim()
      const value = line.slice(equals + 1).trim()
      if (found.has(key)) return new ValidationError(`key ${quote(key)} is listed twice`, 'each key once')
      found.set(key, value)
      return check(key, value)
    })
    return together(errors) ?? Object.fromEntries(found)
  })
}

/** A line of a map without `KEY=`; YAML writes `KEY: value`. */
function noPair(line: string): ValidationError {
  const [, key, value = ''] = /^([^\s:=][^:=]*):(?:\s+(.*))?$/.exec(line) ?? []
  const suggestion =
    key === undefined ? undefined : `with = for the colon it would do: ${quote(`${key}=${value}`)}`
  return new ValidationError(
    `line ${quote(line)} has no key and value`,
    "'KEY=value', one per line",
    suggestion,
  )
}

/** Reports a line of a map that is taken for one pair and looks like several: `Team=data,Env=prod`. */
export function pairsInOneLine(raw: string): Doubt | undefined {
  const line = entries(raw).find((text) => /^[^=,]+=[^=,]*(?:[,;]\s*[^\s=,;][^=,;]*=[^=,;]*)+$/.test(text))
  if (line === undefined) return undefined
  const [, ...value] = line.split('=')
  return {
    why: `line ${quote(line)} is one pair, whose value is ${quote(value.join('='))}`,
    instead: 'if several were meant, each goes on a line of its own',
  }
}

/** How many entries of one input a message names. */
const MOST_NAMED = 5

/** All errors among the results for the entries of one input as one, so that a user fixes them in one pass. */
function together(results: readonly unknown[]): ValidationError | undefined {
  const errors = results.filter((result) => result instanceof ValidationError)
  if (errors.length === 0) return undefined
  const named = errors.slice(0, MOST_NAMED)
  const more = errors.length > named.length ? [`and ${errors.length - named.length} more`] : []
  const each = (part: (error: ValidationError) => string | undefined) =>
    [...new Set(named.map(part).filter((text) => text !== undefined))].join('; ') || undefined
  const why = [...named.map((error) => error.why), ...more].join('; ')
  return new ValidationError(
    why,
    each((error) => error.allowed) ?? '',
    each((error) => error.suggestion),
  )
}
