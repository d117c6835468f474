import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import semver from 'semver'
import type { InstallPorts } from './ports.ts'
import type { Product } from './products.ts'

/** Where one version for one platform lies; the hash is that of the archive that it came from. */
export interface CacheKey {
  readonly product: Product
  readonly version: string
  readonly platform: string
  readonly sha256: string
}

/** Something in the cache that has not been checked yet. */
export interface Candidate {
  readonly version: string
  /** The first 16 digits of the archive's SHA-256. */
  readonly hashPrefix: string
  readonly directory: string
}

const STAGING = '.staging-'
const STALE_AFTER = 24 * 3600_000

/**
 * Opens the runner's tool cache, or a temporary directory where there is none that we can write to.
 *
 * The layout is that of GitHub's tool cache (`<tool>/<version>/<architecture>`), with the platform and the archive's hash
 * for the architecture. The toolkit's own module is not used because it copies in place: two jobs on one machine would
 * see each other's half-written archives.
 */
export async function openToolCache(ports: InstallPorts): Promise<ToolCache> {
  if (ports.toolCache !== undefined) {
    try {
      return await ToolCache.at(ports.toolCache)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      ports.log.info(`The runner's tool cache is not used: ${why}`)
    }
  }
  return ToolCache.at(join(ports.tempDirectory, 'tools'))
}

/**
 * Archives kept between jobs. Nothing in it is trusted, and nothing run from there: whoever uses it reads an archive,
 * checks what it has read, and unpacks that elsewhere.
 */
export class ToolCache {
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
  }

  /** @throws an error of the file system when nothing can be written there */
  static async at(root: string): Promise<ToolCache> {
    await mkdir(root, { recursive: true })
    const cache = new ToolCache(root)
    await rm(await cache.staging(), { recursive: true })
    await cache.#removeStale()
    return cache
  }

  /** What there is of a product for a platform, newest version first. */
  async candidates(product: Product, platform: string): Promise<Candidate[]> {
    const versions = (await list(this.#tool(product))).filter((name) => semver.valid(name) === name)
    const found: Candidate[] = []
    for (const version of versions.sort(semver.rcompare)) {
      for (const name of await list(join(this.#tool(product), version))) {
        const hashPrefix = name.startsWith(`${platform}-`) ? name.slice(platform.length + 1) : ''
        if (!/^[0-9a-f]{16}$/.test(hashPrefix)) continue
        found.push({ version, hashPrefix, directory: join(this.#tool(product), version, name) })
      }
    }
    return found
  }

  /** A new private directory on the cache's file system, to be filled and given to `store` or removed. */
  staging(): Promise<string> {
    return mkdtemp(join(this.#root, STAGING))
  }

  /**
   * Moves a filled staging directory to its place, in one step that others see whole or not at all.
   * What another job has put there meanwhile stays.
   */
  async store(key: CacheKey, staging: string): Promise<void> {
    const place = `${key.platform}-${key.sha256.slice(0, 16)}`
    const directory = join(this.#tool(key.product), key.version, place)
    await mkdir(dirname(directory), { recursive: true })
    try {
      await rename(staging, directory)
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code))) throw error
    }
  }

  /** Removes a directory, if its owner lets us: what stays is checked again by whoever finds it. */
  async remove(directory: string): Promise<void> {
    await rm(directory, { recursive: true, force: true }).catch(() => {})
  }

  #tool(product: Product): string {
    return join(this.#root, `bake-dask-ami-${product.name}`)
  }

  /** What jobs left that were killed while they installed. */
  async #removeStale(): Promise<void> {
    const stagings = (await list(this.#root)).filter((name) => name.startsWith(STAGING))
    for (const directory of stagings.map((name) => join(this.#root, name))) {
      const modified = await stat(directory).then(
        (found) => found.mtimeMs,
        () => Date.now(),
      )
      if (Date.now() - modified > STALE_AFTER) await this.remove(directory)
    }
  }
}

function list(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => [])
}
