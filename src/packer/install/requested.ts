import type { Request } from '../../inputs/catalogue.ts'
import type { Runner } from '../../runner/runner.ts'
import { keyFile } from '../template-directory.ts'
import { type InstalledPacker, installPacker } from './install.ts'
import { machinePorts } from './machine-ports.ts'
import { PINS } from './pins.ts'

/**
 * Gives the Packer and plugin that a request asks for.
 *
 * @throws what `installPacker` throws
 */
export function installRequested(
  request: Pick<Request, 'packerVersion' | 'packerPluginVersion' | 'packerMirror'>,
  runner: Runner,
): Promise<InstalledPacker> {
  const { environment, toolCache, tempDirectory } = runner.context
  return installPacker(
    {
      packerVersion: request.packerVersion ?? PINS.packer.default,
      pluginVersion: request.packerPluginVersion ?? PINS['packer-plugin-amazon'].default,
      mirror: request.packerMirror,
    },
    machinePorts({ log: runner, environment, toolCache, tempDirectory, keyFile }),
  )
}
