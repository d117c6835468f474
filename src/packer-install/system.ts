import semver from 'semver'
import { run } from '../process/run.ts'
import { AMAZON_PLUGIN, PACKER, PLUGIN_SOURCE } from './products.ts'
import { findOnPath, packerEnvironment, TIME_LIMIT, versionOf } from './programs.ts'
import { InstallError, type InstallPorts } from './types.ts'

/** A Packer that is on PATH. */
export interface SystemPacker {
  readonly program: string
  readonly version: string
}

/**
 * The first Packer on PATH. Programs of that name that are not HashiCorp's (cracklib has one) are passed over.
 *
 * @throws InstallError when there is none, or it is too old; the message names both versions
 */
export async function systemPacker(ports: InstallPorts): Promise<SystemPacker> {
  const programs = findOnPath('packer', ports.environment['PATH'] ?? '')
  for (const program of programs) {
    const said = await versionOf(PACKER, program, ports.environment)
    if (said.kind !== 'version' || semver.valid(said.version) === null) continue
    const { version } = said
    if (semver.gte(version, PACKER.oldest)) return { program, version }
    throw new InstallError(
      'packer-too-old',
      `${program} is Packer ${version}, but at least ${PACKER.oldest} is needed: ${PACKER.oldestBecause}.`,
    )
  }
  const others = programs.length === 0 ? '' : ` (${programs.join(', ')} is not HashiCorp's Packer)`
  throw new InstallError(
    'packer-missing',
    `There is no Packer on PATH${others}; at least ${PACKER.oldest} is needed.`,
  )
}

/**
 * The newest amazon plugin that a Packer finds by itself: where PACKER_PLUGIN_PATH says, else in its own directory.
 *
 * @returns its version; undefined when there is none, or it is older than we take
 */
export async function usersPlugin(packer: string, ports: InstallPorts): Promise<string | undefined> {
  const environment = packerEnvironment(ports.environment)
  const options = { environment, timeoutMs: TIME_LIMIT }
  const printed = await run([packer, 'plugins', 'installed'], options).catch(() => '')
  const versions = [...printed.matchAll(PLUGIN_FILE)].flatMap((match) => match[1] ?? [])
  const newest = versions.filter((version) => semver.valid(version) === version).sort(semver.rcompare)[0]
  return newest !== undefined && semver.gte(newest, AMAZON_PLUGIN.oldest) ? newest : undefined
}

const PLUGIN_FILE = new RegExp(`/${PLUGIN_SOURCE}/packer-plugin-amazon_v([^_/\\s]+)_x`, 'g')

/** The error for `packer-plugin-version: system` where the user has no plugin that will do. */
export function noPlugin(): InstallError {
  return new InstallError(
    'plugin-missing',
    `Packer finds no amazon plugin of at least ${AMAZON_PLUGIN.oldest} (${AMAZON_PLUGIN.oldestBecause}).`,
  )
}
