import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UserError } from '../errors/problem.ts'
import type { Product } from './products.ts'
import { refusal, TAMPERED } from './refusal.ts'
import type { Vouched } from './vouch.ts'

/** A program of today has 110 MB. */
const MAX_PROGRAM_BYTES = 2 ** 30

/**
 * Unpacks the program of an archive into a directory, executable, and nothing else of it. The hash of the archive is the
 * released one, so no checksum of an entry is looked at.
 *
 * @param content the archive, of which the hash has been checked
 * @param platform as in archive names
 * @param directory is made if need be
 * @returns path of the program
 * @throws UserError when the archive does not hold just one program of the product, or is damaged
 */
export async function unpackProgram(
  content: Buffer,
  product: Product,
  vouched: Vouched,
  platform: string,
  directory: string,
): Promise<string> {
  try {
    const zip = await fromBufferPromise(content, { strictFileNames: true, validateEntrySizes: true })
    const entry = await programIn(zip, product, vouched, platform)
    const program = join(directory, entry.fileName)
    await mkdir(directory, { recursive: true })
    const unpacked = await zip.openReadStreamPromise(entry)
    await pipeline(unpacked, createWriteStream(program, { flags: 'wx', mode: 0o755 }))
    return program
  } catch (error) {
    if (error instanceof UserError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw refusal('bad-archive', `${vouched.archive} cannot be unpacked: ${why}.`, TAMPERED, error)
  }
}

async function programIn(zip: ZipFile, product: Product, vouched: Vouched, platform: string): Promise<Entry> {
  const wanted = product.entry(vouched.version, platform)
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const [entry, ...more] = entries.filter(({ fileName }) => wanted.test(fileName))
  if (entry === undefined || more.length > 0) {
    const names = entries.map(({ fileName }) => `'${fileName}'`).join(', ') || 'nothing'
    throw refusal(
      'bad-archive',
      `${vouched.archive} must hold one program of ${product.title} ${vouched.version}, but holds ${names}.`,
      TAMPERED,
    )
  }
  if (entry.uncompressedSize <= MAX_PROGRAM_BYTES) return entry
  throw refusal(
    'bad-archive',
    `${vouched.archive} holds '${entry.fileName}', which unpacks to more than ${MAX_PROGRAM_BYTES} bytes.`,
    TAMPERED,
  )
}
