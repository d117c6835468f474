import { readFile } from 'node:fs/promises'
import type { PublicKey } from 'openpgp'
import { messageOf } from '../errors/message.ts'
import { InstallError } from './types.ts'

/** A public key file and the fingerprint that its only key must have. */
export interface TrustedKey {
  readonly armored: string
  /** 40 upper-case hexadecimal digits. */
  readonly fingerprint: string
}

/** A file, the detached signature over it, and how messages call the file. */
export interface SignedFile {
  readonly name: string
  readonly content: Uint8Array
  readonly signature: Uint8Array
}

/**
 * Reads the key file and the fingerprint beside it (`x.asc`, `x.fingerprint`).
 *
 * @throws InstallError when one of them is not there
 */
export async function readTrustedKey(keyFile: string): Promise<TrustedKey> {
  try {
    const [armored, fingerprint] = await Promise.all([
      readFile(keyFile, 'utf8'),
      readFile(keyFile.replace(/\.asc$/, '.fingerprint'), 'utf8'),
    ])
    return { armored, fingerprint: fingerprint.replace(/\s/g, '').toUpperCase() }
  } catch (error) {
    const why = messageOf(error)
    const what = `The key file of this action cannot be read: ${why}.`
    throw new InstallError('wrong-key', what, { cause: error })
  }
}

/** The last eight digits of the fingerprint, by which the release server names signature files. */
export function shortKeyId(key: TrustedKey): string {
  return key.fingerprint.slice(-8)
}

/**
 * Makes sure that a file was signed by the trusted key, or by a signing subkey of it, and that both are good at `now`.
 *
 * Stricter than `gpg --verify`, which ends with 0 for a good signature by an expired key: a key that has expired or was
 * revoked since verifies nothing any more.
 *
 * @returns fingerprint of the key or subkey that signed, upper case
 * @throws InstallError when there is any doubt; it says which
 */
export async function verifySignature(file: SignedFile, trusted: TrustedKey, now: Date): Promise<string> {
  const openpgp = await import('openpgp')
  const key = await onlyKey(trusted)
  // HashiCorp renewed its key in place in February 2026 and the file holds only the new self-signatures: without this,
  // everything signed before would fail. What it gives up (was the key valid when it signed?) is replaced by the
  // check of the key as it is now, below.
  const config = { ...openpgp.config, allowInsecureVerificationWithReformattedKeys: true }
  try {
    const { signatures } = await openpgp.verify({
      message: await openpgp.createMessage({ binary: file.content }),
      signature: await openpgp.readSignature({ binarySignature: file.signature }),
      verificationKeys: key,
      expectSigned: true,
      format: 'binary',
      date: now,
      config,
    })
    // `expectSigned` has thrown already unless one of them is good.
    for (const { verified, keyID } of signatures) {
      if (!(await verified.catch(() => false))) continue
      return upperFingerprint(await key.getSigningKey(keyID, now, undefined, config))
    }
    throw new Error('Message is not signed')
  } catch (error) {
    const what = `${file.name} has no good signature by the key ${trusted.fingerprint}: ${reason(error)}.`
    throw new InstallError('bad-signature', what, { cause: error })
  }
}

async function onlyKey(trusted: TrustedKey): Promise<PublicKey> {
  const { readKeys } = await import('openpgp')
  const keys = await readKeys({ armoredKeys: trusted.armored }).catch(() => [])
  const [key, ...more] = keys
  if (key !== undefined && more.length === 0 && upperFingerprint(key) === trusted.fingerprint) return key
  const found = keys.map(upperFingerprint).join(' and ') || 'no readable key'
  throw new InstallError(
    'wrong-key',
    `The key file of this action must hold the key ${trusted.fingerprint} and no other, but holds ${found}.`,
  )
}

function upperFingerprint(key: { getFingerprint(): string }): string {
  return key.getFingerprint().toUpperCase()
}

/** OpenPGP.js's words (6.3.2) in ours, where ours are clearer. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/key is revoked|subkey is revoked/i, 'the key was revoked'],
  [/key is expired|subkey is expired/i, 'the key has expired'],
  [/could not find signing key with key id/i, 'another key made it'],
  [/signed digest did not match|signature verification failed/i, 'it was made for other content'],
  [/creation time is in the future/i, 'it was made in the future'],
  [/signature is expired/i, 'the signature has expired'],
  [/not signed/i, 'there is no signature in it'],
]

function reason(error: unknown): string {
  const message = messageOf(error)
  return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? `it cannot be verified (${message})`
}
