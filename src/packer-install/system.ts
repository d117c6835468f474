import semver from 'semver'
import type { InstallPorts } from './ports.ts'
import { AMAZON_PLUGIN, PACKER, PLUGIN_SOURCE, type Product } from './products.ts'
import { findOnPath, packerEnvironment, packerVersionOf, run } from './programs.ts'
import { refusal } from './refusal.ts'

/** A Packer that is on PATH. */
export interface SystemPacker {
  readonly program: string
  readonly version: string
}

/**
 * The first Packer on PATH. Programs of that name that are not HashiCorp's (cracklib has one) are passed over.
 *
 * @throws UserError when there is none, or it is too old; the message names both versions
 */
export async function systemPacker(ports: InstallPorts): Promise<SystemPacker> {
  const programs = await findOnPath('packer', ports.environment['PATH'] ?? '')
  for (const program of programs) {
    const said = await packerVersionOf(program, ports.environment)
    if (said.kind !== 'version' || semver.valid(said.version) === null) continue
    const { version } = said
    if (semver.gte(version, PACKER.oldest)) return { program, version }
    throw refusal(
      'packer-too-old',
      `${program} is Packer ${version}, but at least ${PACKER.oldest} is needed: ${PACKER.oldestBecause}.`,
      "Install a newer one before this step, or leave input 'packer-version' out.",
    )
  }
  const others = programs.length === 0 ? '' : ` (${programs.join(', ')} is not HashiCorp's Packer)`
  throw refusal(
    'packer-missing',
    `There is no Packer on PATH${others}; at least ${PACKER.oldest} is needed.`,
    "Install one before this step, or leave input 'packer-version' out.",
  )
}

/**
 * The newest amazon plugin that a Packer finds by itself: where PACKER_PLUGIN_PATH says, else in its own directory.
 *
 * @returns its version; undefined when there is none, or it is older than we take
 */
export async function usersPlugin(packer: string, ports: InstallPorts): Promise<string | undefined> {
  const printed = await run([packer, 'plugins', 'installed'], packerEnvironment(ports.environment)).catch(
    () => '',
  )
  const versions = [...printed.matchAll(PLUGIN_FILE)].flatMap((match) => match[1] ?? [])
  const newest = versions.filter((version) => semver.valid(version) === version).sort(semver.rcompare)[0]
  return newest !== undefined && semver.gte(newest, AMAZON_PLUGIN.oldest) ? newest : undefined
}

const PLUGIN_FILE = new RegExp(`/${PLUGIN_SOURCE}/packer-plugin-amazon_v([^_/\\s]+)_x`, 'g')

/** The error for `packer-plugin-version: system` where the user has no plugin that will do. */
export function noPlugin(product: Product) {
  return refusal(
    'plugin-missing',
    `Packer finds no amazon plugin of at least ${product.oldest} (${product.oldestBecause}).`,
    `Run 'packer plugins install ${PLUGIN_SOURCE}' before this step, or leave input '${product.input}' out.`,
  )
}
