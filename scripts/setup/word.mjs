import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Leaves word of what was found or made on this machine, for tests that are started without this set-up, by an editor
 * say. `__tests__/support/repository.ts` reads it.
 *
 * @param {string} root the repository
 * @param {{ python?: string, client?: string, otherDask?: string, awsCli?: string, wheels?: string, packer?: { programs: string, plugins: string }, linters?: { actionlint: string, zizmor: string }, pythonLinters?: { ruff: string, mypy: string } }} found
 */
export function leaveWord(root, found) {
  const file = path.join(root, 'node_modules/.bake-dask-ami/test-setup.json')
  mkdirSync(path.dirname(file), { recursive: true })
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  writeFileSync(file, `${JSON.stringify({ ...before, ...found }, null, 2)}\n`)
}
