import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, find, findAllVersions } from '@actions/tool-cache'
import semver from 'semver'
import { messageOf } from '../errors/message.ts'
import type { Product } from './products.ts'
import { isReleaseIn } from './releases.ts'
import { type Context, InstallError, type VerifiedArchive } from './types.ts'
import { archiveOf, sha256Of } from './verify.ts'

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
  return versionsIn(product, platform)
    .filter((version) => isReleaseIn(version, request, product))
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
  const read = (file: string) => readFile(join(directory, file))
  // What a range finds goes by its signature; an archive that was kept for an exact version may have none.
  const byPin = request === version || !existsSync(join(directory, FILES.signature))
  const expected = await archiveOf(product, version, byPin, context, async () => {
    const [sums, signature] = await Promise.all([read(FILES.sums), read(FILES.signature)])
    return { sums, signature }
  })
  const content = await read(FILES.archive)
  if (sha256Of(content) === expected.sha256) return { ...expected, content, cached: true }
  throw new InstallError('cache-changed', `its archive is not ${expected.name}.`)
}

function toolName(product: Product): string {
  return `bake-dask-ami-${product.name}`
}
