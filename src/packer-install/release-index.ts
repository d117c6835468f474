import semver from 'semver'
import type { Product } from './products.ts'
import { refusal, TAMPERED } from './refusal.ts'

/**
 * The newest version in a release index that a range takes and that is built for the platform.
 *
 * Prereleases count only where the range names one of the same version (semver's rule); builds with metadata, such as
 * `1.8.0+ent`, never. Only version numbers are taken from the index: it is not signed.
 *
 * @param text `<product>/index.json` of a release server
 * @param origin where it came from, for the message
 * @throws UserError when it is not an index of this product, contradicts itself, or holds no match
 */
export function newestMatch(
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
      throw refusal(
        'index-contradicts-itself',
        `${origin} offers ${product.title} ${claimed ?? 'of no version'} under the name of ${version}.`,
        TAMPERED,
      )
    }
    if (isBuiltFor(release, platform)) return version
  }
  throw refusal(
    'no-such-version',
    `${origin} has no ${product.title} for ${platform} that matches '${range}' and is at least ${product.oldest}.`,
    `Correct input '${product.input}'.`,
  )
}

function versionsIn(text: string, product: Product, origin: string): Record<string, unknown> {
  const index = parsed(text)
  const versions = isRecord(index) ? index['versions'] : undefined
  if (!isRecord(index) || index['name'] !== product.name || !isRecord(versions)) {
    throw refusal(
      'bad-index',
      `${origin} is not the release index of ${product.name}.`,
      "Check input 'packer-mirror': it must have the layout of releases.hashicorp.com.",
    )
  }
  return versions
}

function isBuiltFor(release: unknown, platform: string): boolean {
  const builds = isRecord(release) ? release['builds'] : undefined
  return (
    Array.isArray(builds) &&
    builds.some((build) => `${property(build, 'os')}_${property(build, 'arch')}` === platform)
  )
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
