/** Thrown when a machine cannot be made ready. The message is all that the user needs: what is missing and what to do. */
export class SetupError extends Error {
  name = 'SetupError'
}

/**
 * Runs a script and ends the process: with the exit code it gives, or with 1 and one clear sentence on SetupError.
 * Anything else is a bug, and shows its stack.
 *
 * @param {() => number | Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
