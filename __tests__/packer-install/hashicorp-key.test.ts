import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readKeys } from 'openpgp'
import { describe, expect, it } from 'vitest'
import { readTrustedKey, type SignedFile, verifySignature } from '../../src/packer-install/signature.ts'

/** Source: HashiCorp's security page; facts read from js-releases and hc-install. */
const FINGERPRINT = 'C874011F0AB405110D02105534365D9472D7468F'
const SIGNING_SUBKEY_OF_2021 = 'B36CBA91A2C0730C435FC280B0B441097685B676'

const directory = import.meta.dirname
const keyFile = path.join(directory, '../../src/packer-install/keys/hashicorp.asc')
const fixture = (name: string) => readFileSync(path.join(directory, 'fixtures', name))

/** A release of April 2021 that HashiCorp itself signed. */
const genuine: SignedFile = {
  name: 'terraform-provider-null_3.1.0_SHA256SUMS',
  content: fixture('terraform-provider-null_3.1.0_SHA256SUMS'),
  signature: fixture('terraform-provider-null_3.1.0_SHA256SUMS.sig'),
}
const keyOf2021 = { armored: fixture('hashicorp-2021.asc').toString('utf8'), fingerprint: FINGERPRINT }

describe("the key file of this action is HashiCorp's", () => {
  it('has the published fingerprint, no second key, and no private part', async () => {
    const trusted = await readTrustedKey(keyFile)
    const keys = await readKeys({ armoredKeys: trusted.armored })
    expect(trusted.fingerprint).toBe(FINGERPRINT)
    expect(keys.map((key) => key.getFingerprint().toUpperCase())).toEqual([FINGERPRINT])
    expect(keys[0]?.isPrivate()).toBe(false)
  })

  it('is the renewed one: it and its signing subkey last until 2030-03-01', async () => {
    const { armored } = await readTrustedKey(keyFile)
    const [key] = await readKeys({ armoredKeys: armored })
    const february2030 = new Date('2030-02-28T00:00:00Z')
    const signer = await key?.getSigningKey(undefined, february2030)
    expect(signer?.getFingerprint().toUpperCase()).toBe('374EC75B485913604A831CC7C820C6D5CD27AB87')
    await expect(key?.getSigningKey(undefined, new Date('2030-03-02T00:00:00Z'))).rejects.toThrow(/expired/)
  })
})

describe("a genuine signature by HashiCorp's key", () => {
  it('is good while the key is', async () => {
    const signer = await verifySignature(genuine, keyOf2021, new Date('2021-05-01T00:00:00Z'))
    expect(signer).toBe(SIGNING_SUBKEY_OF_2021)
  })

  it('is rejected when one character of the list is another', async () => {
    const content = Buffer.from(Buffer.from(genuine.content).toString().replace('fea4', 'fea5'))
    const verifying = verifySignature({ ...genuine, content }, keyOf2021, new Date('2021-05-01T00:00:00Z'))
    await expect(verifying).rejects.toThrow(/it was made for other content/)
  })

  it('is rejected once the subkey that made it has expired, where gpg --verify ends with 0', async () => {
    const verifying = verifySignature(genuine, keyOf2021, new Date('2023-01-01T00:00:00Z'))
    await expect(verifying).rejects.toThrow(/the key has expired/)
    const today = verifySignature(genuine, await readTrustedKey(keyFile), new Date('2026-11-24T00:00:00Z'))
    await expect(today).rejects.toThrow(/the key has expired/)
  })

  it('is rejected by the copy of the key that was not renewed', async () => {
    const verifying = verifySignature(genuine, keyOf2021, new Date('2026-11-24T00:00:00Z'))
    await expect(verifying).rejects.toThrow(/the key has expired/)
  })
})

it('an action without its key file says so', async () => {
  await expect(readTrustedKey(path.join(directory, 'no-such.asc'))).rejects.toThrow(
    /The key file of this action cannot be read: ENOENT.*This copy of the action is damaged or altered/,
  )
})
