import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { testSetup } from './repository.ts'

/**
 * The real Packer and its real amazon plugin, as `npm test` has built them.
 *
 * @param directory an existing directory; a test's own, where Packer keeps what is its user's
 * @returns the environment of a step that shall find both with `packer-version: system` and `packer-plugin-version: system`
 * @throws Error when `npm test` has not yet made this machine ready
 */
export function realPacker(directory: string): Readonly<Record<string, string>> {
  const { programs, plugins } = testSetup().packer
  const configuration = path.join(directory, 'packer-configuration')
  mkdirSync(configuration, { recursive: true })
  return {
    PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}`,
    PACKER_PLUGIN_PATH: plugins,
    PACKER_CONFIG_DIR: configuration,
  }
}
