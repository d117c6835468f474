import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { FileContent } from '../plan/workspace-contents.ts'

/** An input that names something in the workspace. */
export interface Named {
  readonly input: string
  /** As the user wrote it. */
  readonly path: string
}

/** Something of the workspace: its absolute path without symbolic links, and what it is. */
export interface Located {
  readonly source: string
  readonly kind: 'file' | 'directory'
  /** Bytes. */
  readonly size: number
  readonly mode: FileContent['mode']
}

/** The error of an input that names something which cannot be used; `what` completes "Input 'x' names y, ...". */
export function unusable({ input, path }: Named, what: string, remedy?: string): UserError {
  const words = {
    what: `Input '${input}' names '${path}', ${what}.`,
    ...(remedy === undefined ? {} : { remedy }),
  }
  return new UserError([problem('unusable-file', words)])
}

/**
 * Finds what an input names. A path that leads out of the workspace is rejected, by a symbolic link too: a pull request must
 * not put files of the runner into an image.
 *
 * @param workspace its absolute path
 * @throws UserError `unusable-file`
 */
export async function locate(workspace: string, named: Named): Promise<Located> {
  const asked = resolve(workspace, named.path)
  const [root, source] = await Promise.all([realpath(workspace), realpath(asked)]).catch((error: unknown) => {
    throw unusable(named, whyUnreadable(error))
  })
  if (!isInside(root, source)) throw unusable(named, 'which is outside of the workspace')
  const found = await stat(source).catch((error: unknown) => {
    throw unusable(named, whyUnreadable(error))
  })
  if (!found.isFile() && !found.isDirectory())
    throw unusable(named, 'which is neither a file nor a directory')
  return {
    source,
    kind: found.isFile() ? 'file' : 'directory',
    size: found.size,
    mode: modeOf(found.mode),
  }
}

/** Whether a path is a directory or below it; both are absolute, without symbolic links. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

/** What is kept of a file's mode: Git keeps no more (git-ls-tree(1)), and what else a runner has is chance. */
export function modeOf(mode: number): FileContent['mode'] {
  return (mode & 0o100) === 0 ? 0o644 : 0o755
}

/**
 * Reads a text that an input names.
 *
 * @param mostBytes what is larger is not read
 * @throws UserError `unusable-file` when it is no file, empty, too large, unreadable, or not UTF-8
 */
export async function readText(
  workspace: string,
  named: Named,
  mostBytes: number,
): Promise<{ readonly text: string; readonly found: Located }> {
  const found = await locate(workspace, named)
  if (found.kind !== 'file') throw unusable(named, 'which is a directory and not a file')
  if (found.size > mostBytes)
    throw unusable(named, `which has ${found.size} bytes; at most ${mostBytes} are taken`)
  const bytes = await readFile(found.source).catch((error: unknown) => {
    throw unusable(named, whyUnreadable(error))
  })
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\0')) throw unusable(named, 'which is no text: it holds NUL')
    if (text.trim() === '') throw unusable(named, 'which is empty')
    return { text, found }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw unusable(named, 'which is not a text in UTF-8')
  }
}

/**
 * Reads a text that may be missing or empty.
 *
 * @returns undefined when there is none
 * @throws UserError `unusable-file` when it is there and cannot be used
 */
export async function readIfThere(
  workspace: string,
  named: Named,
  mostBytes: number,
): Promise<string | undefined> {
  const found = await lstat(resolve(workspace, named.path)).catch(() => undefined)
  if (found === undefined) return undefined
  return found.isFile() && found.size === 0 ? '' : (await readText(workspace, named, mostBytes)).text
}

/** The SHA-256 of a file in hexadecimal. */
export async function sha256Of(source: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(source)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Why the file system does not give something, as a clause (errno(3)). */
export function whyUnreadable(error: unknown): string {
  const code = String((error as NodeJS.ErrnoException).code)
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'which is not there'
  if (code === 'EACCES' || code === 'EPERM') return 'which may not be read'
  if (code === 'ELOOP') return 'which is a symbolic link to itself'
  return `which cannot be read (${code})`
}

/** Every problem of several readings, or their results. */
export async function everyProblem(readings: readonly Promise<unknown>[]): Promise<Problem[]> {
  const results = await Promise.allSettled(readings)
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return []
    if (result.reason instanceof UserError) return result.reason.problems
    throw result.reason
  })
}
