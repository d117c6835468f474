import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

/** How long output is still read after a program's end: another one that it has started may hold it open. */
const LAST_OUTPUT_MS = 2000

/** Path or name of a program, then its arguments. */
export type Argv = readonly [string, ...string[]]

type Environment = Readonly<Record<string, string>>

/** How a program ended: one of the two is undefined. */
export interface Exit {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
}

/** A program that runs in a process group of its own. */
export interface Group {
  readonly child: ChildProcessWithoutNullStreams
  /** Kills it, with all that it has started. */
  kill(): void
  /** Settles once its output is read, or 2 s after its end; rejects when it cannot be started. */
  readonly ended: Promise<Exit>
}

/**
 * Starts a program in a process group of its own. The group is killed, and with it all that the program has started, when
 * `stop` is aborted, or now when it was already: in the same turn, as this process may end right after.
 */
export function startGroup(argv: Argv, environment: Environment, stop?: AbortSignal): Group {
  const [program, ...parameters] = argv
  const child = spawn(program, parameters, { env: environment, detached: true, stdio: 'pipe' })
  const kill = () => killGroup(child)
  stop?.addEventListener('abort', kill, { once: true })
  if (stop?.aborted) kill()
  const ended = exitOf(child).finally(() => stop?.removeEventListener('abort', kill))
  return { child, kill, ended }
}

/**
 * Starts a program that may outlive this process: its output is appended to a file, made for its owner alone, because it
 * would die of its first write to a pipe that nobody reads.
 */
export function startToFile(
  argv: Argv,
  options: { readonly environment: Environment; readonly directory: string; readonly file: string },
): ChildProcess {
  const [program, ...parameters] = argv
  const output = openSync(options.file, 'a', 0o600)
  try {
    return spawn(program, parameters, {
      cwd: options.directory,
      env: options.environment,
      detached: true,
      stdio: ['ignore', output, output],
    })
  } finally {
    closeSync(output)
  }
}

/** Sends a signal to a whole process group; a group that is gone already is what we want. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** Whether any process of a group is left. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(-pid, 0)
    return true
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH'
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    signalGroup(pid, 'SIGKILL')
  } catch {
    // On macOS a group that has ended and was not waited for yet answers EPERM.
  }
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<Exit> {
  return new Promise((resolve, reject) => {
    let release: NodeJS.Timeout | undefined
    child.once('error', reject)
    child.once('exit', () => {
      release = setTimeout(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      }, LAST_OUTPUT_MS)
    })
    child.once('close', (code, signal) => {
      clearTimeout(release)
      resolve({ exitCode: code ?? undefined, signal: signal ?? undefined })
    })
  })
}
