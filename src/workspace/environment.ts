import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { ContextEntry, EnvironmentKind, EnvironmentSource } from '../plan/workspace-contents.ts'
import { readContext } from './context.ts'
import { type Located, locate, type Named, readText, sha256Of, unusable } from './workspace-file.ts'

/** The largest lock that is read, in bytes; those of large projects have some 5 MB. */
export const MOST_LOCK_BYTES = 50_000_000
const MOST_DOCKERFILE_BYTES = 1_000_000

/** Names of files by what is in them; the first that matches wins. */
const KINDS: readonly (readonly [EnvironmentKind, RegExp])[] = [
  ['uv-lock', /^uv\.lock$/],
  ['pylock', /^pylock(?:\.[^.]+)?\.toml$/],
  ['dockerfile', /^Dockerfile(?:\..+)?$|\.Dockerfile$/],
  ['conda', /^environment.*\.ya?ml$/],
  ['requirements', /^requirements.*\.txt$|\.requirements\.txt$/],
]

/** The names of locks, for a message. */
export const KNOWN_LOCKS = 'requirements*.txt, pylock.toml or pylock.NAME.toml, uv.lock, environment*.yml'

const KNOWN = `Allowed: ${KNOWN_LOCKS}, a Dockerfile (Dockerfile, Dockerfile.NAME or NAME.Dockerfile), or a directory with a Dockerfile.`

/**
 * Reads what input `environment` names.
 *
 * @param workspace its absolute path
 * @throws UserError `unusable-file`, `environment-too-large`
 */
export async function readEnvironment(workspace: string, path: string): Promise<EnvironmentSource> {
  const named = { input: 'environment', path }
  const found = await locate(workspace, named)
  const kind = found.kind === 'directory' ? 'dockerfile' : kindOf(path)
  if (kind === undefined) throw unusable(named, 'whose name does not say what it is', KNOWN)
  return kind === 'dockerfile' ? readDockerfile(workspace, named, found) : readLock(workspace, named, kind)
}

/** What a file is, by its name. */
export function kindOf(path: string): EnvironmentKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(basename(path)))?.[0]
}

/** The name in the build context of the file that the user names. */
const ENTRIES: Readonly<Record<Exclude<EnvironmentKind, 'dockerfile'>, string>> = {
  'uv-lock': 'uv.lock',
  pylock: 'pylock.toml',
  conda: 'environment.yml',
  requirements: 'requirements.txt',
}

async function readLock(
  workspace: string,
  named: Named,
  kind: Exclude<EnvironmentKind, 'dockerfile'>,
): Promise<EnvironmentSource> {
  const files = [await lockFile(workspace, named, ENTRIES[kind])]
  if (kind === 'uv-lock') {
    const project = { ...named, path: join(dirname(named.path), 'pyproject.toml') }
    files.push(await lockFile(workspace, project, 'pyproject.toml'))
  }
  return sourceOf({ kind, path: named.path, files, dockerfile: undefined })
}

/** A lock is sent without its mode: a file that is executable is no other lock. */
async function lockFile(workspace: string, named: Named, path: string): Promise<ContextEntry> {
  const { found } = await readText(workspace, named, MOST_LOCK_BYTES)
  const { source, size } = found
  return { path, source, size, mode: 0o644, sha256: await sha256Of(source) }
}

async function readDockerfile(workspace: string, named: Named, found: Located): Promise<EnvironmentSource> {
  const path = found.kind === 'directory' ? join(named.path, 'Dockerfile') : named.path
  const { text } = await readText(workspace, { ...named, path }, MOST_DOCKERFILE_BYTES)
  const directory = await locate(workspace, { ...named, path: dirname(path) })
  const files = await readContext(directory.source, '', named)
  return sourceOf({ kind: 'dockerfile', path: named.path, files, dockerfile: text })
}

function sourceOf(
  read: Pick<EnvironmentSource, 'kind' | 'path' | 'files' | 'dockerfile'>,
): EnvironmentSource {
  const usesDockerImage = read.dockerfile === undefined || read.dockerfile.includes('DOCKER_IMAGE')
  return { ...read, usesDockerImage, baseImages: [], unknownImages: [], hash: hashOf(read) }
}

/** A hash over what the build gets; not over the path of the user, which is no part of it. */
function hashOf({
  kind,
  files,
  dockerfile,
}: Pick<EnvironmentSource, 'kind' | 'files' | 'dockerfile'>): string {
  const entries = files.map((entry) =>
    'link' in entry ? [entry.path, 'link', entry.link] : [entry.path, entry.mode, entry.sha256],
  )
  return createHash('sha256')
    .update(JSON.stringify([kind, dockerfile ?? null, entries]))
    .digest('hex')
}
