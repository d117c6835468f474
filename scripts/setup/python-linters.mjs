import path from 'node:path'
import { ensureVenv } from './venv.mjs'

/**
 * The programs that check this repository's Python.
 *
 * @param {string} root the repository
 * @returns {{ ruff: string, mypy: string }} paths of the programs
 * @throws {import('./setup-error.mjs').SetupError} when they cannot be installed
 */
export function ensurePythonLinters(root) {
  const bin = path.dirname(ensureVenv(path.join(root, 'scripts/lint/python-requirements.txt')))
  return { ruff: path.join(bin, 'ruff'), mypy: path.join(bin, 'mypy') }
}
