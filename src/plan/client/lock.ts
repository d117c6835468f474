/** The formats of a lock that can be read. */
export type LockKind = 'requirements' | 'pylock' | 'uv-lock' | 'conda'

/** What a lock says of a package, on machines that its marker admits. */
export interface LockEntry {
  /** Normalized. */
  readonly name: string
  /** A version specifier of PEP 440, such as `==2026.8.0` or `>=2,<3`; empty when any version will do, undefined when it is not known. */
  readonly specifier: string | undefined
  /** An environment marker of PEP 508; undefined for every machine. */
  readonly marker?: string | undefined
}

/** What a lock of a client says. */
export interface ClientLock {
  readonly kind: LockKind
  /** As the user wrote it. */
  readonly path: string
  /** Specifiers that the Python must satisfy, each of them. */
  readonly python: readonly string[]
  readonly entries: readonly LockEntry[]
}

/** What a reader finds. */
export type LockContents = Pick<ClientLock, 'python' | 'entries'>

/** Thrown by a reader: the text is no lock of its kind. The message is part of a sentence: "it has no packages". */
export class LockError extends Error {
  override readonly name = 'LockError'
}

/** The version of a specifier that admits that one alone; undefined for any other. */
export function pinnedVersion(specifier: string): string | undefined {
  return /^={2,3}\s*([^\s,*]+)$/.exec(specifier.trim())?.[1]
}
