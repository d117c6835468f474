import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, find, findAllVersions } from '@actions/tool-cache'
import semver from 'semver'
import { messageOf } from '../errors/message.ts'
import { findPin } from './pins.ts'
import { archiveName, type Product } from './products.ts'
import { type Context, type ExpectedArchive, InstallError, type VerifiedArchive } from './types.ts'
import { pinnedArchive, sha256Of, signedArchive } from './verify.ts'

/** Files of one version in the cache: its archive, and what shows later that it is genuine. */
const FILES = { archive: 'archive.zip', sums: 'SHA256SUMS', signature: 'SHA256SUMS.sig' } as const

/**
 * Gets an archive from the runner's tool cache, without the network; undefined where none there will do.
 *
 * Nothing in the cache is trusted: who can change an archive can change what lies beside it. The hash must be the pinned
 * or the signed one, and the archive is read once, so that what is unpacked later is what was checked. What fails, half a
 * copy as well, is said and removed.
 *
 * @param request a version or a range
 * @throws InstallError when the key of this action cannot be used
 */
export async function cachedArchive(
  product: Product,
  request: string,
  context: Context,
): Promise<VerifiedArchive | undefined> {
  const { ports, platform } = context
  for (const version of cachedVersions(product, request, context)) {
    const directory = find(toolName(product), version, platform)
    // Another job is just replacing it.
    if (directory === '') continue
    try {
      return await verified(product, version, request, directory, context)
    } catch (error) {
      if (error instanceof InstallError && error.code === 'wrong-key') throw error
      const reason = messageOf(error)
      ports.log.warning(
        `${product.title} ${version} in the tool cache cannot be trusted and is replaced: ${reason}`,
      )
      await remove(directory)
    }
  }
  return undefined
}

/** Puts an archive into the tool cache. Where that cannot be, the next job downloads again, and no more is lost. */
export async function keepArchive(archive: VerifiedArchive, { ports, platform }: Context): Promise<void> {
  if (!ports.hasToolCache) return
  const { product, version, content, evidence } = archive
  try {
    const directory = await mkdtemp(join(ports.privateDirectory, 'cache-'))
    await writeFile(join(directory, FILES.archive), content)
    if (evidence !== undefined) {
      await writeFile(join(directory, FILES.sums), evidence.sums)
      await writeFile(join(directory, FILES.signature), evidence.signature)
    }
    await cacheDir(directory, toolName(product), version, platform)
    await rm(directory, { recursive: true })
  } catch (error) {
    const reason = messageOf(error)
    ports.log.info(`${product.title} is not kept in the tool cache: ${reason}`)
  }
}

/** The versions in the cache that may be used, newest first. */
function cachedVersions(product: Product, request: string, { ports, platform }: Context): string[] {
  if (!ports.hasToolCache) return []
  const pinned = findPin(ports.pins[product.name], request, platform) !== undefined
  const mayServe = (version: string) =>
    pinned ? version === request : semver.satisfies(version, request) && semver.gte(version, product.oldest)
  return versionsIn(product, platform)
    .filter((version) => semver.valid(version) === version && mayServe(version))
    .sort(semver.rcompare)
}

/** Removes what is in the cache, if its owner lets us: what stays is checked again by whoever finds it. */
async function remove(directory: string): Promise<void> {
  // The marker of @actions/tool-cache first: without it nobody looks into the directory.
  for (const path of [`${directory}.complete`, directory]) {
    await rm(path, { recursive: true, force: true }).catch(() => {})
  }
}

function versionsIn(product: Product, platform: string): string[] {
  try {
    return findAllVersions(toolName(product), platform)
  } catch {
    // It cannot be read: as good as empty.
    return []
  }
}

async function verified(
  product: Product,
  version: string,
  request: string,
  directory: string,
  context: Context,
): Promise<VerifiedArchive> {
  const expected = await expectedOf(product, version, request, directory, context)
  const content = await readFile(join(directory, FILES.archive))
  if (sha256Of(content) === expected.sha256) return { ...expected, content, cached: true }
  throw new InstallError('cache-changed', `its archive is not ${expected.name}.`)
}

/** As when it was downloaded: an exact version goes by its pin if it has one, what a range found by its signature. */
async function expectedOf(
  product: Product,
  version: string,
  request: string,
  directory: string,
  context: Context,
): Promise<ExpectedArchive> {
  const pin = findPin(context.ports.pins[product.name], version, context.platform)
  if (pin !== undefined && request === version) return pinnedArchive(product, version, pin, context)
  const evidence = await Promise.all([
    readFile(join(directory, FILES.sums)),
    readFile(join(directory, FILES.signature)),
  ]).catch(() => undefined)
  if (evidence !== undefined) {
    const [sums, signature] = evidence
    return signedArchive(product, version, { sums, signature }, context)
  }
  if (pin !== undefined) return pinnedArchive(product, version, pin, context)
  const name = archiveName(product, version, context.platform)
  throw new InstallError('cache-changed', `there is no signature or hash for ${name}.`)
}

function toolName(product: Product): string {
  return `bake-dask-ami-${product.name}`
}
