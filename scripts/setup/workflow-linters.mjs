import path from 'node:path'
import { read } from './run.mjs'
import { ensureVenv } from './venv.mjs'

const program = `
from artifacts.workflow_tools import actionlint
print(actionlint())
`

/**
 * The programs that check workflows: actionlint, built from its Go module, and zizmor from its wheel; from the cache after
 * the first time.
 *
 * @param {string} root the repository
 * @param {string} python one that can import the rehearsal's packages
 * @returns {{ actionlint: string, zizmor: string }} paths of the programs
 * @throws {import('./setup-error.mjs').SetupError} when one cannot be fetched or built
 */
export function ensureWorkflowLinters(root, python) {
  const env = { ...process.env, PYTHONPATH: path.join(root, 'rehearsal') }
  const actionlint = read(python, ['-c', program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const venv = ensureVenv(path.join(root, 'scripts/lint/zizmor-requirements.txt'))
  return { actionlint, zizmor: path.join(path.dirname(venv), 'zizmor') }
}
