import * as core from '@actions/core'
import type { Problem } from '../problem.ts'
import { runContext } from './context.ts'
import type { RunContext, Runner } from './runner.ts'
import { safeLines, safeText } from './safe-line.ts'

const INPUT_PREFIX = 'INPUT_'

/** The GitHub runner that this process was started by. The only place that talks to it. */
export class GithubRunner implements Runner {
  readonly context: RunContext = runContext(process.env)

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
    core.notice(safeText(line))
  }

  warning(line: string): void {
    core.warning(safeText(line))
  }

  openGroup(title: string): () => void {
    const started = performance.now()
    core.startGroup(safeLines(title).join(' '))
    return () => {
      core.endGroup()
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
    if (value !== '') core.setSecret(value)
  }

  setOutput(name: string, value: string): void {
    core.setOutput(name, value)
  }

  saveState(name: string, value: string): void {
    core.saveState(name, value)
  }

  state(name: string): string {
    return core.getState(name)
  }

  async writeSummary(markdown: string): Promise<void> {
    // A runner without a summary file (an old GHES, a local run) must not turn a good bake into a failed one.
    if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return
    await core.summary.addRaw(markdown, true).write()
  }

  fail(problems: readonly Problem[]): void {
    for (const { code, what, remedy } of problems) core.error(safeText(`${what} ${remedy}`), { title: code })
    process.exitCode = 1
  }

  onCancel(listener: (signal: string) => void): () => void {
    const once = (signal: string) => {
      stop()
      listener(signal)
    }
    const stop = () => {
      process.off('SIGINT', once)
      process.off('SIGTERM', once)
    }
    process.on('SIGINT', once)
    process.on('SIGTERM', once)
    return stop
  }
}
