import type { LockContents, LockEntry } from './lock.ts'
import { normalizedName } from './packages.ts'

/** A name, its extras, and the rest (packaging.python.org, "Dependency specifiers"). */
const REQUIREMENT = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/

/**
 * Reads a requirements file as pip does (pip's documentation, "Requirements File Format"): comments, lines that go on after a
 * backslash, hashes and markers. Options are passed over; files that they name are not read.
 */
export function readRequirements(text: string): LockContents {
  return { python: [], entries: requirementLines(text).flatMap((line) => requirement(line) ?? []) }
}

/** Lines as pip joins them: a backslash continues one, and a comment ends it. Without empty ones. */
export function requirementLines(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s+)#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** What one requirement says; undefined for what is none, such as an option. */
export function requirement(line: string): LockEntry | undefined {
  const [, given = '', rest = ''] = REQUIREMENT.exec(line) ?? []
  if (given === '') return undefined
  const name = normalizedName(given)
  const withoutOptions = rest.replace(/\s--?[A-Za-z].*$/, '')
  if (withoutOptions.startsWith('@')) {
    const [, marker] = withoutOptions.split(/\s;\s*/)
    return { name, specifier: undefined, marker }
  }
  const [specifier = '', marker] = withoutOptions.split(/;(.*)/s).map((part) => part.trim())
  // A path of a file, as in `dir/package.whl`, has no specifier after what looks like a name.
  if (specifier !== '' && !/^[(<>=!~]/.test(specifier)) return undefined
  return { name, specifier: specifier.replace(/^\((.*)\)$/, '$1'), marker: marker || undefined }
}
