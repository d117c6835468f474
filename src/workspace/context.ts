import { lstat, readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import dockerignore from '@balena/dockerignore'
import { problem, UserError } from '../errors/problem.ts'
import type { ContextEntry } from '../plan/workspace-contents.ts'
import { modeOf, type Named, sha256Of, unusable, whyUnreadable } from './workspace-file.ts'

/**
 * The most files that go to the builder, by ten times what contexts of code have. More is a directory that was meant to be
 * left out: a virtual environment, node_modules or the objects of Git.
 */
export const MOST_FILES = 10_000
/** The most bytes that go to the builder. Packer uploads them over one SSH connection, and data belongs on S3. */
export const MOST_BYTES = 500_000_000

/** What a directory holds, before anything of it is read. */
interface Listed {
  readonly path: string
  readonly source: string
  /** Bytes; 0 for a link. */
  readonly size: number
  readonly mode: 0o644 | 0o755
  readonly link: string | undefined
}

/**
 * The files of a build context, as Docker sends them: without what .dockerignore names, symbolic links as they are and not
 * followed. Sorted by path.
 *
 * @param directory its absolute path
 * @param patterns the text of .dockerignore
 * @param outputDirectory where the step writes, whose files are no part of it; an absolute path
 * @throws UserError `environment-too-large` as soon as the listing has too many files or bytes, before any is read
 */
export async function readContext(
  directory: string,
  patterns: string,
  outputDirectory: string | undefined,
  named: Named,
): Promise<readonly ContextEntry[]> {
  const listed = await list(directory, patterns, outputDirectory, named)
  const entries: ContextEntry[] = []
  // One after the other: a disk gains nothing from many at once, and 10,000 open files are more than a process may have.
  for (const { path, source, size, mode, link } of listed) {
    if (link !== undefined) entries.push({ path, link })
    else entries.push({ path, source, size, mode, sha256: await hashed(source, path, named) })
  }
  return entries
}

async function hashed(source: string, path: string, named: Named): Promise<string> {
  return sha256Of(source).catch((error: unknown) => {
    throw unusable({ ...named, path: `${named.path}/${path}` }, whyUnreadable(error))
  })
}

async function list(
  directory: string,
  patterns: string,
  outputDirectory: string | undefined,
  named: Named,
): Promise<Listed[]> {
  const ignore = dockerignore.default().add(patterns)
  // Docker walks into what is ignored when an exception may be inside (moby/patternmatcher).
  const hasExceptions = /^\s*!/m.test(patterns)
  const found: Listed[] = []
  let bytes = 0
  const walk = async (below: string): Promise<void> => {
    for (const { path, entry } of await entriesOf(directory, below, named)) {
      const ignored = ignore.ignores(path)
      if (entry.isDirectory()) {
        if (join(directory, path) === outputDirectory) continue
        if (!ignored || hasExceptions) await walk(path)
        continue
      }
      if (ignored) continue
      const file = await describe(directory, path, named)
      found.push(file)
      bytes += file.size
      requireBounds(found.length, bytes, named)
    }
  }
  await walk('')
  return found
}

async function entriesOf(directory: string, below: string, named: Named) {
  const entries = await readdir(join(directory, below), { withFileTypes: true }).catch((error: unknown) => {
    throw unusable({ ...named, path: `${named.path}/${below}` }, whyUnreadable(error))
  })
  return entries
    .map((entry) => ({ entry, path: below === '' ? entry.name : `${below}/${entry.name}` }))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
}

async function describe(directory: string, path: string, named: Named): Promise<Listed> {
  const source = join(directory, path)
  const inside = { ...named, path: `${named.path}/${path}` }
  try {
    const found = await lstat(source)
    if (found.isSymbolicLink()) return { path, source, size: 0, mode: 0o644, link: await readlink(source) }
    if (!found.isFile()) throw unusable(inside, 'which is no file, directory or symbolic link')
    return { path, source, size: found.size, mode: modeOf(found.mode), link: undefined }
  } catch (error) {
    throw error instanceof UserError ? error : unusable(inside, whyUnreadable(error))
  }
}

/** @throws UserError `environment-too-large` */
export function requireBounds(files: number, bytes: number, { input, path }: Named): void {
  if (files <= MOST_FILES && bytes <= MOST_BYTES) return
  const what =
    files > MOST_FILES
      ? `more than ${MOST_FILES.toLocaleString('en')} files`
      : `more than ${MOST_BYTES / 1_000_000} MB`
  throw new UserError([
    problem('environment-too-large', { what: `What input '${input}' names ('${path}') has ${what}.` }),
  ])
}
