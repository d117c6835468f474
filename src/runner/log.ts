/** Where all folders write what a person reads. Lines given here are made safe: none can act as a workflow command. */
export interface Log {
  info(line: string): void
  /** Shown only when the workflow runs with RUNNER_DEBUG. */
  debug(line: string): void
  notice(line: string): void
  warning(line: string): void
  /** Runs `body` inside a collapsible group of the log whose closing line says how long it took. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}
