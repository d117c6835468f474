import semver from 'semver'
import * as v from 'valibot'
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
 * The newest version on the release server that a range takes and that is built for the platform. The index is not signed, so
 * only a version number is taken from it.
 *
 * @throws InstallError when the server has no index of this product, or nothing matches
 */
export async function newestVersion(
  product: Product,
  range: string,
  { platform, ...context }: Context,
): Promise<string> {
  const url = fileUrl(context.base, product, 'index.json')
  const index = await download(url, INDEX, context)
  const versions = Object.entries(versionsIn(index.toString('utf8'), product, shown(url)))
  const matches = versions.flatMap(([version, { builds }]) => {
    const isBuilt = builds.some(({ os, arch }) => `${os}_${arch}` === platform)
    return isBuilt && isReleaseIn(version, range, product) ? version : []
  })
  const [newest] = matches.sort(semver.rcompare)
  if (newest !== undefined) return newest
  throw new InstallError(
    'no-such-version',
    `${shown(url)} has no ${product.title} for ${platform} that matches '${range}' and is at least ${product.oldest}.`,
    { remedy: `Correct input '${product.input}'.` },
  )
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
  const list = `${version}/${sumsName(product, version)}`
  const get = (path: string) => download(fileUrl(context.base, product, path), SMALL_FILE, context)
  return { sums: await get(list), signature: await get(`${list}.${keyId}.sig`) }
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
 * Whether a version is in a range, and not older than what we install. Prereleases only where the range names one of the same
 * version (semver's rule); builds with metadata, such as `1.8.0+ent`, never.
 */
export function isReleaseIn(version: string, range: string, { oldest }: Product): boolean {
  const isPlain = semver.valid(version) === version
  return isPlain && semver.gte(version, oldest) && semver.satisfies(version, range)
}

/** The part of a release index that is used. */
const Build = v.object({ os: v.string(), arch: v.string() })
const Versions = v.record(v.string(), v.object({ builds: v.array(Build) }))

function versionsIn(text: string, product: Product, origin: string): v.InferOutput<typeof Versions> {
  const Index = v.object({ name: v.literal(product.name), versions: Versions })
  const index = v.safeParse(v.pipe(v.string(), v.parseJson(), Index), text)
  if (index.success) return index.output.versions
  throw new InstallError('bad-index', `${origin} is not the release index of ${product.name}.`)
}
