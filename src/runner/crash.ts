/**
 * Reports an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
export function onCrash(report: (error: unknown) => void, exitCode = 1): void {
  process.once('uncaughtException', (error) => {
    report(error)
    process.exit(exitCode)
  })
}
