import path from 'node:path'
import { ensureAptPackages } from './apt.mjs'
import { read, succeeds } from './run.mjs'

const program = `
import json
from artifacts.packer import packer
found = packer()
print(json.dumps({"programs": str(found.program_directory), "plugins": str(found.plugin_directory)}))
`

/**
 * Packer and its amazon plugin, as the rehearsal builds them from their Go modules: minutes the first time, then from the
 * cache.
 *
 * @param {string} root the repository
 * @param {string} python
 * @returns {{ programs: string, plugins: string }} directories for PATH and for PACKER_PLUGIN_PATH
 * @throws {import('./setup-error.mjs').SetupError} when there is no Go, or the build fails
 */
export function ensurePacker(root, python) {
  if (!succeeds('go', ['version'])) ensureAptPackages({ 'golang-go': 'builds Packer and its plugin' })
  console.log('Finding or building Packer and its amazon plugin (some minutes the first time)')
  const env = { ...process.env, PYTHONPATH: path.join(root, 'rehearsal') }
  return JSON.parse(read(python, ['-c', program], { env, stdio: ['ignore', 'pipe', 'inherit'] }))
}
