import type { Problem } from '../../src/errors/problem.ts'
import type { RunContext, Runner } from '../../src/runner/runner.ts'
import { RunState } from '../../src/runner/state.ts'

/** A runner that keeps what it is given, in memory. */
export class RecordingRunner implements Runner {
  context: RunContext
  /** Everything that was logged, in order; groups as `[title` and `]`. */
  readonly log: string[] = []
  readonly warnings: string[] = []
  readonly masked: string[] = []
  readonly outputs: Record<string, string> = {}
  readonly saved: Record<string, string> = {}
  readonly state = new RunState({
    saveState: (name, value) => {
      this.saved[name] = value
    },
    getState: (name) => this.saved[name] ?? '',
  })
  readonly problems: Problem[] = []
  summary = ''
  left = false
  #awaited: { readonly pattern: RegExp; readonly found: () => void }[] = []
  #cancelListeners = new Set<(signal: string) => void>()

  constructor(context: Partial<RunContext> = {}) {
    this.context = {
      runId: 'local',
      repository: undefined,
      workspace: '/nowhere',
      tempDirectory: '/nowhere',
      toolCache: undefined,
      region: 'eu-west-2',
      debug: false,
      idTokens: undefined,
      credentials: { kind: 'none' },
      path: process.env['PATH'] ?? '',
      environment: { PATH: process.env['PATH'] ?? '' },
      ...context,
    }
  }

  /** Settles when a line that matches is logged, or was. */
  logged(pattern: RegExp): Promise<void> {
    if (this.log.some((line) => pattern.test(line))) return Promise.resolve()
    return new Promise((resolve) => this.#awaited.push({ pattern, found: resolve }))
  }

  /** Sends the signal of a cancelled job to whoever listens; gives how many did. */
  cancel(signal: 'SIGINT' | 'SIGTERM'): number {
    const listeners = [...this.#cancelListeners]
    this.#cancelListeners.clear()
    for (const listener of listeners) listener(signal)
    return listeners.length
  }

  info(line: string): void {
    this.log.push(line)
    for (const { pattern, found } of this.#awaited) if (pattern.test(line)) found()
  }

  debug(): void {}

  notice(line: string): void {
    this.info(line)
  }

  warning(line: string): void {
    this.warnings.push(line)
  }

  openGroup(title: string): () => void {
    this.info(`[${title}`)
    return () => this.info(']')
  }

  async group<T>(title: string, body: () => Promise<T>): Promise<T> {
    const close = this.openGroup(title)
    try {
      return await body()
    } finally {
      close()
    }
  }

  rawInputs(): Record<string, string> {
    return {}
  }

  mask(value: string): void {
    this.masked.push(value)
  }

  setOutput(name: string, value: string): void {
    this.outputs[name] = value
  }

  async writeSummary(markdown: string): Promise<void> {
    this.summary += markdown
  }

  fail(problems: readonly Problem[]): void {
    this.problems.push(...problems)
  }

  useEnvironment(changes: Readonly<Record<string, string | undefined>>): void {
    const environment = Object.entries({ ...this.context.environment, ...changes }).flatMap(
      ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
    )
    this.context = { ...this.context, environment: Object.fromEntries(environment) }
  }

  onCancel(listener: (signal: string) => void): () => void {
    this.#cancelListeners.add(listener)
    return () => this.#cancelListeners.delete(listener)
  }

  leave(): void {
    this.left = true
  }
}
