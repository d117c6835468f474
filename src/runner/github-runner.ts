import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'
import * as core from '@actions/core'
import { messageOf } from '../errors/message.ts'
import type { Problem } from '../errors/problem.ts'
import { proxyPasswords, runContext } from './context.ts'
import type { RunContext, Runner } from './runner.ts'
import { safeLines, safeText } from './safe-line.ts'
import { onSignal } from './signals.ts'
import { RunState } from './state.ts'
import { fitted, shortened, withDocumentation } from './summary-text.ts'

const INPUT_PREFIX = 'INPUT_'

/** The GitHub runner that this process was started by. The only place that talks to it. */
export class GithubRunner implements Runner {
  context: RunContext = runContext(process.env)
  // Not `core` itself: the bundle of all of it has its OIDC client, and with that undici, which every step would load.
  readonly state = new RunState({ saveState: core.saveState, getState: core.getState })
  readonly #masked = new Set<string>()
  #groupIsOpen = false

  constructor() {
    for (const password of proxyPasswords(process.env)) this.mask(password)
  }

  rawInputs(): Record<string, string> {
    const inputs: Record<string, string> = {}
    for (const [key, value] of Object.entries(process.env)) {
      if (key.startsWith(INPUT_PREFIX)) inputs[key.slice(INPUT_PREFIX.length).toLowerCase()] = value ?? ''
    }
    return inputs
  }

  info(line: string): void {
    for (const safe of safeLines(line)) core.info(safe)
  }

  debug(line: string): void {
    core.debug(safeText(line))
  }

  notice(line: string): void {
    core.notice(shortened(safeText(line)))
  }

  warning(line: string): void {
    core.warning(shortened(safeText(line)))
  }

  openGroup(title: string): () => void {
    const started = performance.now()
    core.startGroup(safeLines(title).join(' '))
    this.#groupIsOpen = true
    return () => {
      this.#closeGroup()
      this.info(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
    }
  }

  async group<T>(title: string, body: () => Promise<T>): Promise<T> {
    const close = this.openGroup(title)
    try {
      return await body()
    } finally {
      close()
    }
  }

  mask(value: string): void {
    if (value === '') return
    core.setSecret(value)
    this.#masked.add(value)
  }

  setOutput(name: string, value: string): void {
    core.setOutput(name, value)
    // actions/runner (JobExtension.cs): "Skip output ... since it may contain secret".
    if ([...this.#masked].some((secret) => value.includes(secret))) {
      this.warning(`Output '${name}' holds a value that is masked, so GitHub gives it to no other job.`)
    }
  }

  async writeSummary(markdown: string): Promise<void> {
    const file = process.env['GITHUB_STEP_SUMMARY']
    if (file === undefined || file === '') return
    // At once, unlike the toolkit's: between a signal and the end of this process nothing else may get its turn.
    const text = withDocumentation(fitted(markdown), process.env)
    try {
      appendFileSync(file, text + EOL)
    } catch (error) {
      // Best effort: it must not turn a good bake into a failed one.
      const why = messageOf(error)
      this.warning(`The job summary could not be written (${why}).`)
    }
  }

  fail(problems: readonly Problem[]): void {
    // Why a step failed must not stand in a part of the log that is folded away.
    this.#closeGroup()
    for (const { code, what, remedy } of problems)
      core.error(shortened(safeText(what), safeText(remedy)), { title: code })
    process.exitCode = 1
  }

  useEnvironment(changes: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    this.context = runContext(process.env)
  }

  onCancel(listener: (signal: string) => void): () => void {
    return onSignal(listener)
  }

  leave(): never {
    process.exit()
  }

  #closeGroup(): void {
    if (this.#groupIsOpen) core.endGroup()
    this.#groupIsOpen = false
  }
}
