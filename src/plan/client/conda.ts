import * as v from 'valibot'
import { parse } from 'yaml'
import { type LockContents, type LockEntry, LockError } from './lock.ts'
import { normalizedName } from './packages.ts'
import { requirement } from './requirements.ts'

/** https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html */
const ENVIRONMENT = v.object({
  dependencies: v.array(v.union([v.string(), v.object({ pip: v.nullable(v.array(v.string())) })])),
})

/** Names of packages that conda-forge has under another name than the index of pip. */
const NAMES: Readonly<Record<string, string>> = {
  'dask-core': 'dask',
  'msgpack-python': 'msgpack',
  'pyarrow-core': 'pyarrow',
}

/** A channel, a name, and what is asked of it: `conda-forge::numpy>=2`, `numpy 2.4.*`, `numpy=2.4=py312h1`. */
const SPEC = /^(?:[^\s:]+::)?([A-Za-z0-9_][\w.-]*)\s*(.*)$/

/** Reads an environment.yml of conda, with its section `pip`. @throws LockError */
export function readConda(text: string): LockContents {
  const { success, output } = v.safeParse(ENVIRONMENT, yamlOf(text))
  if (!success)
    throw new LockError("it is not an environment of conda: it has no list 'dependencies' of packages")
  const specs = output.dependencies.flatMap((each) => (typeof each === 'string' ? (spec(each) ?? []) : []))
  const fromPip = output.dependencies.flatMap((each) => (typeof each === 'string' ? [] : (each.pip ?? [])))
  const python = specs.flatMap(({ name, specifier }) => (name === 'python' && specifier ? [specifier] : []))
  const entries = specs.filter(({ name }) => name !== 'python')
  return { python, entries: [...entries, ...fromPip.flatMap((line) => requirement(line.trim()) ?? [])] }
}

function spec(text: string): LockEntry | undefined {
  const [, given = '', asked = ''] = SPEC.exec(text.trim()) ?? []
  if (given === '') return undefined
  const name = normalizedName(given)
  return { name: NAMES[name] ?? name, specifier: specifierOf(asked.trim()) }
}

/**
 * What a match specification asks, as a specifier of PEP 440: `=1.2` and `1.2.*` are `==1.2.*`, `==1.2` is `==1.2`, with a
 * build or not; undefined for what PEP 440 cannot say, such as alternatives
 * (https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html, "Package match specifications").
 */
function specifierOf(asked: string): string | undefined {
  if (asked === '' || asked === '*') return ''
  const [, exact, fuzzy, version = ''] =
    /^(==\s*)?(=\s*)?(\d[\w.]*(?:\.\*)?|\d[\w.]*\*)(?:[=\s]\s*[\w.*]+)?$/.exec(asked) ?? []
  if (version !== '') {
    const release = version.replace(/\.?\*$/, '')
    // Without `=`, as in `numpy 2.4.1`, the version is meant exactly, unless a star follows.
    const isPrefix = exact === undefined && (fuzzy !== undefined || release !== version)
    const hasBuild = fuzzy !== undefined && /^=\s*[^=]+=/.test(asked)
    return isPrefix && !hasBuild ? `==${release}.*` : `==${release}`
  }
  return /^[<>=!~]=?\s*[\w.*]+(?:\s*,\s*[<>=!~]=?\s*[\w.*]+)*$/.test(asked) ? asked : undefined
}

function yamlOf(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    const [first] = (error as Error).message.split('\n')
    throw new LockError(`it is not YAML: ${first}`)
  }
}
