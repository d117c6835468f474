import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { killedWith } from '../process/kill-group.ts'
import { EventReader } from './event-reader.ts'
import type { DriverEvent } from './events.ts'
import { keepLog } from './kept-log.ts'

/** How long the output is still read after the program's end: another one that it has started may hold it open. */
const LAST_OUTPUT_MS = 2000

/** How to run cluster.py. */
export interface DriverCommand {
  /** Path of the program, then its arguments. */
  readonly argv: readonly [string, ...string[]]
  readonly environment: Readonly<Record<string, string>>
  /** Written to its standard input as JSON. */
  readonly parameters: unknown
  /** Where its standard error goes, as far as `keepLog` keeps it. */
  readonly logFile: string
}

/** How cluster.py ended. */
export interface DriverEnd {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly events: readonly DriverEvent[]
  /** How many further lines it told that were none of its events, too long, or too many. */
  readonly ignored: number
}

/**
 * Runs cluster.py in a process group of its own, hands on its events as they come, and kills the group when `stop` is
 * aborted: a driver that waits for a closed port hears no gentler signal.
 *
 * @param started is told the id of the process group
 * @throws Error when the program cannot be started
 */
export async function runDriver(
  command: DriverCommand,
  started: (pid: number) => void,
  onEvent: (event: DriverEvent) => void,
  stop: AbortSignal,
): Promise<DriverEnd> {
  const [program, ...parameters] = command.argv
  const child = spawn(program, parameters, { env: command.environment, detached: true, stdio: 'pipe' })
  const spare = killedWith(stop, child)
  try {
    if (child.pid !== undefined) started(child.pid)
    // A driver that is killed before it has read everything breaks the pipe; how it ended says enough.
    child.stdin.on('error', () => {})
    child.stdin.end(JSON.stringify(command.parameters))
    const reader = new EventReader(onEvent)
    child.stdout.setEncoding('utf8').on('data', (text: string) => reader.take(text))
    keepLog(child.stderr, command.logFile)
    const end = await endOf(child, [child.stdout, child.stderr])
    reader.end()
    return { ...end, events: reader.events, ignored: reader.ignored }
  } finally {
    spare()
  }
}

function endOf(
  child: ChildProcess,
  outputs: readonly Readable[],
): Promise<Pick<DriverEnd, 'exitCode' | 'signal'>> {
  return new Promise((resolve, reject) => {
    let release: NodeJS.Timeout | undefined
    child.once('error', reject)
    child.once('exit', () => {
      release = setTimeout(() => {
        for (const output of outputs) output.destroy()
      }, LAST_OUTPUT_MS)
    })
    child.once('close', (code, signal) => {
      clearTimeout(release)
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined })
    })
  })
}
