import { createHash } from 'node:crypto'
import semver from 'semver'
import { shown } from '../http/addresses.ts'
import { findPin } from './pins.ts'
import { archiveName, type Product } from './products.ts'
import { archiveUrl, checksumOf, fetchArchive, fetchEvidence, newestVersion, sumsName } from './releases.ts'
import { readTrustedKey, shortKeyId, type TrustedKey, verifySignature } from './signature.ts'
import {
  type Context,
  type Evidence,
  type ExpectedArchive,
  InstallError,
  type VerifiedArchive,
} from './types.ts'

/**
 * Downloads the archive of a product and makes sure that it is the released one.
 *
 * @param request a version or a range
 * @throws InstallError when there is no such release, or it cannot be verified
 */
export async function fetchVerified(
  product: Product,
  request: string,
  context: Context,
): Promise<VerifiedArchive> {
  const expected = await expectedArchive(product, request, context)
  const content = await fetchArchive(expected, context)
  const sha256 = sha256Of(content)
  if (sha256 === expected.sha256) return { ...expected, content, cached: false }
  const { name, reason } = expected
  throw new InstallError(
    'archive-changed',
    `${shown(archiveUrl(expected, context))} has the SHA-256 ${sha256}, but ${name} has ${expected.sha256} (${reason}).`,
  )
}

/**
 * Finds out which version is meant and what its archive must be.
 *
 * @param request a version or a range
 * @throws InstallError when there is no such release, or its list of checksums is not to be trusted
 */
export async function expectedArchive(
  product: Product,
  request: string,
  context: Context,
): Promise<ExpectedArchive> {
  const exact = semver.valid(request)
  const version = exact ?? (await newestVersion(product, request, context))
  return archiveOf(product, version, exact !== null, context, (key) =>
    fetchEvidence(product, version, shortKeyId(key), context),
  )
}

/**
 * What the archive of a version must be: by its pin if it has one, else by the signed list of checksums.
 *
 * @param byPin false for a version that a range found, which always goes by the signature
 * @param evidence gets the list and its signature
 * @throws InstallError when the list is not to be trusted; what `evidence` throws
 */
export async function archiveOf(
  product: Product,
  version: string,
  byPin: boolean,
  { ports, platform }: Context,
  evidence: (key: TrustedKey) => Promise<Evidence>,
): Promise<ExpectedArchive> {
  const archive = { product, version, name: archiveName(product, version, platform) }
  const pin = byPin ? findPin(ports.pins[product.name], version, platform) : undefined
  if (pin !== undefined) {
    const reason = `SHA-256 as pinned from ${pin.sources[0]}`
    return { ...archive, sha256: pin.sha256, verifiedBy: 'pinned', reason, evidence: undefined }
  }
  const key = await readTrustedKey(ports.keyFile)
  const signed = await evidence(key)
  const file = { name: sumsName(product, version), content: signed.sums, signature: signed.signature }
  const signer = await verifySignature(file, key, ports.now())
  const sha256 = checksumOf(product, version, platform, signed.sums.toString('utf8'))
  const reason = `SHA-256 as in the list signed by ${signer}, of the key ${key.fingerprint}`
  return { ...archive, sha256, verifiedBy: 'signed', reason, evidence: signed }
}

/** In lower case hexadecimal digits. */
export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
