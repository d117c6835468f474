import { type Parser, quote, ValidationError } from './input.ts'
import { entries, text } from './parsers.ts'

/** A file of the workspace, and where it goes in the image. */
export interface Placement {
  /** As the user wrote it: relative to the workspace, or absolute. */
  readonly from: string
  /** Absolute and normal: without `.`, `..` and empty parts. With a `/` at its end it is the directory that gets what is named. */
  readonly to: string
}

/** A path of a file or directory in the workspace; whether it is there and inside is for src/workspace to find. */
export const workspacePath: Parser<string> = text(1000)

/** One `workspace/path=/absolute/path`. The path in the workspace ends at the first `=`. */
export const placement: Parser<Placement> = (raw) => {
  const allowed = "'workspace/path=/absolute/path', one per line"
  const line = text(2000)(raw)
  if (line instanceof ValidationError) return line
  const equals = line.indexOf('=')
  if (equals < 1) return new ValidationError('it has no path in the workspace and path in the image', allowed)
  const from = line.slice(0, equals).trim()
  const to = line.slice(equals + 1).trim()
  const why = whyNoDestination(to)
  return why === undefined ? { from, to } : new ValidationError(`${quote(to)} ${why}`, allowed)
}

function whyNoDestination(path: string): string | undefined {
  if (!path.startsWith('/')) return 'is not an absolute path'
  if (/[\s,;].*=\//.test(path)) return 'holds a further pair'
  const parts = path.replace(/\/$/, '').split('/').slice(1)
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return "holds '.', '..' or '//'"
  return undefined
}

/** A secret's name: that of an environment variable, because it becomes one where packages are installed. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/
const MOST_SECRETS = 50
const LONGEST_VALUE = 16_384

/** Secrets, one `NAME=value` per line. Its errors quote names and no values. */
export const secretVariables: Parser<Readonly<Record<string, string>>> = (raw) => {
  const lines = entries(raw)
  const found = new Map<string, string>()
  if (lines.length > MOST_SECRETS)
    return new ValidationError(`it has ${lines.length} entries`, `at most ${MOST_SECRETS}, one per line`)
  for (const [index, line] of lines.entries()) {
    const [name, value] = secretPair(line)
    const why =
      whyNoSecret(name, value, index + 1) ?? (found.has(name) ? `${name} is listed twice` : undefined)
    if (why !== undefined) return new ValidationError(why, SECRETS)
    found.set(name, value ?? '')
  }
  return Object.fromEntries(found)
}

const SECRETS =
  "'NAME=value', one per line, with names of letters, digits and _ and values of at most 16384 characters"

/** The values of the secrets in a text, and the passwords in them, which are masked beside its lines. */
export function secretValues(raw: string): string[] {
  const values = entries(raw).flatMap((line) => secretPair(line)[1] ?? [])
  return values.flatMap((value) => [value, ...passwordsIn(value)])
}

/** The passwords in URLs, as they are written and as they are meant, and those of a netrc: programs print them without the rest. */
function passwordsIn(value: string): string[] {
  const inUrls = [...value.matchAll(/:\/\/(?:[^\s/:@]*:)?([^\s/]+)@/g)].flatMap(([, password = '']) => [
    password,
    decoded(password),
  ])
  const inNetrc = [...value.matchAll(/\bpassword\s+(\S+)/g)].map(([, password = '']) => password)
  return [...inUrls, ...inNetrc]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function secretPair(line: string): readonly [name: string, value: string | undefined] {
  const equals = line.indexOf('=')
  return equals < 0 ? ['', undefined] : [line.slice(0, equals).trim(), line.slice(equals + 1).trim()]
}

function whyNoSecret(name: string, value: string | undefined, number: number): string | undefined {
  if (value === undefined) return `entry ${number} has no name and value`
  if (!NAME.test(name)) return `the name of entry ${number} is not that of an environment variable`
  if (value === '') return `${name} is empty, as a secret of the repository that is not set`
  if (/\p{Cc}/u.test(value)) return `${name} holds a control character`
  return value.length > LONGEST_VALUE ? `${name} has ${value.length} characters` : undefined
}
