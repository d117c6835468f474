import { explain, satisfies } from '@renovatebot/pep440'
import { type ClientLock, pinnedVersion } from './lock.ts'
import { admits } from './markers.ts'
import { COMPARED_PACKAGES } from './packages.ts'
import { comparePython } from './python.ts'

type Compared = (typeof COMPARED_PACKAGES)[number]

/**
 * Which difference of a package is an error; every other one is a warning. Of Python, another minor version is an error, and a
 * patch is not compared.
 */
export const ERRORS: Readonly<Record<Compared, 'any' | 'major' | 'none'>> = {
  dask: 'any',
  distributed: 'any',
  cloudpickle: 'major',
  msgpack: 'major',
  lz4: 'none',
  numpy: 'none',
  pandas: 'none',
  pyarrow: 'none',
  toolz: 'none',
  tornado: 'none',
}

/** What a client's lock is compared with. */
export interface ImageVersions {
  /** What it is called in a sentence: the ID of an AMI, or the path of a lock. */
  readonly name: string
  /** Full version; undefined when it is not known. */
  readonly python: string | undefined
  /** By normalized names. */
  readonly packages: ReadonlyMap<string, string>
  /** Whether a package that is not in `packages` is not in the image. */
  readonly complete: boolean
}

/** A difference between a client and its image. */
export interface Difference {
  readonly name: string
  /** What the lock says, such as `2026.7.1` or `<3`. */
  readonly client: string
  /** Undefined when the image does not have it. */
  readonly image: string | undefined
  readonly severity: 'error' | 'warning'
}

/** What came of comparing a client's lock with an image. */
export interface ClientComparison {
  readonly differences: readonly Difference[]
  /** Names of what is the same. */
  readonly same: readonly string[]
  /** What was not compared, and why, such as `lz4 (not in the lock)`. */
  readonly notCompared: readonly string[]
}

/** Compares the lock of a client with what an image holds: Python, and the packages that both should have alike. */
export function compareClient(lock: ClientLock, image: ImageVersions): ClientComparison {
  const found = [
    comparePython(lock, image),
    ...COMPARED_PACKAGES.map((name) => comparePackage(name, lock, image)),
  ]
  return {
    differences: found.flatMap((each) => (typeof each === 'object' ? [each] : [])),
    same: ['Python', ...COMPARED_PACKAGES].filter((_, index) => found[index] === 'same'),
    notCompared: found.flatMap((each, index) =>
      typeof each === 'string' && each !== 'same'
        ? [`${['Python', ...COMPARED_PACKAGES][index]} (${each})`]
        : [],
    ),
  }
}

/** A difference, `same`, why it is not compared, or undefined when there is nothing to compare. */
export type Found = Difference | string | undefined

function comparePackage(name: Compared, { entries }: ClientLock, image: ImageVersions): Found {
  const version = image.packages.get(name)
  const given = entries.filter(
    (entry) =>
      entry.name === name && (entry.marker === undefined || admits(entry.marker, image.python) !== false),
  )
  if (given.length === 0) return version === undefined ? undefined : 'not in the lock'
  const known = given.flatMap(({ specifier }) => (specifier === undefined ? [] : [specifier]))
  if (known.length < given.length) return 'the lock does not say its version'
  if (version === undefined) {
    if (!image.complete) return `not known of ${image.name}`
    return { name, client: versionsOf(known), image: undefined, severity: 'warning' }
  }
  if (explain(version) === null) return `the image has ${version}, which is no version of PEP 440`
  const admitting = known.filter((specifier) => satisfies(version, specifier, { prereleases: true }))
  if (admitting.some((specifier) => pinnedVersion(specifier) !== undefined)) return 'same'
  if (admitting.length > 0)
    return admitting.includes('')
      ? 'the lock pins no version'
      : `the lock pins no version: ${admitting.join(' or ')}`
  return { name, client: versionsOf(known), image: version, severity: severityOf(name, known, version) }
}

function versionsOf(specifiers: readonly string[]): string {
  const versions = new Set(specifiers.map((specifier) => pinnedVersion(specifier) ?? specifier))
  return [...versions].filter((text) => text !== '').join(' or ') || 'any version'
}

function severityOf(name: Compared, specifiers: readonly string[], version: string): Difference['severity'] {
  if (ERRORS[name] === 'none') return 'warning'
  if (ERRORS[name] === 'any') return 'error'
  const others = specifiers.map((specifier) => pinnedVersion(specifier))
  const another = (pin: string | undefined) => pin !== undefined && majorOf(pin) !== majorOf(version)
  return others.every(another) ? 'error' : 'warning'
}

function majorOf(version: string): number | undefined {
  return explain(version)?.release[0]
}
