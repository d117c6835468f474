import { satisfies } from '@renovatebot/pep440'
import type { Found, ImageVersions } from './compare.ts'
import type { ClientLock } from './lock.ts'
import { minorOf } from './packages.ts'

/** More than any minor version has had patches: 3.9 ended at 3.9.25 (https://peps.python.org/pep-0596/). */
const MOST_PATCHES = 60
/** Minor versions of Python 3 that a range is tried with. */
const MOST_MINORS = 40

/** Compares the minor version of Python, without which cloudpickle's functions do not arrive. */
export function comparePython(
  { python: ranges }: ClientLock,
  { python }: Pick<ImageVersions, 'python'>,
): Found {
  if (python === undefined) return undefined
  const minor = minorOf(python)
  if (ranges.length === 0) return `not in the lock; the client needs ${minor}`
  const client = ranges.join(', ')
  if (!admitsMinor(ranges, minor)) return { name: 'python', client, image: python, severity: 'error' }
  const others = Array.from({ length: MOST_MINORS }, (_, index) => `3.${index}`).filter(
    (each) => each !== minor,
  )
  return others.some((other) => admitsMinor(ranges, other))
    ? `the lock allows ${client}; the client needs ${minor}`
    : 'same'
}

/** Whether some version of a minor version is in all ranges. */
function admitsMinor(ranges: readonly string[], minor: string): boolean {
  return Array.from({ length: MOST_PATCHES }, (_, patch) => `${minor}.${patch}`).some((version) =>
    ranges.every((range) => satisfies(version, range, { prereleases: true })),
  )
}
