import semver from 'semver'
import { type Acquired, acquire } from './acquire.ts'
import { type Context, makeContext } from './context.ts'
import { finishPacker, finishPlugin, type Tool } from './finish.ts'
import type { InstallPorts } from './ports.ts'
import { AMAZON_PLUGIN, PACKER } from './products.ts'
import { noPlugin, systemPacker, usersPlugin } from './system.ts'

/** Which Packer and which plugin are wanted. */
export interface InstallRequest {
  /** `system` (what is on PATH), a version such as `1.16.0`, or a range such as `>=1.16.0 <1.17.0`. */
  readonly packerVersion: string
  /** The same for the amazon plugin; `system` is what Packer finds by itself. */
  readonly pluginVersion: string
  /** Base address of a server with the layout of releases.hashicorp.com, or undefined for that one. */
  readonly mirror: string | undefined
}

/** A Packer that is ready to build with the amazon plugin. */
export interface InstalledPacker {
  /** Absolute path of the program. */
  readonly packer: string
  readonly packerVersion: string
  readonly pluginVersion: string
  /** What PACKER_PLUGIN_PATH must be; undefined leaves the user's own. */
  readonly pluginPath: string | undefined
  /** How Packer is known to be genuine: by a pinned hash, by a signature, or because the user put it on PATH. */
  readonly source: 'system' | 'pinned' | 'signed'
  /** Whether nothing had to be downloaded. */
  readonly cached: boolean
}

/** Packer as it will be run, whoever installed it. */
type ReadyPacker = Pick<Tool, 'program' | 'version' | 'cached'> & {
  readonly source: InstalledPacker['source']
}

const SYSTEM = 'system'

/**
 * Gets Packer and its amazon plugin, and makes sure that they are what HashiCorp released: by the hashes in pins.json,
 * else by the signature of HashiCorp's key. `packer init` has no part in it: that checks no signature. Both are unpacked into
 * the private directory and run from there, wherever their archives come from.
 *
 * With `system` the plugin that the user's Packer finds is used where it is new enough; an exact version that is asked
 * for counts as the least then.
 *
 * @throws UserError when something is missing, too old, unknown or not genuine; nothing is kept in the cache then
 * @throws CommandError when Packer does not take the plugin
 */
export async function installPacker(request: InstallRequest, ports: InstallPorts): Promise<InstalledPacker> {
  const context = await makeContext(request.mirror, ports)
  if (request.packerVersion === SYSTEM) {
    const { program, version } = await systemPacker(ports)
    return withPlugin({ program, version, source: SYSTEM, cached: true }, request, context)
  }
  if (request.pluginVersion === SYSTEM) return withPlugin(await packerOf(request, context), request, context)
  const [packer, plugin] = await acquireBoth(request, context)
  const ready = asReady(await finishPacker(packer, context))
  return installed(ready, await finishPlugin(plugin, ready.program, context))
}

/** Side by side: both wait for the network, or for the cache to be checked. When one fails, the other is ended. */
async function acquireBoth(request: InstallRequest, context: Context): Promise<[Acquired, Acquired]> {
  const acquiring = [
    acquire(PACKER, request.packerVersion, context),
    acquire(AMAZON_PLUGIN, request.pluginVersion, context),
  ] as const
  try {
    return await Promise.all(acquiring)
  } catch (error) {
    context.abort.abort()
    await Promise.allSettled(acquiring)
    throw error
  }
}

async function packerOf(request: InstallRequest, context: Context): Promise<ReadyPacker> {
  return asReady(await finishPacker(await acquire(PACKER, request.packerVersion, context), context))
}

async function withPlugin(
  packer: ReadyPacker,
  request: InstallRequest,
  context: Context,
): Promise<InstalledPacker> {
  const { pluginVersion } = request
  const found = await usersPlugin(packer.program, context.ports)
  if (found !== undefined && isEnough(found, pluginVersion)) {
    context.ports.log.info(
      `Packer ${packer.version} with the amazon plugin ${found}, as they are on this machine`,
    )
    return describe(packer, found, undefined, packer.cached)
  }
  if (pluginVersion === SYSTEM) throw noPlugin(AMAZON_PLUGIN)
  const acquired = await acquire(AMAZON_PLUGIN, pluginVersion, context)
  return installed(packer, await finishPlugin(acquired, packer.program, context))
}

function isEnough(found: string, wanted: string): boolean {
  if (wanted === SYSTEM) return true
  return semver.valid(wanted) === null ? semver.satisfies(found, wanted) : semver.gte(found, wanted)
}

function asReady(tool: Tool): ReadyPacker {
  return { program: tool.program, version: tool.version, cached: tool.cached, source: tool.by }
}

function installed(packer: ReadyPacker, plugin: Tool): InstalledPacker {
  return describe(packer, plugin.version, plugin.directory, packer.cached && plugin.cached)
}

function describe(
  packer: ReadyPacker,
  pluginVersion: string,
  pluginPath: string | undefined,
  cached: boolean,
): InstalledPacker {
  return {
    packer: packer.program,
    packerVersion: packer.version,
    pluginVersion,
    pluginPath,
    source: packer.source,
    cached,
  }
}
