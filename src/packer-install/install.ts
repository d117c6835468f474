import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import semver from 'semver'
import { shown } from '../http/addresses.ts'
import type { Request } from '../inputs/catalogue.ts'
import { run } from '../process/run.ts'
import type { Runner } from '../runner/runner.ts'
import { cachedArchive, keepArchive } from './archive-cache.ts'
import { PINS } from './pins.ts'
import { AMAZON_PLUGIN, PACKER, PLUGIN_SOURCE, type Product, releasePlatform } from './products.ts'
import { packerEnvironment, requireVersion, TIME_LIMIT } from './programs.ts'
import { RELEASES } from './releases.ts'
import { noPlugin, systemPacker, usersPlugin } from './system.ts'
import type { Context, InstallPorts, VerifiedArchive } from './types.ts'
import { unpackProgram } from './unpack.ts'
import { fetchVerified } from './verify.ts'

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

type ReadyPacker = Pick<InstalledPacker, 'packer' | 'packerVersion' | 'source' | 'cached'>

const SYSTEM = 'system'
/** HashiCorp's public key: dist/keys/hashicorp.asc beside the bundle dist/bundle/index.js. */
const keyFile = join(dirname(fileURLToPath(import.meta.url)), '..', 'keys', 'hashicorp.asc')

/**
 * Gives the Packer and plugin that a request asks for. The post step removes them: Packer may outlive a cancelled step.
 *
 * @throws what `installPacker` throws
 */
export async function installRequested(
  request: Pick<Request, 'packerVersion' | 'packerPluginVersion' | 'packerMirror'>,
  runner: Runner,
): Promise<InstalledPacker> {
  const { environment, toolCache, tempDirectory } = runner.context
  const privateDirectory = await runner.state.makeDirectory('packer-programs', tempDirectory)
  const wanted = {
    packerVersion: request.packerVersion ?? PINS.packer.default,
    pluginVersion: request.packerPluginVersion ?? PINS['packer-plugin-amazon'].default,
    mirror: request.packerMirror,
  }
  return installPacker(wanted, {
    ...{ log: runner, environment, privateDirectory, keyFile, hasToolCache: toolCache !== undefined },
    ...{ os: process.platform, architecture: process.arch, pins: PINS, now: () => new Date() },
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  })
}

/**
 * Gets Packer and its amazon plugin, and makes sure that they are what HashiCorp released: by the hashes in pins.json,
 * else by the signature of HashiCorp's key. `packer init` has no part in it: that checks no signature. Both are unpacked into
 * the private directory and run from there, wherever their archives come from.
 *
 * With `system` the plugin that the user's Packer finds is used where it is new enough; an exact version that is asked
 * for is the minimum then.
 *
 * @throws InstallError when something is missing, too old, unknown or not genuine; nothing is kept in the cache then
 * @throws CommandError when Packer does not take the plugin
 */
export async function installPacker(request: InstallRequest, ports: InstallPorts): Promise<InstalledPacker> {
  const context = makeContext(request.mirror, ports)
  if (request.packerVersion === SYSTEM) {
    const { program, version } = await systemPacker(ports)
    const packer = { packer: program, packerVersion: version, source: SYSTEM, cached: true } as const
    return withPlugin(packer, request.pluginVersion, context)
  }
  if (request.pluginVersion === SYSTEM) {
    const archive = await getArchive(PACKER, request.packerVersion, context)
    return withPlugin(await installProgram(archive, context), request.pluginVersion, context)
  }
  const [packer, plugin] = await fetchBoth(request, context)
  return installPlugin(plugin, await installProgram(packer, context), context)
}

/** @throws InstallError when this is not a platform that we run on */
export function makeContext(mirror: string | undefined, ports: InstallPorts): Context {
  const platform = releasePlatform(ports.os, ports.architecture)
  return { ports, platform, base: mirror ?? RELEASES, abort: new AbortController() }
}

/** Gets a verified archive, from the cache if that has one; `request` is a version or a range. */
async function getArchive(product: Product, request: string, context: Context): Promise<VerifiedArchive> {
  return (await cachedArchive(product, request, context)) ?? (await fetchVerified(product, request, context))
}

/** Side by side: both wait for the network, or for the cache to be checked. When one fails, the other is ended. */
async function fetchBoth(request: InstallRequest, context: Context) {
  const both = [
    getArchive(PACKER, request.packerVersion, context),
    getArchive(AMAZON_PLUGIN, request.pluginVersion, context),
  ] as const
  try {
    return await Promise.all(both)
  } catch (error) {
    context.abort.abort()
    await Promise.allSettled(both)
    throw error
  }
}

async function withPlugin(packer: ReadyPacker, wanted: string, context: Context): Promise<InstalledPacker> {
  const found = await usersPlugin(packer.packer, context.ports)
  if (found !== undefined && isEnough(found, wanted)) {
    context.ports.log.info(
      `Packer ${packer.packerVersion} with the amazon plugin ${found}, as they are on this machine`,
    )
    return { ...packer, pluginVersion: found, pluginPath: undefined }
  }
  if (wanted === SYSTEM) throw noPlugin()
  return installPlugin(await getArchive(AMAZON_PLUGIN, wanted, context), packer, context)
}

function isEnough(found: string, wanted: string): boolean {
  if (wanted === SYSTEM) return true
  return semver.valid(wanted) === null ? semver.satisfies(found, wanted) : semver.gte(found, wanted)
}

/** Unpacks and tries Packer. @throws InstallError when it is not the version that it should be */
async function installProgram(archive: VerifiedArchive, context: Context): Promise<ReadyPacker> {
  const { environment, privateDirectory } = context.ports
  const packer = await unpackProgram(archive, context.platform, join(privateDirectory, 'packer'))
  await requireVersion(archive, packer, environment)
  await finish(archive, context)
  const { version, verifiedBy, cached } = archive
  return { packer, packerVersion: version, source: verifiedBy, cached }
}

/** Unpacks and tries the plugin, and has the Packer that is going to use it install it into a directory of its own. */
async function installPlugin(
  archive: VerifiedArchive,
  packer: ReadyPacker,
  context: Context,
): Promise<InstalledPacker> {
  const { environment, privateDirectory } = context.ports
  const unpacked = await unpackProgram(archive, context.platform, privateDirectory)
  await requireVersion(archive, unpacked, environment)
  const pluginPath = join(privateDirectory, 'plugins')
  await run([packer.packer, 'plugins', 'install', '--path', unpacked, PLUGIN_SOURCE], {
    environment: packerEnvironment(environment, pluginPath),
    timeoutMs: TIME_LIMIT,
  })
  await rm(unpacked)
  await finish(archive, context)
  return { ...packer, pluginVersion: archive.version, pluginPath, cached: packer.cached && archive.cached }
}

/** Keeps what was downloaded for the next job, now that it has been tried, and says what was installed. */
async function finish(archive: VerifiedArchive, context: Context): Promise<void> {
  const { product, version, reason, cached } = archive
  if (!cached) await keepArchive(archive, context)
  const from = cached
    ? 'from the tool cache, checked again'
    : `installed from ${shown(new URL(context.base))}`
  context.ports.log.info(`${product.title} ${version}: ${from} (${reason})`)
}
