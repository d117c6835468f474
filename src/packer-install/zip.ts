import { crc32, createInflateRaw } from 'node:zlib'

/** What is wrong with an archive, as the end of a sentence that begins with its name. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
}

/** One file in a ZIP archive, as the central directory describes it. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc32: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
}

// Signatures and sizes of PKWARE's APPNOTE 6.3.10: 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const LOCAL = { signature: 0x04034b50, size: 30 }
const CENTRAL = { signature: 0x02014b50, size: 46 }
const END = { signature: 0x06054b50, size: 22 }
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const MOST_ENTRIES = 100
/** A program of today has 110 MB. */
const LARGEST_FILE = 1 << 30

/**
 * The files in a ZIP archive.
 *
 * Ours and not a library's because so little is needed: archives of a few files whose hash is known, of which one is
 * read by its exact name. Nothing is ever written under a name that the archive gives; still an archive with names that
 * lead out of a directory, with links, or with a name twice is refused as a whole.
 *
 * @throws BadArchive
 */
export function readEntries(archive: Buffer): ZipEntry[] {
  const end = findEnd(archive)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw new BadArchive(`has more than ${MOST_ENTRIES} files`)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    const { entry, next } = centralEntry(archive, at)
    if (entries.some((other) => other.name === entry.name))
      throw new BadArchive(`holds '${entry.name}' twice`)
    entries.push(entry)
    at = next
  }
  return entries
}

/**
 * The content of a file in the archive, in pieces.
 *
 * @throws BadArchive when it is not what the central directory says: length, CRC-32
 */
export async function* unpack(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const at = entry.headerOffset
  insist(at + LOCAL.size <= archive.length && archive.readUInt32LE(at) === LOCAL.signature, 'is damaged')
  const start = at + LOCAL.size + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const packed = archive.subarray(start, start + entry.compressedSize)
  insist(packed.length === entry.compressedSize, 'is cut short')
  let length = 0
  let checksum = 0
  for await (const chunk of entry.method === STORED ? [packed] : inflated(packed)) {
    length += chunk.length
    insist(length <= entry.size, `holds more in '${entry.name}' than it says`)
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  insist(length === entry.size && checksum === entry.crc32, `is damaged in '${entry.name}'`)
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 1 << 20 })
  inflate.end(packed)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    throw new BadArchive(`cannot be unpacked (${error instanceof Error ? error.message : error})`)
  }
}

function findEnd(archive: Buffer): number {
  for (
    let at = archive.length - END.size;
    at >= Math.max(0, archive.length - END.size - LONGEST_COMMENT);
    at--
  ) {
    if (archive.readUInt32LE(at) === END.signature) return at
  }
  throw new BadArchive('is not a ZIP archive')
}

function centralEntry(archive: Buffer, at: number): { entry: ZipEntry; next: number } {
  insist(at + CENTRAL.size <= archive.length && archive.readUInt32LE(at) === CENTRAL.signature, 'is damaged')
  const nameEnd = at + CENTRAL.size + archive.readUInt16LE(at + 28)
  const entry = {
    name: archive.toString('utf8', at + CENTRAL.size, nameEnd),
    method: archive.readUInt16LE(at + 10),
    crc32: archive.readUInt32LE(at + 16),
    compressedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    headerOffset: archive.readUInt32LE(at + 42),
  }
  requireHarmless(entry, archive.readUInt16LE(at + 8), archive.readUInt32LE(at + 38) >>> 16)
  return { entry, next: nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32) }
}

function requireHarmless(entry: ZipEntry, flags: number, mode: number): void {
  const { name } = entry
  const leadsOut = name.split('/').includes('..') || /^\/|[\\\0]|^[A-Za-z]:/.test(name)
  insist(!leadsOut, `holds the file '${name}', which would be written outside of its directory`)
  insist((mode & 0o170000) !== 0o120000, `holds the link '${name}'`)
  insist((flags & ENCRYPTED) === 0, `is encrypted`)
  insist(entry.method === STORED || entry.method === DEFLATED, `is compressed in an unknown way`)
  insist(entry.size <= LARGEST_FILE, `holds '${name}', which unpacks to more than ${LARGEST_FILE} bytes`)
}

function insist(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new BadArchive(otherwise)
}
