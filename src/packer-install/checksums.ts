import { refusal, TAMPERED } from './refusal.ts'

const LINE = /^([0-9a-f]{64}) [ *](\S+)$/

/**
 * The SHA-256 that a SHA256SUMS file gives to exactly this file name.
 *
 * @param origin where the file came from, for the message
 * @throws UserError when the name is not in it, or stands there twice, or a line is not a checksum
 */
export function checksumOf(name: string, sums: string, origin: string): string {
  const found: string[] = []
  const others: string[] = []
  for (const line of sums.split('\n').filter((text) => text.trim() !== '')) {
    const [, sha256, file] = LINE.exec(line.trimEnd()) ?? []
    if (sha256 === undefined || file === undefined) {
      throw refusal('bad-checksums', `${origin} has a line that is not a checksum.`, TAMPERED)
    }
    if (file === name) found.push(sha256)
    else others.push(file)
  }
  const [sha256, ...more] = found
  if (sha256 === undefined) {
    const example = others[0] === undefined ? 'It lists nothing' : `It lists ${others[0]} and others`
    throw refusal('archive-not-listed', `${origin} does not list ${name}. ${example}.`, TAMPERED)
  }
  if (more.length > 0) {
    throw refusal('bad-checksums', `${origin} lists ${name} more than once.`, TAMPERED)
  }
  return sha256
}
