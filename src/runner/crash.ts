/**
 * Tells of an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
export function onCrash(tell: (error: unknown) => void, exitCode = 1): void {
  process.once('uncaughtException', (error) => {
    tell(error)
    process.exit(exitCode)
  })
}
