import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AMAZON_PLUGIN, PLUGIN_SOURCE, type Product } from './products.ts'
import { refusal, TAMPERED } from './refusal.ts'
import type { Vouched } from './vouch.ts'
import { BadArchive, readEntries, unpack, type ZipEntry } from './zip.ts'

/** An archive whose hash is right, and the one file of it that we use. */
export interface Archive {
  readonly content: Buffer
  readonly entry: ZipEntry
}

/**
 * Finds the program in an archive.
 *
 * @throws UserError when the archive could write outside of its directory, is damaged, or does not hold the program
 */
export function openArchive(content: Buffer, product: Product, vouched: Vouched, platform: string): Archive {
  const entries = refusingBadArchives(vouched.archive, () => readEntries(content))
  const wanted = product.entry(vouched.version, platform)
  const [entry, ...more] = entries.filter(({ name }) => wanted.test(name))
  if (entry !== undefined && more.length === 0) return { content, entry }
  const names = entries.map(({ name }) => `'${name}'`).join(', ')
  throw refusal(
    'bad-archive',
    `${vouched.archive} must hold one program of ${product.title} ${vouched.version}, but holds ${names}.`,
    TAMPERED,
  )
}

/** Unpacks the program to a path, executable. @throws UserError when the archive is damaged */
export async function unpackTo(path: string, archive: Archive, name: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx', 0o755)
  try {
    for await (const chunk of unpack(archive.content, archive.entry)) await file.writeFile(chunk)
  } catch (error) {
    throw asRefusal(name, error)
  } finally {
    await file.close()
  }
}

/** Where below a product's directory its program lies: a plugin's where Packer looks below PACKER_PLUGIN_PATH. */
export function programPath(product: Product, entry: ZipEntry): string {
  return product === AMAZON_PLUGIN ? join(PLUGIN_SOURCE, entry.name) : entry.name
}

/**
 * Compares an installed product with the archive that it came from, byte by byte.
 *
 * @param directory must hold the program and nothing else: a second plugin of a higher version would be preferred to ours
 * @returns what is wrong, as the end of a sentence; undefined when nothing is
 */
export async function differenceFrom(
  directory: string,
  product: Product,
  archive: Archive,
): Promise<string | undefined> {
  const program = programPath(product, archive.entry)
  const expected = product === AMAZON_PLUGIN ? [program, `${program}_SHA256SUM`] : [program]
  const files = await filesBelow(directory)
  if (files.toSorted().join('\n') !== expected.toSorted().join('\n')) {
    return `it holds ${files.join(', ') || 'nothing'} instead of ${expected.join(', ')}`
  }
  const sha256 = await sha256IfSame(join(directory, program), archive)
  if (sha256 === undefined) return `${program} was changed`
  if (product === AMAZON_PLUGIN) {
    const written = await readFile(join(directory, `${program}_SHA256SUM`), 'utf8')
    if (written.trim() !== sha256) return `${program}_SHA256SUM was changed`
  }
  return undefined
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
  const kind = (entry: (typeof entries)[number]) => (entry.isFile() ? '' : ' (no file)')
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)) + kind(entry))
}

/** The SHA-256 of a program that is the same as in its archive and may be run; undefined when it is not. */
async function sha256IfSame(path: string, archive: Archive): Promise<string | undefined> {
  const { size, mode } = await stat(path)
  if (size !== archive.entry.size || (mode & 0o111) === 0) return undefined
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    for await (const chunk of unpack(archive.content, archive.entry)) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunk.length), 0, chunk.length, null)
      if (bytesRead !== chunk.length || !buffer.equals(chunk)) return undefined
      hash.update(chunk)
    }
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

function refusingBadArchives<T>(name: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw asRefusal(name, error)
  }
}

function asRefusal(name: string, error: unknown): unknown {
  return error instanceof BadArchive
    ? refusal('bad-archive', `${name} ${error.message}.`, TAMPERED, error)
    : error
}
