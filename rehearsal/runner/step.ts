import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseFileCommands } from './file-commands.ts'
import { type Annotation, type OutputOptions, onLines, StepOutput } from './step-output.ts'

export interface StepStart extends OutputOptions {
  /** The entry point of the action, a file for Node.js. */
  readonly script: string
  /** The whole environment but for the command files; undefined takes a variable away. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workspace: string
  /** A directory for the command files and the log, made when it is not there. */
  readonly files: string
}

/** How a step ended, and all that it gave to the runner. */
export interface StepResult {
  /** undefined when a signal ended it */
  readonly exitCode: number | undefined
  /** From its start to the end of its output. */
  readonly seconds: number
  /** Standard output and standard error as they came, secrets included. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  /** What it has saved for the post step. */
  readonly state: Readonly<Record<string, string>>
  /** The job summary: Markdown, secrets masked. */
  readonly summary: string
  readonly summaryFile: string
  readonly annotations: readonly Annotation[]
  /** All secrets that the runner knows by now. */
  readonly masks: readonly string[]
  /** The signal at which a cancelled step ended. */
  readonly cancelledBy: NodeJS.Signals | undefined
}

/** A step that is running. */
export interface RunningStep<Result = StepResult> {
  /** Rejects when it cannot be started, or wrote a command file that the runner would refuse. */
  readonly finished: Promise<Result>
  /** The log so far. */
  log(): string
  /** Sends a signal to the step's process alone, as the runner does. */
  signal(signal: NodeJS.Signals): void
  /** Cancels the step by the runner's own times: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
  cancel(): void
}

const COMMAND_FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']

// actions/runner, src/Runner.Sdk/ProcessInvoker.cs
const SIGINT_MILLISECONDS = 7500
const SIGTERM_MILLISECONDS = 2500

/** Output that a child of the step still holds open after the step has ended is not waited for any longer. */
const OUTPUT_MILLISECONDS = 10_000

/** Starts an entry point of an action on the Node.js that runs this: fresh command files, standard input closed. */
export function startStep(start: StepStart): RunningStep {
  const file = (name: string) => path.join(start.files, name.toLowerCase())
  mkdirSync(start.files, { recursive: true })
  const files = Object.fromEntries(COMMAND_FILES.map((name) => [name, file(name)]))
  for (const each of Object.values(files)) writeFileSync(each, '')
  const output = new StepOutput(start)
  const chunks: string[] = []
  const started = performance.now()
  const child = spawn(process.execPath, [start.script], {
    cwd: start.workspace,
    env: { ...files, ...start.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    onLines(stream, (line) => output.read(line))
    stream.on('data', (chunk: string) => chunks.push(chunk))
  }
  let cancelledBy: NodeJS.Signals | undefined
  const log = () => chunks.join('')
  const text = (name: string) => readFileSync(file(name), 'utf8').replace(/^\ufeff/, '')
  const result = (exitCode: number | undefined): StepResult => {
    writeFileSync(file('log'), log())
    return {
      exitCode,
      seconds: (performance.now() - started) / 1000,
      log: log(),
      outputs: { ...output.outputs, ...parseFileCommands(text('GITHUB_OUTPUT')) },
      state: { ...output.state, ...parseFileCommands(text('GITHUB_STATE')) },
      summary: output.masked(text('GITHUB_STEP_SUMMARY')),
      summaryFile: file('GITHUB_STEP_SUMMARY'),
      annotations: output.annotations,
      masks: [...output.masks],
      cancelledBy,
    }
  }
  return {
    finished: exitOf(child).then(result),
    log,
    signal: (signal) => void child.kill(signal),
    cancel: () =>
      cancel(child, (signal) => {
        cancelledBy = signal
      }),
  }
}

function cancel(child: ChildProcess, sent: (signal: NodeJS.Signals) => void): void {
  if (child.exitCode !== null || child.signalCode !== null) return
  const send = (signal: NodeJS.Signals) => {
    sent(signal)
    child.kill(signal)
  }
  send('SIGINT')
  const later = [
    setTimeout(send, SIGINT_MILLISECONDS, 'SIGTERM'),
    setTimeout(send, SIGINT_MILLISECONDS + SIGTERM_MILLISECONDS, 'SIGKILL'),
  ]
  child.once('exit', () => later.forEach(clearTimeout))
}

/** Waits until a step has ended and its output is complete. */
function exitOf(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode) => {
      const ended = () => resolve(exitCode ?? undefined)
      const limit = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
        ended()
      }, OUTPUT_MILLISECONDS)
      child.once('close', () => {
        clearTimeout(limit)
        ended()
      })
    })
  })
}
