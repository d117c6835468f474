import { closeSync, openSync, writeSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** A smoke test that fails prints some 50 KB; a script of the user's may print without end. */
const MOST_BYTES = 16 * 2 ** 20

/**
 * Appends what a program prints to a file, 16 MiB of it at most; the rest is read and dropped, so that the program goes on.
 * A full disk, too, costs the file alone.
 */
export function keepLog(output: Readable, path: string): void {
  let file: number | undefined
  let room = MOST_BYTES
  let full = false
  const append = (bytes: Buffer) => {
    try {
      file ??= openSync(path, 'a', 0o600)
      writeSync(file, bytes)
    } catch {
      full = true
    }
  }
  output.on('data', (chunk: Buffer) => {
    if (full) return
    append(chunk.subarray(0, room))
    full ||= chunk.length > room
    if (full) append(Buffer.from(`\n... (only ${MOST_BYTES / 2 ** 20} MiB are kept)\n`))
    room -= chunk.length
  })
  output.once('close', () => {
    if (file !== undefined) closeSync(file)
  })
}
