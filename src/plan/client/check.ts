import { type Problem, problem } from '../../errors/problem.ts'
import { type ClientComparison, compareClient, type Difference, type ImageVersions } from './compare.ts'
import { type ClientLock, pinnedVersion } from './lock.ts'
import { type FactsForClient, minorOf, versionsOf } from './packages.ts'

/** What came of comparing the lock of a client with an image. */
export interface CheckedClient extends ClientComparison {
  /** Path of the lock, as the user wrote it. */
  readonly path: string
  /** The differences that break a client, each with what mends it. */
  readonly problems: readonly Problem[]
  /** The other differences, each as sentences. */
  readonly warnings: readonly string[]
}

/** Compares the lock of a client with what an image holds, and says what mends each difference. */
export function checkClient(lock: ClientLock, image: ImageVersions): CheckedClient {
  const found = compareClient(lock, image)
  const said = (each: Difference) => ({ what: difference(each, lock, image), remedy: remedyOf(each, lock) })
  return {
    ...found,
    path: lock.path,
    problems: ofSeverity(found, 'error').map((each) => problem('client-mismatch', said(each))),
    warnings: ofSeverity(found, 'warning').map((each) => Object.values(said(each)).join(' ')),
  }
}

/** The versions of an image by what it says of itself. */
export function imageVersions(ami: string, facts: FactsForClient): ImageVersions {
  const complete = facts.python_packages !== undefined
  return { name: ami, python: facts.python_version, packages: versionsOf(facts), complete }
}

/** The versions that an image will have by the lock of its environment; what the lock does not pin once is not known. */
export function pinnedVersions({ path, entries }: ClientLock): ImageVersions {
  const packages = new Map<string, string>()
  for (const { name } of entries) {
    const pins = new Set(
      entries.filter((entry) => entry.name === name).map(({ specifier }) => pinnedVersion(specifier ?? '')),
    )
    const [pin] = pins
    if (pins.size === 1 && pin !== undefined) packages.set(name, pin)
  }
  return { name: path, python: undefined, packages, complete: false }
}

function ofSeverity({ differences }: ClientComparison, severity: Difference['severity']): Difference[] {
  return differences.filter((each) => each.severity === severity)
}

function difference({ name, client, image }: Difference, { path }: ClientLock, of: ImageVersions): string {
  const package_ = name === 'python' ? 'Python' : name
  if (image === undefined) return `${path} has ${package_} ${client}, and ${of.name} has none.`
  return `${path} has ${package_} ${client}, and ${of.name} has ${image}.`
}

function remedyOf({ name, client, image }: Difference, lock: ClientLock): string {
  if (image === undefined)
    return `Remove ${name} from the client, or install it in the image with 'environment'.`
  const line = name === 'python' ? pythonLine(lock, image) : `'${pin(name, image, lock)}'`
  const instead =
    name === 'python'
      ? "choose a 'docker-image' with the client's Python"
      : `pin ${name} ${client} in 'environment', or choose a 'docker-image' that has it`
  return `Write ${line} for the client, or change the image: ${instead}.`
}

/** The line of a lock's own format, or of what the lock is made from. */
function pin(name: string, image: string, { kind }: ClientLock): string {
  const version = image.replace(/\+.*$/, '')
  if (kind === 'conda') return `${name === 'msgpack' ? 'msgpack-python' : name}=${version}`
  return `${name}==${version}`
}

function pythonLine({ kind }: ClientLock, python: string): string {
  const minor = minorOf(python)
  return kind === 'conda' ? `'python=${minor}'` : `'requires-python = "==${minor}.*"'`
}
