import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { shown } from '../http/addresses.ts'
import { type Acquired, LAYOUT } from './acquire.ts'
import type { Context } from './context.ts'
import { PLUGIN_SOURCE } from './products.ts'
import { packerEnvironment, packerVersionOf, pluginVersionOf, run, type VersionSaid } from './programs.ts'
import { refusal, TAMPERED } from './refusal.ts'
import { unpackProgram } from './unpack.ts'

/** A product that is ready to be used. */
export interface Tool {
  readonly version: string
  /** Absolute path of the program. */
  readonly program: string
  /** The directory that holds it and nothing else; of the plugin it is what PACKER_PLUGIN_PATH must be. */
  readonly directory: string
  readonly by: 'pinned' | 'signed'
  readonly cached: boolean
}

/** Unpacks and tries Packer. @throws UserError when it is not the version that it should be */
export async function finishPacker(acquired: Acquired, context: Context): Promise<Tool> {
  const { content, vouched, product } = acquired
  const directory = join(context.ports.privateDirectory, 'packer')
  const program = await unpackProgram(content, product, vouched, context.platform, directory)
  requireVersion(acquired, await packerVersionOf(program, context.ports.environment))
  return finish(acquired, program, directory, context)
}

/**
 * Unpacks and tries the plugin, and has a Packer install it into a directory of its own.
 *
 * @param packer path of the Packer that is going to use it
 * @throws UserError when it is not the version that it should be
 * @throws CommandError when Packer does not take it
 */
export async function finishPlugin(acquired: Acquired, packer: string, context: Context): Promise<Tool> {
  const { content, vouched, product } = acquired
  const { environment, privateDirectory } = context.ports
  const unpacked = await unpackProgram(content, product, vouched, context.platform, privateDirectory)
  requireVersion(acquired, await pluginVersionOf(unpacked, environment))
  const directory = join(privateDirectory, 'plugins')
  const env = packerEnvironment(environment, directory)
  await run([packer, 'plugins', 'install', '--path', unpacked, PLUGIN_SOURCE], env)
  await rm(unpacked)
  return finish(acquired, join(directory, PLUGIN_SOURCE, basename(unpacked)), directory, context)
}

async function finish(
  acquired: Acquired,
  program: string,
  directory: string,
  context: Context,
): Promise<Tool> {
  const { product, vouched, cached } = acquired
  const { log } = context.ports
  if (!cached) await keep(acquired, context)
  const from = cached
    ? 'from the tool cache, checked again'
    : `installed from ${shown(new URL(context.base))}`
  log.info(`${product.title} ${vouched.version}: ${from} (${vouched.because})`)
  return { version: vouched.version, program, directory, by: vouched.by, cached }
}

/** Puts the archive into the cache. Where others own what lies there, the next job downloads again, and no more is lost. */
async function keep(acquired: Acquired, context: Context): Promise<void> {
  const { product, vouched } = acquired
  const key = { product, version: vouched.version, platform: context.platform, sha256: vouched.sha256 }
  try {
    const staging = await context.cache.staging()
    try {
      await writeArchive(staging, acquired)
      await context.cache.store(key, staging)
    } finally {
      await context.cache.remove(staging)
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    context.ports.log.info(`${product.title} is not kept in the tool cache: ${why}`)
  }
}

/** Lays beside the archive what proves later that it is genuine. */
async function writeArchive(staging: string, { content, vouched }: Acquired): Promise<void> {
  await writeFile(join(staging, LAYOUT.archive), content)
  if (vouched.evidence === undefined) return
  await writeFile(join(staging, LAYOUT.sums), vouched.evidence.sums)
  await writeFile(join(staging, LAYOUT.signature), vouched.evidence.signature)
}

function requireVersion({ product, vouched }: Acquired, said: VersionSaid): void {
  if (said.kind === 'version' && said.version === vouched.version) return
  const program = `${product.title} ${vouched.version}`
  if (said.kind === 'failed') {
    const what = `${program} is genuine, but could not be run on this runner. It said: ${said.printed}`
    const remedy =
      'Mend what it says. If it cannot be started at all: RUNNER_TEMP must be on a file system that programs may be run from.'
    throw refusal('program-failed', what, remedy)
  }
  if (said.kind === 'no-answer') {
    const printed = said.printed === '' ? '' : ` It said: ${said.printed}`
    throw refusal(
      'program-silent',
      `${program} is genuine, but did not tell its version within two minutes and was ended.${printed}`,
      'Run again; if it stays, look for what holds programs up on this runner, such as a virus scanner.',
    )
  }
  const holds =
    said.kind === 'version'
      ? `${product.title} ${said.version}`
      : `a program that does not say its version but: ${said.printed || 'nothing'}`
  throw refusal('wrong-program', `${vouched.archive} holds ${holds}, not ${program}.`, TAMPERED)
}
