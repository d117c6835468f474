// Brings src/packer-install/pins.json and src/inputs/rapids-image.json up to the newest releases:
// node scripts/node24.mjs scripts/refresh-pins.ts [MIRROR]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import rapidsImage from '../src/inputs/rapids-image.json' with { type: 'json' }
import { makeContext } from '../src/packer-install/install.ts'
import { PINS, type Pin, type Pins, type ProductPins } from '../src/packer-install/pins.ts'
import { AMAZON_PLUGIN, PACKER, type Product } from '../src/packer-install/products.ts'
import { fileUrl, sumsName } from '../src/packer-install/releases.ts'
import type { InstallPorts } from '../src/packer-install/types.ts'
import { expectedArchive } from '../src/packer-install/verify.ts'
import { refreshedRapidsImage } from './rapids-tag.ts'

/** The platforms that the action runs on, as node names them. */
const PLATFORMS = [
  { os: 'darwin', architecture: 'x64' },
  { os: 'darwin', architecture: 'arm64' },
  { os: 'linux', architecture: 'x64' },
  { os: 'linux', architecture: 'arm64' },
] as const

/** A pin that contradicts the signed list of checksums: one of the two is wrong, and a person has to find out which. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction'
}

/**
 * The pins with the newest release of the default's major version added and made the default, for every product.
 *
 * Every hash comes from a list of checksums with a good signature by the key in `ports.keyFile`; archives are not
 * downloaded. Pins that are there already stay.
 *
 * @param mirror base address of the release server; undefined for HashiCorp's
 * @throws Contradiction, and UserError when the signature is not good or a platform is missing
 */
export async function refreshedPins(pins: Pins, ports: InstallPorts, mirror?: string): Promise<Pins> {
  return {
    packer: await refreshed(PACKER, pins.packer, ports, mirror),
    'packer-plugin-amazon': await refreshed(AMAZON_PLUGIN, pins['packer-plugin-amazon'], ports, mirror),
  }
}

async function refreshed(
  product: Product,
  known: ProductPins,
  ports: InstallPorts,
  mirror: string | undefined,
): Promise<ProductPins> {
  const nothing: ProductPins = { default: known.default, versions: {} }
  const unpinned = { ...ports, pins: { packer: nothing, 'packer-plugin-amazon': nothing } }
  let version = `^${known.default}`
  const platforms: Record<string, Pin> = {}
  for (const machine of PLATFORMS) {
    const context = await makeContext(mirror, { ...unpinned, ...machine })
    const archive = await expectedArchive(product, version, context)
    version = archive.version
    const sums = fileUrl(context.base, product, `${version}/${sumsName(product, version)}`)
    const before = known.versions[version]?.[context.platform]
    if (before !== undefined && before.sha256 !== archive.sha256) {
      throw new Contradiction(
        `${archive.name} is pinned as ${before.sha256}, but ${sums.href} has ${archive.sha256}`,
      )
    }
    const sources = [...new Set([...(before?.sources ?? []), sums.href])]
    platforms[context.platform] = { sha256: archive.sha256, sources }
  }
  return { default: version, versions: { ...known.versions, [version]: platforms } }
}

async function main(mirror: string | undefined): Promise<void> {
  const root = path.join(import.meta.dirname, '..')
  const file = path.join(root, 'src/packer-install/pins.json')
  const scratch = mkdtempSync(path.join(tmpdir(), 'refresh-pins-'))
  const print = (line: string) => console.log(line)
  const ports: InstallPorts = {
    log: { info: print, debug: () => {}, notice: print, warning: print, group: (_, body) => body() },
    os: 'linux',
    architecture: 'x64',
    environment: {},
    hasToolCache: false,
    privateDirectory: scratch,
    keyFile: path.join(root, 'src/packer-install/keys/hashicorp.asc'),
    pins: PINS,
    now: () => new Date(),
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  }
  try {
    const pins = await refreshedPins(PINS, ports, mirror)
    writeFileSync(file, JSON.stringify(pins, undefined, 2))
    execFileSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', file], {
      stdio: 'inherit',
    })
    for (const [name, { default: version }] of Object.entries(pins)) print(`${name}: ${version}`)
    print(`${rapidsImage.repository}: ${await refreshRapidsImage(root)}`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Writes the newest tag to where it is the default and to the example that names it; gives the tag. */
async function refreshRapidsImage(root: string): Promise<string> {
  const image = await refreshedRapidsImage(rapidsImage, new Date().toISOString().slice(0, 10))
  writeFileSync(path.join(root, 'src/inputs/rapids-image.json'), `${JSON.stringify(image, undefined, 2)}\n`)
  const example = path.join(root, 'docs/workflows/matrix.yml')
  const named = ({ repository, tag }: typeof image) => `${repository}:${tag}`
  writeFileSync(example, readFileSync(example, 'utf8').replaceAll(named(rapidsImage), named(image)))
  return image.tag
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2])
