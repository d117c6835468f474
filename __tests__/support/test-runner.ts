import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readAction } from '../../rehearsal/runner/action.ts'
import { jobEnvironment, stepVariables } from '../../rehearsal/runner/environment.ts'
import {
  type StepResult as RunnerResult,
  type RunningStep as Started,
  startStep,
} from '../../rehearsal/runner/step.ts'
import { CLOSED_PORT } from './aws-environment.ts'
import { repository } from './repository.ts'

/** An entry point in dist/. */
export type Entry = 'main' | 'post' | 'sweep' | 'publish'

/** The directories of their manifests. */
const DIRECTORIES: Readonly<Record<Entry, string>> = {
  main: '.',
  post: '.',
  sweep: 'sweep',
  publish: 'publish',
}

export interface StepResult extends RunnerResult {
  /** Messages of the error annotations. */
  readonly errors: readonly string[]
}

export type RunningStep = Started<StepResult>

export interface StepOptions {
  /** The step's `with`. */
  readonly with?: Readonly<Record<string, string>>
  /**
   * Environment beyond the runner's own, from which undefined takes a variable away; of this process's environment nothing
   * but PATH reaches the step.
   */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** After this a step is killed and its test fails; it bounds a hang and says nothing of how long a step should take. */
const STEP_LIMIT_MILLISECONDS = 300_000

/** Runs this action's dist as the emulated runner does, a job for each TestRunner, in which nothing leaves this machine. */
export class TestRunner {
  /** Everything of this runner lies under here: RUNNER_TEMP, GITHUB_WORKSPACE, the command files. */
  readonly directory: string
  readonly workspace: string
  readonly temp: string
  readonly #dist: string
  readonly #running = new Set<Started>()
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
    this.#steps += 1
    // Only the post step of a step gets what that step has saved.
    if (entry !== 'post') this.#state = {}
    const action = readAction(path.join(repository, DIRECTORIES[entry]))
    const step = startStep({
      script: path.join(this.#dist, `${entry}.js`),
      environment: {
        ...this.#environment(),
        ...stepVariables(action, options.with ?? {}, this.#state),
        ...options.env,
      },
      workspace: this.workspace,
      files: path.join(this.directory, `commands-${this.#steps}`),
    })
    this.#running.add(step)
    return { ...step, finished: this.#finished(step) }
  }

  /** Ends what still runs and removes all files. */
  remove(): void {
    for (const step of this.#running) step.signal('SIGKILL')
    rmSync(this.directory, { recursive: true, force: true })
  }

  async #finished(step: Started): Promise<StepResult> {
    let late = false
    const limit = setTimeout(() => {
      late = true
      step.signal('SIGKILL')
    }, STEP_LIMIT_MILLISECONDS)
    try {
      const ended = await step.finished
      if (late) throw new Error(`the step did not end; its log so far:\n${ended.log}`)
      this.#state = { ...this.#state, ...ended.state }
      const errors = ended.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)
      return { ...ended, state: this.#state, errors }
    } finally {
      clearTimeout(limit)
      this.#running.delete(step)
    }
  }

  #environment(): Record<string, string> {
    return jobEnvironment(this.directory, {
      PATH: process.env['PATH'] ?? '',
      AWS_EC2_METADATA_DISABLED: 'true',
      // Registries of container images and archives of packages are asked through it, so that no test leaves this machine.
      HTTPS_PROXY: CLOSED_PORT,
      HTTP_PROXY: CLOSED_PORT,
      NO_PROXY: 'localhost,127.0.0.1',
    })
  }
}
