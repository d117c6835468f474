import { createHash } from 'node:crypto'
import semver from 'semver'
import { UserError } from '../errors/problem.ts'
import { shown } from '../http/addresses.ts'
import { below } from './addresses.ts'
import { checksumOf } from './checksums.ts'
import type { Context } from './context.ts'
import { download, type Limits } from './download.ts'
import { findPin, type Pin } from './pins.ts'
import { archiveName, type Product } from './products.ts'
import { refusal, TAMPERED } from './refusal.ts'
import { newestMatch } from './release-index.ts'
import { shortKeyId, verifySignature } from './signature.ts'

/** An archive that somebody vouches for, before it is looked at. */
export interface Vouched {
  readonly version: string
  /** Name of the archive, exactly. */
  readonly archive: string
  readonly sha256: string
  readonly by: 'pinned' | 'signed'
  /** What vouches, for the log: half a sentence. */
  readonly because: string
  /** The signed list that holds the hash; only when `by` is `signed`. */
  readonly evidence: Evidence | undefined
}

export interface Evidence {
  readonly sums: Buffer
  readonly signature: Buffer
}

const SMALL_FILE: Limits = { bytes: 1 << 20, minutes: 5, silenceSeconds: 60 }
/** Packer's index had half a megabyte in 2026. */
const INDEX: Limits = { bytes: 1 << 25, minutes: 5, silenceSeconds: 60 }

/**
 * Finds out which version is meant and what its archive must be: from the pins, else from the release server's signed
 * list of checksums.
 *
 * @param request a version or a range
 * @throws UserError when there is no such release, or nobody we trust vouches for it
 */
export async function vouchFor(product: Product, request: string, context: Context): Promise<Vouched> {
  const pin = findPin(context.ports.pins[product.name], request, context.platform)
  if (pin !== undefined) return vouchByPin(product, request, pin, context)
  const version = semver.valid(request) ?? (await resolve(product, request, context))
  return vouchBySignature(product, version, await fetchEvidence(product, version, context), context)
}

/** What a pin says about an archive. */
export function vouchByPin(product: Product, version: string, pin: Pin, context: Context): Vouched {
  const { platform } = context
  const because = `SHA-256 as pinned from ${pin.sources[0]}`
  return {
    version,
    archive: archiveName(product, version, platform),
    sha256: pin.sha256,
    by: 'pinned',
    because,
    evidence: undefined,
  }
}

/** What a signed list of checksums says about an archive. @throws UserError when the list is not to be trusted */
export async function vouchBySignature(
  product: Product,
  version: string,
  evidence: Evidence,
  context: Context,
): Promise<Vouched> {
  const archive = archiveName(product, version, context.platform)
  const name = `${product.name}_${version}_SHA256SUMS`
  const key = await context.trustedKey()
  const file = { name, content: evidence.sums, signature: evidence.signature }
  const signer = await verifySignature(file, key, context.ports.now())
  const sha256 = checksumOf(archive, evidence.sums.toString('utf8'), name)
  const because = `SHA-256 as in the list signed by ${signer}, of the key ${key.fingerprint}`
  return { version, archive, sha256, by: 'signed', because, evidence }
}

/** Downloads the archive that is vouched for. @throws UserError when it is not the one */
export async function fetchArchive(product: Product, vouched: Vouched, context: Context): Promise<Buffer> {
  const url = below(context.base, `${product.name}/${vouched.version}/${vouched.archive}`)
  const archive = await download(url, context.archiveLimits, context)
  const sha256 = sha256Of(archive)
  if (sha256 === vouched.sha256) return archive
  throw refusal(
    'archive-changed',
    `${shown(url)} has the SHA-256 ${sha256}, but ${vouched.archive} has ${vouched.sha256} (${vouched.because}).`,
    TAMPERED,
  )
}

export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

async function resolve(product: Product, range: string, context: Context): Promise<string> {
  const url = below(context.base, `${product.name}/index.json`)
  const index = await download(url, INDEX, context)
  return newestMatch(index.toString('utf8'), product, range, context.platform, shown(url))
}

async function fetchEvidence(product: Product, version: string, context: Context): Promise<Evidence> {
  const list = `${product.name}/${version}/${product.name}_${version}_SHA256SUMS`
  const sums = await download(below(context.base, list), SMALL_FILE, context)
  const keyId = shortKeyId(await context.trustedKey())
  const names = [`${list}.${keyId}.sig`, `${list}.sig`]
  for (const name of names) {
    const signature = await unlessMissing(download(below(context.base, name), SMALL_FILE, context))
    if (signature !== undefined) return { sums, signature }
  }
  throw refusal(
    'no-signature',
    `There is no signature of ${shown(below(context.base, list))}: neither of ${names.map((name) => name.split('/').at(-1)).join(', ')} exists.`,
    TAMPERED,
  )
}

/** What was downloaded, or undefined where the server says that there is no such file. */
async function unlessMissing(downloaded: Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await downloaded
  } catch (error) {
    if (error instanceof UserError && error.problems.some(({ code }) => code === 'not-released'))
      return undefined
    throw error
  }
}
