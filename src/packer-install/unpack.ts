import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { messageOf } from '../errors/message.ts'
import { InstallError, type VerifiedArchive } from './types.ts'

/** A program of today has 110 MB. */
const MAX_PROGRAM_BYTES = 2 ** 30

/**
 * Unpacks the program of an archive into a directory, executable, and nothing else of it. The hash of the archive is the
 * released one, so no checksum of an entry is looked at.
 *
 * No other program may be started before this has returned: its process holds the open file for a moment, in which the unpacked
 * program cannot be started (ETXTBSY, https://go.dev/issue/22315).
 *
 * @param platform as in archive names
 * @param directory is made if need be
 * @returns path of the program
 * @throws InstallError when the archive does not hold just one program of the product, or is damaged
 */
export async function unpackProgram(
  archive: VerifiedArchive,
  platform: string,
  directory: string,
): Promise<string> {
  try {
    const zip = await fromBufferPromise(archive.content, { strictFileNames: true, validateEntrySizes: true })
    const entry = await programIn(zip, archive, platform)
    const program = join(directory, entry.fileName)
    await mkdir(directory, { recursive: true })
    const unpacked = await zip.openReadStreamPromise(entry)
    await pipeline(unpacked, createWriteStream(program, { flags: 'wx', mode: 0o755 }))
    return program
  } catch (error) {
    if (error instanceof InstallError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error
    const reason = messageOf(error)
    throw new InstallError('bad-archive', `${archive.name} cannot be unpacked: ${reason}.`, {
      cause: error,
    })
  }
}

async function programIn(
  zip: ZipFile,
  { product, version, name }: VerifiedArchive,
  platform: string,
): Promise<Entry> {
  const wanted = product.entry(version, platform)
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const [entry, ...more] = entries.filter(({ fileName }) => wanted.test(fileName))
  if (entry === undefined || more.length > 0) {
    const names = entries.map(({ fileName }) => `'${fileName}'`).join(', ') || 'nothing'
    const what = `${name} must hold one program of ${product.title} ${version}, but holds ${names}.`
    throw new InstallError('bad-archive', what)
  }
  if (entry.uncompressedSize <= MAX_PROGRAM_BYTES) return entry
  const what = `${name} holds '${entry.fileName}', which unpacks to more than ${MAX_PROGRAM_BYTES} bytes.`
  throw new InstallError('bad-archive', what)
}
