import { closeSync, openSync, writeSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** cluster.py prints some 50 KB when it fails; a script of the user's may print without end. */
const MOST_BYTES = 16 * 2 ** 20

/**
 * Appends what a program prints to a file, 16 MiB of it at most; the rest is read and dropped, so that the program goes on.
 * A full disk, too, costs the file alone.
 *
 * @param outputs standard error, or standard output and standard error; the file has them in the order in which they came
 */
export function keepLog(outputs: readonly Readable[], path: string): void {
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
  const take = (chunk: Buffer) => {
    if (full) return
    append(chunk.subarray(0, room))
    full ||= chunk.length > room
    if (full) append(Buffer.from(`\n... (only ${MOST_BYTES / 2 ** 20} MiB are kept)\n`))
    room -= chunk.length
  }
  let open = outputs.length
  for (const output of outputs) {
    output.on('data', take).once('close', () => {
      open -= 1
      if (open === 0 && file !== undefined) closeSync(file)
    })
  }
}
