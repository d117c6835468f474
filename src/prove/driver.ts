import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type DriverEvent, parseEvent } from './events.ts'
import { killedWith } from './kill-group.ts'

/** How to run cluster.py. */
export interface DriverCommand {
  /** Path of the program, then its arguments. */
  readonly argv: readonly [string, ...string[]]
  readonly environment: Readonly<Record<string, string>>
  /** Written to its standard input as JSON. */
  readonly parameters: unknown
  /** Where its standard error goes. */
  readonly logFile: string
}

/** How cluster.py ended. */
export interface DriverEnd {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly events: readonly DriverEvent[]
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
  const log = openSync(command.logFile, 'a', 0o600)
  const [program, ...parameters] = command.argv
  const child = spawn(program, parameters, {
    env: command.environment,
    detached: true,
    stdio: ['pipe', 'pipe', log],
  })
  closeSync(log)
  const spare = killedWith(stop, child)
  try {
    if (child.pid !== undefined) started(child.pid)
    // A driver that is killed before it has read everything breaks the pipe; how it ended says enough.
    child.stdin?.on('error', () => {})
    child.stdin?.end(JSON.stringify(command.parameters))
    const events: DriverEvent[] = []
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    lines.on('line', (line) => {
      const event = parseEvent(line)
      if (event === undefined) return
      events.push(event)
      onEvent(event)
    })
    const { exitCode, signal } = await endOf(child)
    return { exitCode, signal, events }
  } finally {
    spare()
  }
}

function endOf(child: ChildProcess): Promise<Pick<DriverEnd, 'exitCode' | 'signal'>> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined }),
    )
  })
}
