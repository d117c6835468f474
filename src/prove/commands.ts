import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { CommandError } from '../problem.ts'

/** Runs programs to their ends. */
export interface Commands {
  /** @throws CommandError when it cannot be started or does not end with 0 */
  run(argv: readonly string[]): Promise<void>
  /** What a program prints, trimmed; undefined when it cannot be started or does not end with 0. */
  read(argv: readonly string[]): Promise<string | undefined>
}

const LAST_BYTES = 4000

/** Runs programs with this environment, their output appended to a file; they are killed when `stop` is aborted. */
export function loggedCommands(
  environment: Readonly<Record<string, string>>,
  logFile: string,
  stop: AbortSignal,
): Commands {
  return {
    run: async ([program = '', ...parameters]) => {
      const log = openSync(logFile, 'a', 0o600)
      const before = (await stat(logFile)).size
      const child = spawn(program, parameters, {
        env: environment,
        stdio: ['ignore', log, log],
        signal: stop,
        killSignal: 'SIGKILL',
      })
      closeSync(log)
      const code = await new Promise<number | undefined>((resolve) => {
        child.once('error', () => resolve(undefined))
        child.once('close', (exitCode) => resolve(exitCode ?? undefined))
      })
      if (code !== 0) throw new CommandError([program, ...parameters], code, await endOf(logFile, before))
    },

    read: ([program = '', ...parameters]) =>
      new Promise((resolve) => {
        const child = spawn(program, parameters, {
          env: environment,
          stdio: ['ignore', 'pipe', 'ignore'],
          signal: stop,
        })
        let text = ''
        child.stdout.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        child.once('error', () => resolve(undefined))
        child.once('close', (exitCode) => resolve(exitCode === 0 ? text.trim() : undefined))
      }),
  }
}

/** The last lines that were written to a file after its first `from` bytes. */
async function endOf(path: string, from: number): Promise<string[]> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const begin = Math.max(from, size - LAST_BYTES)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LAST_BYTES), 0, LAST_BYTES, begin)
    return buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n')
  } finally {
    await file.close()
  }
}
