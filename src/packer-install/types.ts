import type { CatalogueCode } from '../errors/catalogue.ts'
import { problem, UserError } from '../errors/problem.ts'
import type { Log } from '../runner/log.ts'
import type { Pins } from './pins.ts'
import type { Product } from './products.ts'

/** The world as the installation sees it. */
export interface InstallPorts {
  readonly log: Log
  /** Operating system and processor, as `process.platform` and `process.arch` name them. */
  readonly os: string
  readonly architecture: string
  /** Environment for the programs that are started; PATH is searched for `packer`. */
  readonly environment: Readonly<Record<string, string>>
  /** Whether RUNNER_TOOL_CACHE is set, which @actions/tool-cache reads itself. */
  readonly hasToolCache: boolean
  /**
   * An empty directory that nobody else may enter. What is run is unpacked there, as others may write to the tool cache of
   * a runner that users share. Whoever made it removes it when nothing of it runs any more.
   */
  readonly privateDirectory: string
  /** HashiCorp's public key, armored; beside it lies `<same name>.fingerprint`. */
  readonly keyFile: string
  readonly pins: Pins
  readonly now: () => Date
  /** Rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** What every step of one installation shares. */
export interface Context {
  readonly ports: InstallPorts
  /** As in archive names: `linux_amd64`. */
  readonly platform: string
  /** Base address of the release server. */
  readonly base: string
  /** Ends what is under way for another product when one has failed. */
  readonly abort: AbortController
}

/** What the archive of a release must be, and how that is known. */
export interface ExpectedArchive {
  readonly product: Product
  readonly version: string
  /** Its file name. */
  readonly name: string
  readonly sha256: string
  readonly verifiedBy: 'pinned' | 'signed'
  /** Why `sha256` is to be trusted, for the log: half a sentence. */
  readonly reason: string
  /** The signed list that holds the hash; only when `verifiedBy` is `signed`. */
  readonly evidence: Evidence | undefined
}

/** A SHA256SUMS file and the detached signature over it. */
export interface Evidence {
  readonly sums: Buffer
  readonly signature: Buffer
}

/** An archive whose hash is the expected one, in memory: what was hashed is what is unpacked. */
export interface VerifiedArchive extends ExpectedArchive {
  readonly content: Buffer
  /** Whether it came from the tool cache. */
  readonly cached: boolean
}

/** Why Packer or its plugin could not be installed. */
export class InstallError extends UserError {
  readonly code: CatalogueCode

  /**
   * @param what is wrong: a whole sentence
   * @param remedy another one than the catalogue has for the code
   */
  constructor(code: CatalogueCode, what: string, options: ErrorOptions & { readonly remedy?: string } = {}) {
    const { remedy, ...others } = options
    super([problem(code, remedy === undefined ? { what } : { what, remedy })], others)
    this.code = code
  }
}
