import { type StdioOptions, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { CommandError } from '../errors/problem.ts'
import { killedWith } from './kill-group.ts'

/** Runs programs to their ends. */
export interface Commands {
  /** @throws CommandError when it cannot be started or does not end with 0 */
  run(argv: readonly string[]): Promise<void>
  /** What a program prints, trimmed; undefined when it cannot be started or does not end with 0. */
  read(argv: readonly string[]): Promise<string | undefined>
}

const LAST_BYTES = 4000

/**
 * Runs programs with this environment, their output appended to a file. Each has a process group of its own, which is
 * killed when `stop` is aborted: pip and uv start programs too.
 */
export function loggedCommands(
  environment: Readonly<Record<string, string>>,
  logFile: string,
  stop: AbortSignal,
): Commands {
  const start = (argv: readonly string[], output: StdioOptions) => {
    const [program = '', ...parameters] = argv
    const child = spawn(program, parameters, { env: environment, detached: true, stdio: output })
    const spare = killedWith(stop, child)
    const ended = new Promise<number | undefined>((resolve) => {
      child.once('error', () => resolve(undefined))
      child.once('close', (exitCode) => resolve(exitCode ?? undefined))
    }).finally(spare)
    return { child, ended }
  }
  return {
    run: async (argv) => {
      const log = openSync(logFile, 'a', 0o600)
      const before = (await stat(logFile)).size
      const { ended } = start(argv, ['ignore', log, log])
      closeSync(log)
      const code = await ended
      if (code !== 0) throw new CommandError(argv, code, await endOf(logFile, before))
    },

    read: async (argv) => {
      const { child, ended } = start(argv, ['ignore', 'pipe', 'ignore'])
      let text = ''
      child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      return (await ended) === 0 ? text.trim() : undefined
    },
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
