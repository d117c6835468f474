import { createHash } from 'node:crypto'
import semver from 'semver'
import { shown } from '../http/addresses.ts'
import { findPin, type Pin } from './pins.ts'
import { archiveName, type Product } from './products.ts'
import { archiveUrl, checksumOf, fetchArchive, fetchEvidence, newestVersion, sumsName } from './releases.ts'
import { readTrustedKey, shortKeyId, verifySignature } from './signature.ts'
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
 * Finds out which version is meant and what its archive must be: from the pins, else from the release server's signed
 * list of checksums.
 *
 * @param request a version or a range
 * @throws InstallError when there is no such release, or its list of checksums is not to be trusted
 */
export async function expectedArchive(
  product: Product,
  request: string,
  context: Context,
): Promise<ExpectedArchive> {
  const pin = findPin(context.ports.pins[product.name], request, context.platform)
  if (pin !== undefined) return pinnedArchive(product, request, pin, context)
  const version = semver.valid(request) ?? (await newestVersion(product, request, context))
  const keyId = shortKeyId(await readTrustedKey(context.ports.keyFile))
  return signedArchive(product, version, await fetchEvidence(product, version, keyId, context), context)
}

/** What a pin says about an archive. */
export function pinnedArchive(
  product: Product,
  version: string,
  pin: Pin,
  { platform }: Context,
): ExpectedArchive {
  const name = archiveName(product, version, platform)
  const reason = `SHA-256 as pinned from ${pin.sources[0]}`
  const { sha256 } = pin
  return { product, version, name, sha256, verifiedBy: 'pinned', reason, evidence: undefined }
}

/** What a signed list of checksums says about an archive. @throws InstallError when the list is not to be trusted */
export async function signedArchive(
  product: Product,
  version: string,
  evidence: Evidence,
  { ports, platform }: Context,
): Promise<ExpectedArchive> {
  const key = await readTrustedKey(ports.keyFile)
  const file = {
    name: sumsName(product, version),
    content: evidence.sums,
    signature: evidence.signature,
  }
  const signer = await verifySignature(file, key, ports.now())
  const sha256 = checksumOf(product, version, platform, evidence.sums.toString('utf8'))
  const name = archiveName(product, version, platform)
  const reason = `SHA-256 as in the list signed by ${signer}, of the key ${key.fingerprint}`
  return { product, version, name, sha256, verifiedBy: 'signed', reason, evidence }
}

/** In lower case hexadecimal digits. */
export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
