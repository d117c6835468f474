import { readConda } from './conda.ts'
import type { ClientLock, LockContents, LockKind } from './lock.ts'
import { readRequirements } from './requirements.ts'
import { readPylock, readUvLock } from './toml-locks.ts'

export { LockError } from './lock.ts'

const READERS: Readonly<Record<LockKind, (text: string) => LockContents>> = {
  requirements: readRequirements,
  pylock: readPylock,
  'uv-lock': readUvLock,
  conda: readConda,
}

/**
 * Reads a lock.
 *
 * @param path as the user wrote it
 * @throws LockError when the text is no lock of its kind
 */
export function readLock(kind: LockKind, path: string, text: string): ClientLock {
  return { kind, path, ...READERS[kind](text) }
}
