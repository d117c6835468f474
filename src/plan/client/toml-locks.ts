import { parse } from 'smol-toml'
import * as v from 'valibot'
import { type LockContents, type LockEntry, LockError } from './lock.ts'
import { normalizedName } from './packages.ts'

const packageOf = <const Markers extends v.ObjectEntries>(markers: Markers) =>
  v.object({ name: v.string(), version: v.optional(v.string()), ...markers })

/** https://packaging.python.org/en/latest/specifications/pylock-toml/ */
const PYLOCK = v.object({
  'lock-version': v.string(),
  'requires-python': v.optional(v.string()),
  packages: v.array(packageOf({ marker: v.optional(v.string()) })),
})

/** Version 1 of uv.lock; uv describes no format, it writes this one (uv 0.13.9). */
const UV_LOCK = v.object({
  version: v.literal(1),
  'requires-python': v.optional(v.string()),
  package: v.optional(v.array(packageOf({ 'resolution-markers': v.optional(v.array(v.string())) })), []),
})

/** Reads a pylock.toml. @throws LockError */
export function readPylock(text: string): LockContents {
  const { packages, ...lock } = parsed(text, PYLOCK, 'a pylock.toml')
  const entries = packages.map(({ name, version, marker }) => entry(name, version, marker))
  return { python: pythonOf(lock), entries }
}

/** Reads a uv.lock. @throws LockError */
export function readUvLock(text: string): LockContents {
  const { package: packages, ...lock } = parsed(text, UV_LOCK, 'a uv.lock of version 1')
  const entries = packages.map(({ name, version, 'resolution-markers': markers }) =>
    entry(name, version, markers?.map((each) => `(${each})`).join(' or ')),
  )
  return { python: pythonOf(lock), entries }
}

function entry(name: string, version: string | undefined, marker: string | undefined): LockEntry {
  const specifier = version === undefined ? undefined : `==${version}`
  return { name: normalizedName(name), specifier, marker: marker || undefined }
}

function pythonOf({
  'requires-python': range,
}: {
  readonly 'requires-python'?: string | undefined
}): string[] {
  return range === undefined ? [] : [range]
}

function parsed<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
  what: string,
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, tomlOf(text))
  if (success) return output
  const [issue] = issues
  throw new LockError(`it is not ${what}: '${v.getDotPath(issue)}' is missing or of another kind`)
}

function tomlOf(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const [first] = (error as Error).message.split('\n')
    throw new LockError(`it is not TOML: ${first}`)
  }
}
