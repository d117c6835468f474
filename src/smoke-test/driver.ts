import { type Argv, type Exit, startGroup } from '../process/detached.ts'
import { keepLog } from '../process/kept-log.ts'
import { EventReader } from './event-reader.ts'
import type { DriverEvent } from './events.ts'

/** How to run cluster.py. */
export interface DriverCommand {
  readonly argv: Argv
  readonly environment: Readonly<Record<string, string>>
  /** Written to its standard input as JSON. */
  readonly parameters: unknown
  /** Where its standard error goes, as far as `keepLog` keeps it. */
  readonly logFile: string
}

/** How cluster.py ended. */
export interface DriverEnd extends Exit {
  readonly events: readonly DriverEvent[]
  /** How many further lines it printed that were none of its events, too long, or too many. */
  readonly ignored: number
}

/**
 * Runs cluster.py in a process group of its own, hands on its events as they come, and kills the group when `stop` is
 * aborted: a driver that waits for a closed port hears no gentler signal.
 *
 * @param started is called with the id of the process group
 * @throws Error when the program cannot be started
 */
export async function runDriver(
  command: DriverCommand,
  started: (pid: number) => void,
  onEvent: (event: DriverEvent) => void,
  stop: AbortSignal,
): Promise<DriverEnd> {
  const { child, ended } = startGroup(command.argv, command.environment, stop)
  if (child.pid !== undefined) started(child.pid)
  // A driver that is killed before it has read everything breaks the pipe; how it ended says enough.
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(command.parameters))
  const reader = new EventReader(onEvent)
  child.stdout.setEncoding('utf8').on('data', (text: string) => reader.take(text))
  keepLog([child.stderr], command.logFile)
  const end = await ended
  reader.end()
  return { ...end, events: reader.events, ignored: reader.ignored }
}
