import { parse as parseToml } from 'smol-toml'
import * as v from 'valibot'
import { parse as parseYaml } from 'yaml'
import type { EnvironmentKind } from '../plan/workspace-contents.ts'
import { localNamesOf } from './requirements.ts'

/** The kinds of environments that are one lock. */
export type LockKind = Exclude<EnvironmentKind, 'dockerfile' | 'requirements'>

/** Thrown by `localPackages`; the message completes "which ...". */
export class NoLock extends Error {
  override readonly name = 'NoLock'
}

/**
 * What a lock names by a path: packages, or files of them, that are on the machine that it was made on and not on the builder.
 *
 * @throws NoLock when the text is of no such kind
 */
export function localPackages(kind: LockKind, text: string): string[] {
  return [...new Set(readers[kind](text))]
}

const readers: Readonly<Record<LockKind, (text: string) => string[]>> = {
  'uv-lock': (text) =>
    read(text, parseToml, UV_LOCK, 'no uv.lock').package.flatMap(({ name, source }) => {
      const [[kind, place] = []] = Object.entries(source ?? {})
      return kind !== undefined && isLocalSource(kind, String(place)) ? [`${name} (${place})`] : []
    }),
  pylock: (text) =>
    read(text, parseToml, PYLOCK, 'no pylock.toml').packages.flatMap((found) => {
      const files = [found.directory, found.archive, found.vcs, found.sdist, ...(found.wheels ?? [])]
      return files.flatMap((file) =>
        file?.path === undefined || file.url !== undefined ? [] : [`${found.name} (${file.path})`],
      )
    }),
  conda: (text) => {
    const { channels, dependencies } = read(text, parseYaml, CONDA, 'no environment.yml of conda')
    const requirements = dependencies.flatMap((each) => (typeof each === 'string' ? [] : (each.pip ?? [])))
    const { includes, paths } = localNamesOf(requirements.join('\n'))
    return [
      ...(channels ?? []).filter((channel) => /^(?:file:|\.|\/|~)/.test(channel)),
      ...includes,
      ...paths,
    ]
  },
}

/** The project itself is not installed: `.` is where its pyproject.toml is. */
function isLocalSource(kind: string, place: string): boolean {
  if (kind === 'registry') return !/^https?:/i.test(place)
  if (kind === 'virtual' || kind === 'editable') return place !== '.'
  return kind === 'path' || kind === 'directory'
}

const UV_LOCK = v.object({
  package: v.optional(
    v.array(v.object({ name: v.string(), source: v.optional(v.record(v.string(), v.unknown())) })),
    [],
  ),
})

const FILE = v.optional(v.object({ path: v.optional(v.string()), url: v.optional(v.string()) }))

/** https://packaging.python.org/en/latest/specifications/pylock-toml/ */
const PYLOCK = v.object({
  packages: v.array(
    v.object({
      name: v.string(),
      ...{ directory: FILE, archive: FILE, vcs: FILE, sdist: FILE },
      wheels: v.optional(v.array(v.unwrap(FILE))),
    }),
  ),
})

/** https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html */
const CONDA = v.object({
  channels: v.nullish(v.array(v.string())),
  dependencies: v.array(v.union([v.string(), v.object({ pip: v.nullish(v.array(v.string())) })])),
})

function read<Schema extends v.GenericSchema>(
  text: string,
  parse: (text: string) => unknown,
  schema: Schema,
  what: string,
): v.InferOutput<Schema> {
  try {
    return v.parse(schema, parse(text))
  } catch (error) {
    throw new NoLock(`is ${what}: ${(error as Error).message.split('\n')[0]}`, { cause: error })
  }
}
