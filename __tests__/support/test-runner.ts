import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CLOSED_PORT } from './aws-environment.ts'
import { parseFileCommands } from './file-commands.ts'
import { actionManifest, repository } from './repository.ts'

/** An entry point in dist/. */
export type Entry = 'main' | 'post' | 'sweep'

/** How a step ended, and all that it gave to the runner. */
export interface StepResult {
  /** undefined when a signal ended it */
  readonly exitCode: number | undefined
  /** From its start to the end of its output. */
  readonly seconds: number
  /** Standard output and standard error, in the order in which they came. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** The job summary: Markdown. */
  readonly summary: string
  /** Messages of the `::error::` commands, unescaped. */
  readonly errors: readonly string[]
}

export interface StepOptions {
  /** The step's `with`. */
  readonly with?: Readonly<Record<string, string>>
  /**
   * Environment beyond the runner's own, from which undefined takes a variable away; of this process's environment nothing
   * but PATH reaches the step.
   */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** A step that is running. */
export interface RunningStep {
  readonly pid: number
  readonly finished: Promise<StepResult>
  /** The log so far. */
  log(): string
  /** Sends a signal to the step's process alone, as the runner does. */
  signal(signal: NodeJS.Signals): void
  /** Cancels the step by the runner's own times (ProcessInvoker.cs): SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
  cancel(): void
}

const COMMAND_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STEP_SUMMARY',
] as const

/** After this a step is killed and its test fails; it bounds a hang and says nothing of how long a step should take. */
const STEP_LIMIT_MILLISECONDS = 300_000

/**
 * Starts this action's dist as a GitHub runner does: inputs and their defaults as INPUT_*, fresh command files for every
 * step, standard input closed, and the state of main handed to post.
 *
 * Source: actions/runner, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs and ActionManifestManager.cs
 */
export class TestRunner {
  /** Everything of this runner lies under here: RUNNER_TEMP, GITHUB_WORKSPACE, the command files. */
  readonly directory: string
  readonly workspace: string
  readonly temp: string
  readonly #dist: string
  readonly #running = new Set<ChildProcess>()
  #state: Readonly<Record<string, string>> = {}
  #steps = 0

  constructor(dist: string = path.join(repository, 'dist')) {
    this.directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-step-'))
    this.workspace = path.join(this.directory, 'workspace')
    this.temp = path.join(this.directory, 'temp')
    this.#dist = dist
    mkdirSync(this.workspace)
    mkdirSync(this.temp)
  }

  /** Runs `dist/<entry>.js` to its end. */
  run(entry: Entry, options: StepOptions = {}): Promise<StepResult> {
    return this.start(entry, options).finished
  }

  start(entry: Entry, options: StepOptions = {}): RunningStep {
    const files = this.#newCommandFiles()
    const started = performance.now()
    const child = spawn(process.execPath, [path.join(this.#dist, `${entry}.js`)], {
      cwd: this.workspace,
      env: { ...this.#environment(files), ...inputEnvironment(entry, options.with ?? {}), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    const chunks: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
    }
    const log = () => chunks.join('')
    return {
      pid: child.pid ?? 0,
      finished: this.#finished(child, started, files, log),
      log,
      signal: (signal) => void child.kill(signal),
      cancel: () => {
        child.kill('SIGINT')
        const later = [
          setTimeout(() => child.kill('SIGTERM'), 7500),
          setTimeout(() => child.kill('SIGKILL'), 10_000),
        ]
        child.once('close', () => later.forEach(clearTimeout))
      },
    }
  }

  /** Ends what still runs and removes all files. */
  remove(): void {
    for (const child of this.#running) child.kill('SIGKILL')
    rmSync(this.directory, { recursive: true, force: true })
  }

  async #finished(
    child: ChildProcess,
    started: number,
    files: Record<string, string>,
    log: () => string,
  ): Promise<StepResult> {
    try {
      const exitCode = await exitOf(child, log)
      const seconds = (performance.now() - started) / 1000
      const read = (name: (typeof COMMAND_FILES)[number]) => readFileSync(files[name] ?? '', 'utf8')
      this.#state = { ...this.#state, ...parseFileCommands(read('GITHUB_STATE')) }
      const outputs = parseFileCommands(read('GITHUB_OUTPUT'))
      const summary = read('GITHUB_STEP_SUMMARY')
      return { exitCode, seconds, log: log(), outputs, state: this.#state, summary, errors: errorsIn(log()) }
    } finally {
      this.#running.delete(child)
    }
  }

  #newCommandFiles(): Record<string, string> {
    this.#steps += 1
    const directory = path.join(this.directory, `commands-${this.#steps}`)
    mkdirSync(directory)
    const files = Object.fromEntries(
      COMMAND_FILES.map((name) => [name, path.join(directory, name.toLowerCase())]),
    )
    for (const file of Object.values(files)) writeFileSync(file, '')
    return files
  }

  #environment(files: Record<string, string>): Record<string, string> {
    const state = Object.fromEntries(
      Object.entries(this.#state).map(([name, value]) => [`STATE_${name}`, value]),
    )
    return {
      PATH: process.env['PATH'] ?? '',
      // A home without AWS profiles, and no look at the metadata of the machine that runs the tests.
      HOME: this.directory,
      AWS_EC2_METADATA_DISABLED: 'true',
      // Registries of container images are asked through it, so that no test leaves this machine.
      HTTPS_PROXY: CLOSED_PORT,
      NO_PROXY: 'localhost,127.0.0.1',
      ...files,
      ...state,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: repository,
      GITHUB_REPOSITORY: 'an-owner/a-repository',
      GITHUB_RUN_ID: '1234567890',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_WORKSPACE: this.workspace,
      RUNNER_TEMP: this.temp,
      RUNNER_TOOL_CACHE: path.join(this.directory, 'tools'),
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
    }
  }
}

/** Waits until a step has ended and its output is complete. */
function exitOf(child: ChildProcess, log: () => string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the step did not end; its log so far:\n${log()}`))
    }, STEP_LIMIT_MILLISECONDS)
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearTimeout(limit)
      resolve(exitCode ?? undefined)
    })
  })
}

/** INPUT_* of a step: what `with` says, else the default in action.yml, else an empty text; unknown ones arrive as well. */
function inputEnvironment(entry: Entry, given: Readonly<Record<string, string>>): Record<string, string> {
  const manifest = entry === 'sweep' ? actionManifest('sweep') : actionManifest()
  const defaults = Object.entries(manifest.inputs).map(([name, input]) => [name, String(input.default ?? '')])
  const inputs: Record<string, string> = { ...Object.fromEntries(defaults), ...given }
  const variable = (name: string) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variable(name), value]))
}

function errorsIn(log: string): string[] {
  const messages = [...log.matchAll(/^::error(?: [^:]*)?::(.*)$/gm)].map((match) => match[1] ?? '')
  return messages.map((text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'))
}
