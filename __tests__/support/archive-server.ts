import { createHash } from 'node:crypto'

/** Of each index of a suite, how often it has changed. */
type Generations = Readonly<Record<string, number>>

const INDEXES = [
  'main/binary-amd64/Packages',
  'universe/binary-amd64/Packages',
  'main/binary-amd64/Release',
  'main/binary-arm64/Packages',
  'main/i18n/Translation-en',
  'main/source/Sources',
]

/** The text of an InRelease file as Ubuntu's archive has it, but for its length. */
export function aRelease(generations: Generations = {}): string {
  const lines = [...new Set([...INDEXES, ...Object.keys(generations)])].map((index) => {
    const sha256 = createHash('sha256')
      .update(`${index} ${generations[index] ?? 1}`)
      .digest('hex')
    return ` ${sha256}          1234567 ${index}`
  })
  return `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

Origin: Ubuntu
Suite: noble-updates
Date: Thu, 26 Nov 2026 04:00:00 UTC
Architectures: amd64 arm64
SHA256:
${lines.join('\n')}
-----BEGIN PGP SIGNATURE-----
-----END PGP SIGNATURE-----
`
}
