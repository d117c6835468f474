import { type Parser, quote, ValidationError } from './input.ts'

/** A correction of a usual mistake, with the words that name it. Gives the text unchanged where the mistake was not made. */
interface Correction {
  readonly words: string
  apply(raw: string): string
}

const corrections: readonly Correction[] = [
  { words: 'in lower case', apply: (raw) => raw.toLowerCase() },
  { words: 'without quotes', apply: (raw) => raw.replace(/^(['"])(.*)\1$/s, '$2') },
  { words: 'without brackets', apply: (raw) => raw.replace(/^\[(.*)\]$/s, '$1') },
  { words: 'without the dash', apply: (raw) => raw.replace(/^-\s+/, '') },
  { words: 'without the comma', apply: (raw) => raw.replace(/[,;]$/, '') },
  { words: 'without the slash', apply: (raw) => raw.replace(/\/+$/, '') },
  { words: 'without the colon', apply: (raw) => raw.replace(/:$/, '') },
  { words: 'without the hyphens', apply: (raw) => raw.replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3') },
  {
    words: 'with https',
    apply: (raw) => raw.replace(/^(?:http:\/\/)?(?=[a-z0-9.-]+(?:[:/]|$))/i, 'https://'),
  },
  { words: 'without the scheme', apply: (raw) => raw.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '') },
  { words: 'with _ for -', apply: (raw) => raw.replaceAll('-', '_') },
  { words: 'with - for _', apply: (raw) => raw.replaceAll('_', '-') },
  { words: 'without the letter of a zone', apply: (raw) => raw.replace(/^([a-z-]+-\d+)[a-z]$/, '$1') },
]

/**
 * A parser that adds to an error of `parse` which usual mistake was made: upper case, quotes,
 * a scheme and the like. What it takes and gives is the same.
 */
export function explained<T>(parse: Parser<T>): Parser<T> {
  return (raw) => {
    const value = parse(raw)
    if (!(value instanceof ValidationError) || value.suggestion !== undefined) return value
    const found = nearMiss(raw, parse)
    return found === undefined ? value : new ValidationError(value.why, value.allowed, found)
  }
}

/** Of slips that are made one at a time, or two together: `https://ghcr.io/MyOrg/img`. */
function nearMiss(raw: string, parse: Parser<unknown>): string | undefined {
  const once = corrections.map(({ words, apply }) => ({ words, text: apply(raw) }))
  const twice = once.flatMap(({ words, text }) =>
    corrections.map((second) => ({ words: `${words} and ${second.words}`, text: second.apply(text) })),
  )
  const good = ({ text }: { readonly text: string }) =>
    text !== raw && text !== '' && !(parse(text) instanceof ValidationError)
  const found = once.find(good) ?? twice.find(good)
  return found === undefined ? undefined : `${found.words} it would do: ${quote(found.text)}`
}

/**
 * Why an entry of a list is rejected that holds several, as YAML, JSON or a shell would list them: with commas, brackets,
 * quotes or blanks. Undefined where its parts are no entries either.
 */
export function severalEntries(line: string, entry: Parser<unknown>): ValidationError | undefined {
  const parts = line
    .replace(/^\[(.*)\]$/, '$1')
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^(['"])(.*)\1$/, '$2'))
    .filter((part) => part !== '')
  if (parts.length < 2 || parts.some((part) => entry(part) instanceof ValidationError)) return undefined
  return new ValidationError(
    `entry ${quote(line)} holds ${parts.length}`,
    'one entry per line, without brackets, quotes and commas',
    `on lines of their own they would do: ${quote(parts.join('\n'))}`,
  )
}
