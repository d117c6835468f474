import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
