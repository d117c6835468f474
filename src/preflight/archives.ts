import { createHash } from 'node:crypto'
import { messageOf } from '../errors/message.ts'
import { get } from '../http/client.ts'
import type { ArchiveSuite, SurveyedArchive } from '../plan/archives.ts'

/** Short, because a bake goes on without an answer. In milliseconds. */
const DEADLINE_MS = 6000
const RETRY = { waits: [500], longestWait: 2000 }
/** Ubuntu's have some 260 KB. */
const MAX_BYTES = 4 * 2 ** 20
/** In characters. */
const LONGEST_REASON = 300

/** Asks all archives at once what packages their suites have; never throws. */
export function surveyArchives(suites: readonly ArchiveSuite[]): Promise<readonly SurveyedArchive[]> {
  return Promise.all(suites.map(surveyArchive))
}

async function surveyArchive(suite: ArchiveSuite): Promise<SurveyedArchive> {
  const { name, inRelease, architecture } = suite
  const url = new URL(inRelease)
  try {
    const { status, body } = await get(url, { deadline: DEADLINE_MS, maxBytes: MAX_BYTES, retry: RETRY })
    if (status !== 200) throw new Error(`it answered ${status}`)
    return { name, state: 'found', digest: packagesDigest(body.toString(), architecture) }
  } catch (error) {
    const why = `${url.host} could not be asked (${messageOf(error).slice(0, LONGEST_REASON)})`
    return { name, state: 'unknown', why }
  }
}

/**
 * SHA-256 of what an InRelease file says of the packages of one architecture. The whole file changes more often: with its
 * date, and with the translations, sources and other architectures of the suite.
 *
 * Format: https://wiki.debian.org/DebianRepository/Format. Its signature is not checked: apt checks it in the builder.
 *
 * @throws Error when it is no such file, or names no index for the architecture
 */
export function packagesDigest(inRelease: string, architecture: string): string {
  if (!inRelease.startsWith('-----BEGIN PGP SIGNED MESSAGE-----'))
    throw new Error('it gave no InRelease file')
  // NVIDIA's archive is flat: it has one index without a directory.
  const index = new RegExp(`^ [0-9a-f]{64} +\\d+ (?:\\S*/binary-${architecture}/|(?:\\./)?)Packages$`)
  const indexes = inRelease.split(/\r?\n/).filter((line) => index.test(line))
  if (indexes.length === 0) throw new Error(`its InRelease file names no packages for ${architecture}`)
  return createHash('sha256').update(indexes.sort().join('\n')).digest('hex')
}
