import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Request } from '../inputs/catalogue.ts'
import type { ContextEntry, EnvironmentKind, EnvironmentSource } from '../plan/workspace-contents.ts'
import { readContext } from './context.ts'
import { imagesOf } from './dockerfile.ts'
import { type LockKind, localPackages, NoLock } from './local-packages.ts'
import { localNamesOf } from './requirements.ts'
import {
  type Located,
  locate,
  type Named,
  readIfThere,
  readText,
  sha256Of,
  unusable,
} from './workspace-file.ts'

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
 * @param request `docker-image` must have a use, and what is written to `output-dir` is no part of a build
 * @throws UserError `unusable-file`, `environment-too-large`
 */
export async function readEnvironment(
  workspace: string,
  path: string,
  request: Pick<Request, 'dockerImage' | 'outputDir'>,
): Promise<EnvironmentSource> {
  const named = { input: 'environment', path }
  const found = await locate(workspace, named)
  const kind = found.kind === 'directory' ? 'dockerfile' : kindOf(path)
  if (kind === undefined) throw unusable(named, 'whose name does not say what it is', KNOWN)
  return kind === 'dockerfile'
    ? readDockerfile(workspace, named, found, request)
    : readLock(workspace, named, kind)
}

/** What a file is, by its name. */
export function kindOf(path: string): EnvironmentKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(basename(path)))?.[0]
}

/** What a lock cannot bring along. */
const NO_PATHS =
  'The builder has the lock alone: publish the packages to an index, or name a Dockerfile that copies them into the image.'

async function readLock(
  workspace: string,
  named: Named,
  kind: Exclude<EnvironmentKind, 'dockerfile'>,
): Promise<EnvironmentSource> {
  if (kind === 'requirements') return readRequirements(workspace, named)
  const entry = LOCK_NAMES[kind]
  const { text, file } = await lockFile(workspace, named, entry)
  const local = localIn(kind, text, named)
  if (local.length > 0)
    throw unusable(named, `which names what is in no index: ${local.join(', ')}`, NO_PATHS)
  const project = { ...named, path: join(dirname(named.path), 'pyproject.toml') }
  const beside = kind === 'uv-lock' ? [(await lockFile(workspace, project, 'pyproject.toml')).file] : []
  return sourceOf({ kind, path: named.path, entry, files: [file, ...beside] })
}

/** The name in the build context of a lock: the installers look at it. */
const LOCK_NAMES: Readonly<Record<LockKind, string>> = {
  'uv-lock': 'uv.lock',
  pylock: 'pylock.toml',
  conda: 'environment.yml',
}

function localIn(kind: LockKind, text: string, named: Named): string[] {
  try {
    return localPackages(kind, text)
  } catch (error) {
    throw error instanceof NoLock ? unusable(named, `which ${error.message}`) : error
  }
}

/** A lock is sent without its mode: a file that is executable is no other lock. */
async function lockFile(workspace: string, named: Named, path: string) {
  const { text, found } = await readText(workspace, named, MOST_LOCK_BYTES)
  const { source, size } = found
  const file: ContextEntry = { path, source, size, mode: 0o644, sha256: await sha256Of(source) }
  return { text, file }
}

/** Files of requirements with all that they include, in the directory that holds them all. */
async function readRequirements(workspace: string, named: Named): Promise<EnvironmentSource> {
  const files = new Map<string, ContextEntry>()
  const local: string[] = []
  const visit = async (path: string): Promise<void> => {
    const place = relative(workspace, resolve(workspace, path))
    if (files.has(place)) return
    const { text, file } = await lockFile(workspace, { ...named, path }, place.replaceAll(sep, '/'))
    files.set(place, file)
    const { includes, paths } = localNamesOf(text)
    local.push(...paths)
    for (const include of includes) await visit(join(dirname(path), include))
  }
  await visit(named.path)
  if (local.length > 0)
    throw unusable(named, `which names what is in no index: ${local.join(', ')}`, NO_PATHS)
  return sourceOf({ kind: 'requirements', path: named.path, ...belowCommonDirectory([...files.values()]) })
}

/** Files by their paths below the directory that holds them all, and the path of the first. */
function belowCommonDirectory(files: readonly ContextEntry[]): Pick<EnvironmentSource, 'entry' | 'files'> {
  const directories = files.map(({ path }) => path.split('/').slice(0, -1))
  const [first = []] = directories
  const common = first.findIndex((part, at) => directories.some((directory) => directory[at] !== part))
  const depth = common < 0 ? first.length : common
  const moved = files.map((file) => ({ ...file, path: file.path.split('/').slice(depth).join('/') }))
  return { entry: moved[0]?.path ?? '', files: moved }
}

async function readDockerfile(
  workspace: string,
  named: Named,
  found: Located,
  { dockerImage, outputDir }: Pick<Request, 'dockerImage' | 'outputDir'>,
): Promise<EnvironmentSource> {
  const path = found.kind === 'directory' ? join(named.path, 'Dockerfile') : named.path
  const { text } = await readText(workspace, { ...named, path }, MOST_DOCKERFILE_BYTES)
  const images = imagesOf(text, dockerImage !== undefined)
  if (dockerImage !== undefined && !images.usesDockerImage)
    throw unusable(
      { ...named, path },
      "which has no 'ARG DOCKER_IMAGE', so input 'docker-image' would have no effect",
      "Begin it with 'ARG DOCKER_IMAGE' and 'FROM $DOCKER_IMAGE', or leave 'docker-image' out.",
    )
  const directory = await locate(workspace, { ...named, path: dirname(path) })
  const patterns = await ignorePatterns(workspace, named, path)
  const output = outputDir === undefined ? undefined : await resolved(resolve(workspace, outputDir))
  const files = await readContext(directory.source, patterns, output, named)
  return sourceOf({ kind: 'dockerfile', path: named.path, entry: '', files, dockerfile: text, ...images })
}

/** A path without symbolic links; undefined when it is not there. */
async function resolved(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}

/** The text of the ignore file that Docker would take: that of the Dockerfile's own name before the one of the directory. */
async function ignorePatterns(workspace: string, named: Named, dockerfile: string): Promise<string> {
  for (const path of [`${dockerfile}.dockerignore`, join(dirname(dockerfile), '.dockerignore')]) {
    const text = await readIfThere(workspace, { ...named, path }, MOST_DOCKERFILE_BYTES)
    if (text !== undefined) return text
  }
  return ''
}

type Read = Pick<EnvironmentSource, 'kind' | 'path' | 'entry' | 'files'> & Partial<EnvironmentSource>

function sourceOf(read: Read): EnvironmentSource {
  return {
    ...{ dockerfile: undefined, usesDockerImage: true, baseImages: [], unknownImages: [] },
    ...read,
    hash: hashOf(read),
  }
}

/** A hash over what the build gets; not over the path of the user, which is no part of it. */
function hashOf({ kind, entry, files, dockerfile }: Read): string {
  const entries = files.map((file) =>
    'link' in file ? [file.path, 'link', file.link] : [file.path, file.mode, file.sha256],
  )
  return createHash('sha256')
    .update(JSON.stringify([kind, entry, dockerfile ?? null, entries]))
    .digest('hex')
}
