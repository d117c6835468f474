import type { Log } from '../runner/log.ts'
import type { Pins } from './pins.ts'

/** The world as the installation sees it. */
export interface InstallPorts {
  readonly log: Log
  /** Operating system and processor, as `process.platform` and `process.arch` name them. */
  readonly os: string
  readonly architecture: string
  /** Environment for the programs that are started; PATH is searched for `packer`. */
  readonly environment: Readonly<Record<string, string>>
  /** RUNNER_TOOL_CACHE: kept between jobs where runners are. undefined: there is none. */
  readonly toolCache: string | undefined
  /** A directory for what is not kept; somebody else empties it. */
  readonly tempDirectory: string
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
