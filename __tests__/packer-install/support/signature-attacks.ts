import { type Attack, EVIL } from './attack.ts'
import { inOneBlock, makeKey, revoked, type TestKey } from './keys.ts'
import { pluginEntry } from './programs.ts'
import { PACKER_ARCHIVE, PACKER_SUMS, PLUGIN_ARCHIVE, type Releases, sha256, sumsOf } from './releases.ts'
import { zipped } from './zip-writer.ts'

const DAY = 86_400_000
const RELEASED = [
  ['packer', '1.16.1'],
  ['packer-plugin-amazon', '1.8.2'],
] as const

/** Hashes, signatures and keys that are not what they should be. */
export const signatureAttacks: Attack[] = [
  {
    name: 'the archive was changed',
    change: ({ releases }) => releases.files.set(PACKER_ARCHIVE, zipped([{ name: 'packer', content: EVIL }])),
    words:
      /packer_1\.16\.1_linux_amd64\.zip has the SHA-256 [0-9a-f]{64}, but .* has [0-9a-f]{64} \(SHA-256 as in the list/,
  },
  {
    name: "the plugin's archive was changed",
    change: ({ releases }) =>
      releases.files.set(PLUGIN_ARCHIVE, zipped([{ name: pluginEntry('1.8.2'), content: EVIL }])),
    words: /packer-plugin-amazon_1\.8\.2_linux_amd64\.zip has the SHA-256/,
  },
  {
    name: 'archive and SHA256SUMS were changed, the signature is the old one',
    change: ({ releases }) => {
      const archive = zipped([{ name: 'packer', content: EVIL }])
      releases.files.set(PACKER_ARCHIVE, archive)
      releases.files.set(PACKER_SUMS, Buffer.from(`${sha256(archive)}  packer_1.16.1_linux_amd64.zip\n`))
    },
    words:
      /packer_1\.16\.1_SHA256SUMS has no good signature by the key [0-9A-F]{40}: it was made for other content/,
  },
  {
    name: 'another key made the signature',
    change: async ({ releases }) => {
      const stranger = await makeKey()
      const signature = await stranger.sign(releases.file(PACKER_SUMS))
      releases.publishSignature('packer', '1.16.1', signature)
    },
    words: /no good signature by the key [0-9A-F]{40}: another key made it/,
  },
  {
    name: 'the key has expired',
    change: () => {},
    trusting: ({ releases }) =>
      resigned(releases, { created: new Date(Date.now() - 2 * DAY), lifetime: 86_400 }),
    words: /no good signature by the key [0-9A-F]{40}: the key has expired/,
  },
  {
    name: 'the key was good when it signed, and has expired since',
    change: () => {},
    trusting: ({ releases }) => resigned(releases, { lifetime: 30 * 86_400 }),
    now: new Date(Date.now() + 31 * DAY),
    words: /no good signature by the key [0-9A-F]{40}: the key has expired/,
  },
  {
    name: 'the key was revoked',
    change: () => {},
    trusting: ({ key }) => revoked(key),
    words: /no good signature by the key [0-9A-F]{40}: the key was revoked/,
  },
  {
    name: 'the signature is that of another file',
    change: ({ releases }) =>
      releases.publishSignature(
        'packer',
        '1.16.1',
        releases.file(releases.signaturePath('packer', '1.16.0')),
      ),
    words: /no good signature by the key [0-9A-F]{40}: it was made for other content/,
  },
  {
    name: 'the signature is from the future',
    change: async ({ key, releases }) =>
      releases.publishSignature(
        'packer',
        '1.16.1',
        await key.sign(releases.file(PACKER_SUMS), new Date(Date.now() + DAY)),
      ),
    words: /no good signature by the key [0-9A-F]{40}: it was made in the future/,
  },
  {
    name: 'there is no signature',
    change: ({ releases }) => releases.files.delete(releases.signaturePath('packer', '1.16.1')),
    words: /packer_1\.16\.1_SHA256SUMS\.[0-9A-F]{8}\.sig does not exist \(404\)/,
  },
  {
    name: 'the signature is empty',
    change: ({ releases }) => releases.publishSignature('packer', '1.16.1', Buffer.alloc(0)),
    words: /no good signature by the key/,
  },
  {
    name: 'the signature is garbage',
    change: ({ releases }) =>
      releases.publishSignature('packer', '1.16.1', Buffer.from('<html>Not found</html>')),
    words: /no good signature by the key/,
  },
  {
    name: 'the key file holds another key than its fingerprint says',
    change: () => {},
    trusting: async ({ key }) => ({ ...(await makeKey()), fingerprint: key.fingerprint }),
    words: /The key file of this action must hold the key [0-9A-F]{40} and no other, but holds [0-9A-F]{40}/,
  },
  {
    name: 'the key file holds two keys',
    change: () => {},
    trusting: async ({ key }) => ({ ...key, armored: inOneBlock(key, await makeKey()) }),
    words:
      /The key file of this action must hold the key [0-9A-F]{40} and no other, but holds [0-9A-F]{40} and/,
  },
  {
    name: 'the key file holds a second block, with the key that made the signature',
    change: () => {},
    trusting: async ({ key, releases }) => {
      const trusted = await makeKey()
      for (const [product, version] of RELEASED) {
        const signature = releases.file(releases.signaturePath(product, version))
        releases.publishSignature(product, version, signature, trusted)
      }
      return { ...trusted, armored: `${trusted.armored}\n${key.armored}` }
    },
    words: /no good signature by the key [0-9A-F]{40}: another key made it/,
  },
]

async function resigned(releases: Releases, options: Parameters<typeof makeKey>[0]): Promise<TestKey> {
  const key = await makeKey(options)
  for (const [product, version] of RELEASED) {
    const signature = await key.sign(releases.file(sumsOf(product, version)), options?.created)
    releases.publishSignature(product, version, signature, key)
  }
  return key
}
