import semver from 'semver'
import { shown } from '../http/addresses.ts'
import { download, type Limits } from './download.ts'
import { archiveName, type Product } from './products.ts'
import { type Context, type Evidence, type ExpectedArchive, InstallError } from './types.ts'

/** Where HashiCorp publishes; a mirror has the same layout below its own base. */
export const RELEASES = 'https://releases.hashicorp.com'

const SMALL_FILE: Limits = { bytes: 2 ** 20, minutes: 5, silenceSeconds: 60 }
/** Packer's index had half a megabyte in 2026. */
const INDEX: Limits = { bytes: 2 ** 25, minutes: 5, silenceSeconds: 60 }
/** Archives had up to 60 MB in 2026. */
const ARCHIVE: Limits = { bytes: 2 ** 28, minutes: 20, silenceSeconds: 60 }

const CHECKSUM = /^([0-9a-f]{64}) [ *](\S+)$/

/** Name of the list of checksums of a version. */
export function sumsName(product: Product, version: string): string {
  return `${product.name}_${version}_SHA256SUMS`
}

/**
 * The address of a file of a product.
 *
 * @param base address of the release server, which may itself have a path
 * @param path below the product's directory
 */
export function fileUrl(base: string, product: Product, path: string): URL {
  return new URL(`${base.replace(/\/+$/, '')}/${product.name}/${path}`)
}

/**
 * The newest version on the release server that a range takes and that is built for the platform.
 *
 * @throws InstallError when the server has no index of this product, it contradicts itself, or nothing matches
 */
export async function newestVersion(product: Product, range: string, context: Context): Promise<string> {
  const url = fileUrl(context.base, product, 'index.json')
  const index = await download(url, INDEX, context)
  return newestMatch(index.toString('utf8'), product, range, context.platform, shown(url))
}

/**
 * Downloads the list of checksums of a version, and its signature.
 *
 * @param keyId of the key that signs, as the server names signature files
 * @throws InstallError when one of them does not exist, or does not come
 */
export async function fetchEvidence(
  product: Product,
  version: string,
  keyId: string,
  context: Context,
): Promise<Evidence> {
  const name = sumsName(product, version)
  const urlOf = (file: string) => fileUrl(context.base, product, `${version}/${file}`)
  const sums = await download(urlOf(name), SMALL_FILE, context)
  const signatures = [`${name}.${keyId}.sig`, `${name}.sig`]
  for (const file of signatures) {
    const signature = await unlessMissing(download(urlOf(file), SMALL_FILE, context))
    if (signature !== undefined) return { sums, signature }
  }
  const what = `There is no signature of ${shown(urlOf(name))}: neither of ${signatures.join(', ')} exists.`
  throw new InstallError('no-signature', what)
}

/** Downloads an archive; its hash is not looked at. @throws InstallError when it does not come */
export function fetchArchive(archive: ExpectedArchive, context: Context): Promise<Buffer> {
  return download(archiveUrl(archive, context), ARCHIVE, context)
}

/** Where an archive is downloaded from. */
export function archiveUrl({ product, version, name }: ExpectedArchive, { base }: Context): URL {
  return fileUrl(base, product, `${version}/${name}`)
}

/**
 * The SHA-256 that a list of checksums gives to the archive of a version for a platform.
 *
 * @throws InstallError when the archive is not in it, or stands there twice, or a line is not a checksum
 */
export function checksumOf(product: Product, version: string, platform: string, sums: string): string {
  const name = archiveName(product, version, platform)
  const list = sumsName(product, version)
  const found: string[] = []
  const others: string[] = []
  for (const line of sums.split('\n').filter((text) => text.trim() !== '')) {
    const [, sha256, file] = CHECKSUM.exec(line.trimEnd()) ?? []
    if (sha256 === undefined || file === undefined) {
      throw new InstallError('bad-checksums', `${list} has a line that is not a checksum.`)
    }
    if (file === name) found.push(sha256)
    else others.push(file)
  }
  const [sha256, ...more] = found
  if (sha256 === undefined) {
    const example = others[0] === undefined ? 'It lists nothing' : `It lists ${others[0]} and others`
    throw new InstallError('archive-not-listed', `${list} does not list ${name}. ${example}.`)
  }
  if (more.length > 0) throw new InstallError('bad-checksums', `${list} lists ${name} more than once.`)
  return sha256
}

/**
 * Prereleases count only where the range names one of the same version (semver's rule); builds with metadata, such as
 * `1.8.0+ent`, never. Only version numbers are taken from the index: it is not signed.
 */
function newestMatch(
  text: string,
  product: Product,
  range: string,
  platform: string,
  origin: string,
): string {
  const versions = versionsIn(text, product, origin)
  const matches = Object.keys(versions).filter((version) => {
    const clean = semver.valid(version) === version
    return clean && semver.gte(version, product.oldest) && semver.satisfies(version, range)
  })
  for (const version of matches.sort(semver.rcompare)) {
    const release = versions[version]
    const claimed = property(release, 'version')
    if (claimed !== version) {
      const what = `${origin} offers ${product.title} ${claimed ?? 'of no version'} under the name of ${version}.`
      throw new InstallError('index-contradicts-itself', what)
    }
    if (isBuiltFor(release, platform)) return version
  }
  throw new InstallError(
    'no-such-version',
    `${origin} has no ${product.title} for ${platform} that matches '${range}' and is at least ${product.oldest}.`,
    { remedy: `Correct input '${product.input}'.` },
  )
}

function versionsIn(text: string, product: Product, origin: string): Record<string, unknown> {
  const index = parsed(text)
  const versions = isRecord(index) ? index['versions'] : undefined
  if (isRecord(index) && index['name'] === product.name && isRecord(versions)) return versions
  throw new InstallError('bad-index', `${origin} is not the release index of ${product.name}.`)
}

function isBuiltFor(release: unknown, platform: string): boolean {
  const builds = isRecord(release) ? release['builds'] : undefined
  const named = (build: unknown) => `${property(build, 'os')}_${property(build, 'arch')}`
  return Array.isArray(builds) && builds.some((build) => named(build) === platform)
}

function property(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined
  return typeof found === 'string' ? found : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What was downloaded, or undefined where the server says that there is no such file. */
async function unlessMissing(downloaded: Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await downloaded
  } catch (error) {
    if (error instanceof InstallError && error.code === 'not-released') return undefined
    throw error
  }
}
