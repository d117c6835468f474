import * as openpgp from 'openpgp'

/** A key pair of a test, and what a key file for it holds. */
export interface TestKey {
  readonly armored: string
  readonly fingerprint: string
  readonly privateKey: openpgp.PrivateKey
  readonly sign: (content: Buffer, date?: Date) => Promise<Buffer>
}

interface KeyOptions {
  readonly created?: Date
  /** Seconds. */
  readonly lifetime?: number
  readonly signingSubkey?: boolean
}

/** Makes a key as HashiCorp's is made: a primary key, with `signingSubkey` one that signs in its place. */
export async function makeKey(options: KeyOptions = {}): Promise<TestKey> {
  const { privateKey } = await openpgp.generateKey({
    type: 'curve25519',
    userIDs: [{ name: 'A test', email: 'test@example.org' }],
    subkeys: options.signingSubkey ? [{ sign: true }] : [],
    format: 'object',
    ...(options.created === undefined ? {} : { date: options.created }),
    ...(options.lifetime === undefined ? {} : { keyExpirationTime: options.lifetime }),
  })
  return asTestKey(privateKey, privateKey.toPublic())
}

/** The same key after its owner revoked it. */
export async function revoked(key: TestKey): Promise<TestKey> {
  const { publicKey } = await openpgp.revokeKey({ key: key.privateKey, format: 'object' })
  return asTestKey(key.privateKey, publicKey)
}

function asTestKey(privateKey: openpgp.PrivateKey, publicKey: openpgp.PublicKey): TestKey {
  return {
    privateKey,
    armored: publicKey.armor(),
    fingerprint: publicKey.getFingerprint().toUpperCase(),
    sign: async (content, date) => {
      const signature = await openpgp.sign({
        message: await openpgp.createMessage({ binary: content }),
        signingKeys: privateKey,
        detached: true,
        format: 'binary',
        ...(date === undefined ? {} : { date }),
      })
      return Buffer.from(signature as Uint8Array)
    },
  }
}

/** A key file that holds two keys in one armored block. */
export function inOneBlock(one: TestKey, other: TestKey): string {
  const keys = [one, other].map(({ privateKey }) => privateKey.toPublic().write())
  return openpgp.armor(openpgp.enums.armor.publicKey, Buffer.concat(keys))
}
