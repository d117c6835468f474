import type { ChildProcess } from 'node:child_process'
import { type Argv, signalGroup, startToFile } from '../process/detached.ts'
import { follow } from '../process/follow.ts'
import type { Runner } from '../runner/runner.ts'
import { PhaseLog, type Timing } from './phase-log.ts'

/** How to run one `packer build`. */
export interface BuildCommand {
  readonly argv: Argv
  readonly workingDirectory: string
  readonly environment: Readonly<Record<string, string>>
  /** Where Packer's output goes, so that it survives this process. */
  readonly logFile: string
  readonly timeoutMinutes: number
  /** Asks AWS whether the credentials have expired. */
  readonly credentialsExpired: () => Promise<boolean>
}

/** How a `packer build` ended. */
export interface BuildResult {
  readonly exitCode: number | undefined
  readonly ending: 'exited' | 'timed-out' | 'cancelled'
  readonly timings: readonly Timing[]
  /** Everything that Packer printed, without its colours. */
  readonly lines: readonly string[]
}

/** How long Packer may take to clean up after a deadline before it is killed: its own wait for termination is 10 min. */
const CLEANUP_MS = 12 * 60_000

/**
 * Whether Packer says that its credentials have expired. Its plugin (1.8.2) takes that for a wrong clock and makes every call
 * ten times, in nearly two minutes, those of its cleaning up too: ten minutes in which nothing can succeed.
 *
 * A script in the builder can print the same, with the same prefix, so AWS is asked before anything is done about it.
 */
function tellsOfExpiry(line: string): boolean {
  // Two searches and not one pattern: that would take a time that grows with the square of the line's length.
  const call = line.search(/operation error EC2: \w+, /)
  return call !== -1 && line.includes('api error RequestExpired', call)
}

/**
 * Runs Packer in a process group of its own and shows its output as it comes, a group of the log for each phase.
 *
 * On the runner's signal the whole group is signalled and this returns at once with `cancelled`, while Packer cleans up
 * on its own: the runner leaves us 7.5 seconds, terminating an instance takes longer. Packer ignores SIGINT in its
 * outer process (panicwrap), which is why the group is signalled and not the process.
 */
export async function runPacker(command: BuildCommand, runner: Runner): Promise<BuildResult> {
  // Before Packer exists: a signal that came in between would end us and leave it alone.
  const cancelled = cancellation(runner, () => child)
  const { argv, environment, workingDirectory: directory, logFile: file } = command
  const child = startToFile(argv, { environment, directory, file })
  runner.state.saveProcess('packer', child.pid)
  const exited = exitOf(child)
  const deadline = startDeadline(child, command.timeoutMinutes)
  const phaseLog = new PhaseLog(runner)
  const expiry = expiryWatch(command, () => giveUp(child, runner))
  try {
    const over = Promise.race([exited, cancelled.promise])
    await follow(command.logFile, over, (line) => {
      phaseLog.line(line)
      if (tellsOfExpiry(line)) expiry.suspected()
    })
    const exitCode = await over
    const ending = exitCode === 'cancelled' ? 'cancelled' : deadline.passed() ? 'timed-out' : 'exited'
    const code = typeof exitCode === 'number' ? exitCode : undefined
    // A process id may be given to another program; the post step must not take that for ours.
    if (ending !== 'cancelled') runner.state.saveProcess('packer', undefined)
    return { exitCode: code, ending, timings: phaseLog.close(), lines: phaseLog.lines }
  } finally {
    deadline.stop()
    cancelled.stop()
    phaseLog.close()
    child.unref()
  }
}

/** Asks AWS whether the credentials have expired when that is suspected, one question at a time; `yes` hears of it. */
function expiryWatch({ credentialsExpired }: Pick<BuildCommand, 'credentialsExpired'>, yes: () => void) {
  let asking = false
  return {
    suspected: () => {
      if (asking) return
      asking = true
      void credentialsExpired()
        .then((expired) => {
          if (expired) yes()
        })
        // Who cannot ask does not know; Packer gives up by itself.
        .catch(() => {})
        .finally(() => {
          asking = false
        })
    },
  }
}

function giveUp(child: ChildProcess, runner: Runner): void {
  runner.info('The AWS credentials have expired: Packer cannot clean up with them, so it is ended now.')
  if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
}

function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? undefined))
  })
}

function cancellation(runner: Runner, started: () => ChildProcess) {
  let stop = () => {}
  const promise = new Promise<'cancelled'>((resolve) => {
    stop = runner.onCancel((signal) => {
      const { pid } = started()
      if (pid !== undefined) signalGroup(pid, 'SIGINT')
      runner.warning(
        `${signal} received: Packer ends the builder now, and the post step looks after what is left.`,
      )
      resolve('cancelled')
    })
  })
  return { promise, stop: () => stop() }
}

function startDeadline(child: ChildProcess, minutes: number) {
  let passed = false
  const kill = (signal: NodeJS.Signals) => {
    passed = true
    if (child.pid !== undefined) signalGroup(child.pid, signal)
  }
  const timers = [
    setTimeout(() => kill('SIGINT'), minutes * 60_000),
    setTimeout(() => kill('SIGKILL'), minutes * 60_000 + CLEANUP_MS),
  ]
  return { passed: () => passed, stop: () => timers.forEach(clearTimeout) }
}
