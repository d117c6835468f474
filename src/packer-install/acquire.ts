import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import type { ProblemCode } from '../errors/catalogue.ts'
import { UserError } from '../errors/problem.ts'
import type { Context } from './context.ts'
import { findPin } from './pins.ts'
import { archiveName, type Product } from './products.ts'
import { refusal } from './refusal.ts'
import type { Candidate } from './tool-cache.ts'
import { fetchArchive, sha256Of, type Vouched, vouchByPin, vouchBySignature, vouchFor } from './vouch.ts'

/** Files and directories of one product in the cache. */
export const LAYOUT = {
  archive: 'archive.zip',
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
} as const

/** A genuine archive, read into memory, and whether the cache has it. */
export interface Acquired {
  readonly product: Product
  readonly vouched: Vouched
  readonly content: Buffer
  readonly cached: boolean
}

/**
 * Gets a genuine archive of a product: from the cache, without the network, where that holds a version that will do; else
 * from the release server.
 *
 * The hash of a cached archive must be the pinned or the signed one. No hash that lies in the cache is believed: who can
 * change the archive can change that as well. It is read once, so that what is unpacked later is what was checked.
 *
 * @param request a version or a range
 * @throws UserError
 */
export async function acquire(product: Product, request: string, context: Context): Promise<Acquired> {
  for (const candidate of await context.cache.candidates(product, context.platform)) {
    if (!mayServe(candidate, product, request, context)) continue
    try {
      return await checkCached(candidate, product, context)
    } catch (error) {
      if (isOf(error, 'wrong-key')) throw error
      const why = error instanceof Error ? error.message : String(error)
      context.ports.log.warning(
        `${product.title} ${candidate.version} in the tool cache cannot be trusted and is replaced: ${why}`,
      )
      await context.cache.remove(candidate.directory)
    }
  }
  const vouched = await vouchFor(product, request, context)
  const content = await fetchArchive(product, vouched, context)
  return { product, vouched, content, cached: false }
}

function mayServe(candidate: Candidate, product: Product, request: string, context: Context): boolean {
  const pin = findPin(context.ports.pins[product.name], request, context.platform)
  if (pin !== undefined) return candidate.version === request && pin.sha256.startsWith(candidate.hashPrefix)
  return semver.satisfies(candidate.version, request) && semver.gte(candidate.version, product.oldest)
}

async function checkCached(candidate: Candidate, product: Product, context: Context): Promise<Acquired> {
  const { directory } = candidate
  const [vouched, content] = await Promise.all([
    vouchForCached(candidate, product, context),
    readFile(join(directory, LAYOUT.archive)),
  ])
  if (sha256Of(content) !== vouched.sha256) throw changed(`its archive is not ${vouched.archive}`)
  return { product, vouched, content, cached: true }
}

async function vouchForCached(candidate: Candidate, product: Product, context: Context): Promise<Vouched> {
  const { version, hashPrefix, directory } = candidate
  const pin = findPin(context.ports.pins[product.name], version, context.platform)
  if (pin?.sha256.startsWith(hashPrefix)) return vouchByPin(product, version, pin, context)
  const [sums, signature] = await Promise.all([
    readFile(join(directory, LAYOUT.sums)),
    readFile(join(directory, LAYOUT.signature)),
  ]).catch(() => {
    throw changed(`nothing vouches for ${archiveName(product, version, context.platform)}`)
  })
  return vouchBySignature(product, version, { sums, signature }, context)
}

function changed(what: string): UserError {
  return refusal('cache-changed', `${what}.`, 'It is downloaded again.')
}

function isOf(error: unknown, code: ProblemCode): boolean {
  return error instanceof UserError && error.problems.some((problem) => problem.code === code)
}
