import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Acquired, LAYOUT } from './acquire.ts'
import { shown } from './addresses.ts'
import { differenceFrom, programPath, unpackTo } from './contents.ts'
import type { Context } from './context.ts'
import { PLUGIN_SOURCE } from './products.ts'
import { packerEnvironment, packerVersionOf, pluginVersionOf, run, type VersionSaid } from './programs.ts'
import { refusal, TAMPERED } from './refusal.ts'

/** A product that is ready to be used. */
export interface Tool {
  readonly version: string
  /** Absolute path of the program. */
  readonly program: string
  /** The directory that holds it and nothing else. */
  readonly directory: string
  readonly by: 'pinned' | 'signed'
  readonly cached: boolean
}

/** Puts the program into a fresh directory `tool` so that it can be used from there, and gives its version. */
type Install = (acquired: Acquired, staging: string, tool: string, context: Context) => Promise<void>

/** Unpacks and tries Packer. @throws UserError when it is not the version that it should be */
export function finishPacker(acquired: Acquired, context: Context): Promise<Tool> {
  return finish(acquired, context, async ({ archive, vouched, product }, _, tool) => {
    const program = join(tool, programPath(product, archive.entry))
    await unpackTo(program, archive, vouched.archive)
    requireVersion(acquired, await packerVersionOf(program, context.ports.environment))
  })
}

/**
 * Unpacks and tries the plugin, and has a Packer install it into a directory of its own.
 *
 * @param packer path of the Packer that is going to use it
 * @throws UserError when it is not the version that it should be
 * @throws CommandError when Packer does not take it
 */
export function finishPlugin(acquired: Acquired, packer: string, context: Context): Promise<Tool> {
  return finish(acquired, context, async ({ archive, vouched }, staging, tool) => {
    const unpacked = join(staging, archive.entry.name)
    await unpackTo(unpacked, archive, vouched.archive)
    requireVersion(acquired, await pluginVersionOf(unpacked, context.ports.environment))
    const env = packerEnvironment(context.ports.environment, tool)
    await run([packer, 'plugins', 'install', '--path', unpacked, PLUGIN_SOURCE], env)
    await rm(unpacked)
  })
}

async function finish(acquired: Acquired, context: Context, install: Install): Promise<Tool> {
  const { product, vouched, cachedIn } = acquired
  const { log } = context.ports
  if (cachedIn !== undefined) {
    log.info(`${product.title} ${vouched.version}: from the tool cache, checked again (${vouched.because})`)
    return asTool(acquired, cachedIn)
  }
  const staging = await context.cache.staging()
  try {
    const tool = join(staging, LAYOUT.tool)
    await install(acquired, staging, tool, context)
    const difference = await differenceFrom(tool, product, acquired.archive)
    if (difference !== undefined)
      throw new Error(`${product.title} was not installed as it should be: ${difference}`)
    await keepEvidence(staging, acquired)
    const isGood = async (directory: string) =>
      (await differenceFrom(join(directory, LAYOUT.tool), product, acquired.archive)) === undefined
    const key = { product, version: vouched.version, platform: context.platform, sha256: vouched.sha256 }
    const directory = await context.cache.store(key, staging, isGood)
    log.info(
      `${product.title} ${vouched.version}: installed from ${shown(new URL(context.base))} (${vouched.because})`,
    )
    return asTool(acquired, directory)
  } finally {
    await context.cache.remove(staging)
  }
}

/** Lays beside the program what proves later that it is genuine. */
async function keepEvidence(staging: string, { archive, vouched }: Acquired): Promise<void> {
  await writeFile(join(staging, LAYOUT.archive), archive.content)
  if (vouched.evidence === undefined) return
  await writeFile(join(staging, LAYOUT.sums), vouched.evidence.sums)
  await writeFile(join(staging, LAYOUT.signature), vouched.evidence.signature)
}

function asTool({ product, archive, vouched, cachedIn }: Acquired, place: string): Tool {
  const directory = join(place, LAYOUT.tool)
  const program = join(directory, programPath(product, archive.entry))
  return { version: vouched.version, program, directory, by: vouched.by, cached: cachedIn !== undefined }
}

function requireVersion({ product, vouched }: Acquired, said: VersionSaid): void {
  if (said.kind === 'version' && said.version === vouched.version) return
  const program = `${product.title} ${vouched.version}`
  if (said.kind === 'failed') {
    const what = `${program} is genuine, but could not be run on this runner. It said: ${said.printed}`
    const remedy =
      'Mend what it says. If it cannot be started at all: RUNNER_TOOL_CACHE must be on a file system that programs may be run from.'
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
