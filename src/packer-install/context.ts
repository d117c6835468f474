import { RELEASES } from './addresses.ts'
import type { Limits } from './download.ts'
import { releasePlatform } from './platform.ts'
import type { InstallPorts } from './ports.ts'
import { readTrustedKey, type TrustedKey } from './signature.ts'
import { openToolCache, type ToolCache } from './tool-cache.ts'

/** What every step of one installation shares. */
export interface Context {
  readonly ports: InstallPorts
  /** As in archive names: `linux_amd64`. */
  readonly platform: string
  /** Base address of the release server. */
  readonly base: string
  readonly cache: ToolCache
  /** Ends what is under way for another product when one has failed. */
  readonly abort: AbortController
  readonly archiveLimits: Limits
  /** Reads the key file, once. */
  readonly trustedKey: () => Promise<TrustedKey>
}

/** Archives had up to 60 MB in 2026. */
const ARCHIVE: Limits = { bytes: 1 << 28, minutes: 20, silenceSeconds: 60 }

/** @throws UserError when this is not a platform that we run on */
export async function makeContext(mirror: string | undefined, ports: InstallPorts): Promise<Context> {
  const platform = releasePlatform(ports.os, ports.architecture)
  const cache = await openToolCache(ports)
  let key: Promise<TrustedKey> | undefined
  const trustedKey = () => {
    key ??= readTrustedKey(ports.keyFile)
    return key
  }
  const base = mirror ?? RELEASES
  return { ports, platform, base, cache, abort: new AbortController(), archiveLimits: ARCHIVE, trustedKey }
}
