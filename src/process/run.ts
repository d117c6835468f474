import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { CommandError } from '../errors/problem.ts'
import { type Argv, startGroup } from './detached.ts'
import { keepLog } from './kept-log.ts'

/** How much of its standard output a run gives; a program that prints more is read to its end all the same. */
const MOST_CHARACTERS = 2 ** 20
/** How much of the end of each output is kept for the error of a program that fails. */
const LAST_CHARACTERS = 4000
const LAST_LINES = 20

/** How a program is run. */
export interface RunOptions {
  readonly environment: Readonly<Record<string, string>>
  /** A program that still runs after so many milliseconds is killed, with all that it has started. */
  readonly timeoutMs?: number
  /** Kills the program, with all that it has started, when aborted. */
  readonly stop?: AbortSignal
  /** A file that all it prints is appended to, 16 MiB of it at most. */
  readonly logFile?: string
}

/** Thrown when a program was killed because it took longer than `timeoutMs`. */
export class TimedOut extends CommandError {}

/**
 * Runs a program to its end, without input.
 *
 * @param argv path of the program, or its name on PATH, then its arguments
 * @returns what it printed to standard output, 1 MiB of it at most
 * @throws TimedOut when it took too long, CommandError when it cannot be started, fails, or was stopped; both with the
 * last lines that it printed, those of standard error last
 */
export async function run(argv: Argv, options: RunOptions): Promise<string> {
  const { child, kill, ended } = startGroup(argv, options.environment, options.stop)
  let late = false
  const giveUp = () => {
    late = true
    kill()
  }
  const deadline = options.timeoutMs === undefined ? undefined : setTimeout(giveUp, options.timeoutMs)
  child.stdin.on('error', () => {}).end()
  if (options.logFile !== undefined) keepLog([child.stdout, child.stderr], options.logFile)
  const [printed, complaints] = [textOf(child.stdout), textOf(child.stderr)]
  const end = await ended.catch((error: unknown) => String(error)).finally(() => clearTimeout(deadline))
  const exitCode = typeof end === 'string' ? undefined : end.exitCode
  if (exitCode === 0) return printed.start
  const lines = [printed, complaints].flatMap((text) =>
    text.end.split('\n').filter((line) => /\S/.test(line)),
  )
  if (lines.length === 0 && typeof end === 'string') lines.push(end)
  throw new (late ? TimedOut : CommandError)(argv, exitCode, lines.slice(-LAST_LINES))
}

/** Collects the start and the end of an output, as it comes. */
function textOf(output: Readable): { readonly start: string; readonly end: string } {
  const text = { start: '', end: '' }
  const decoder = new StringDecoder('utf8')
  output.on('data', (bytes: Buffer) => {
    const piece = decoder.write(bytes)
    if (text.start.length < MOST_CHARACTERS) text.start = (text.start + piece).slice(0, MOST_CHARACTERS)
    text.end = (text.end + piece).slice(-LAST_CHARACTERS)
  })
  return text
}
