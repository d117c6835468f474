import { type FileHandle, open } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 250
/** In characters. What is longer is handed on in pieces. */
const LONGEST_LINE = 65_536

/**
 * Follows a text file that another process appends to, line by line, until `ended` settles; then reads it to its end
 * and settles as `ended` did.
 *
 * The output goes through a file and not a pipe so that the writer outlives us: a cancelled step's Packer must go on
 * to clean up, and would die of its first write to a broken pipe.
 */
export async function follow(
  path: string,
  ended: Promise<unknown>,
  onLine: (line: string) => void,
): Promise<void> {
  let over = false
  const end = ended.finally(() => {
    over = true
  })
  // Heard at once: a program that cannot be started fails before the file is open, and node ends on an unheard failure.
  end.catch(() => {})
  const file = await open(path, 'r')
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const drain = async () => {
    for (let chunk = await next(file); chunk.length > 0; chunk = await next(file)) {
      const lines = (rest + decoder.write(chunk)).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
      // A builder can print without ever ending its line, and this process holds what it has not handed on.
      for (; rest.length > LONGEST_LINE; rest = rest.slice(LONGEST_LINE)) onLine(rest.slice(0, LONGEST_LINE))
    }
  }
  try {
    while (!over) {
      await drain()
      await Promise.race([end, sleep(POLL_MS, undefined, { ref: false })])
    }
    await drain()
    if (rest !== '') onLine(rest)
    await end
  } finally {
    await file.close()
  }
}

async function next(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, null)
  return buffer.subarray(0, bytesRead)
}
