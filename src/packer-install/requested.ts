import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Request } from '../inputs/catalogue.ts'
import type { Runner } from '../runner/runner.ts'
import { type InstalledPacker, installPacker } from './install.ts'
import { machinePorts } from './machine-ports.ts'
import { PINS } from './pins.ts'

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
  return installPacker(
    {
      packerVersion: request.packerVersion ?? PINS.packer.default,
      pluginVersion: request.packerPluginVersion ?? PINS['packer-plugin-amazon'].default,
      mirror: request.packerMirror,
    },
    machinePorts({ log: runner, environment, toolCache, tempDirectory, privateDirectory, keyFile }),
  )
}
