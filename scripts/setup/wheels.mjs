import path from 'node:path'
import { read } from './run.mjs'

const program = `
import sys
from pathlib import Path
from artifacts.client_packages import client_packages
print(client_packages(Path(sys.argv[1])).path)
`

/**
 * The packages of a smoke test's client as wheels, for steps that have no way out of this machine: fetched the first time, then
 * from the cache.
 *
 * @param {string} root the repository
 * @param {string} python
 * @returns {string} their directory, for PIP_FIND_LINKS
 * @throws {import('./setup-error.mjs').SetupError} when the package index cannot be reached
 */
export function ensureWheels(root, python) {
  const env = { ...process.env, PYTHONPATH: path.join(root, 'rehearsal') }
  return read(python, ['-c', program, root], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}
