import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { read, run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

// The system's own, because the Debian package python3-venv belongs to it and a version manager's python may be first on PATH.
const systemPython = '/usr/bin/python3'

// Scripts of an environment hold its path, so it cannot be made elsewhere and renamed; the mark at the end says it is whole.
const makeVenv = `
set -eu
[ ! -e "$1/.finished" ] || exit 0
rm -rf "$1"
${systemPython} -m venv "$1"
"$1/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$2"
touch "$1/.finished"
`

/**
 * This project's directory for what is slow to make, as the XDG base directory specification places it. The rehearsal's
 * `artifacts.cache` uses the same one.
 *
 * @returns {string}
 */
export function cacheDirectory() {
  return path.join(
    path.resolve(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache')),
    'bake-dask-ami',
  )
}

/**
 * Makes a Python virtual environment with exactly the pinned requirements, unless the cache has it. A second process that
 * wants the same one waits for the first.
 *
 * @param {string} requirements path of a pip requirements file
 * @returns {string} path of the environment's python
 * @throws {SetupError} when python3 or its venv module is missing, or pip fails
 */
export function ensureVenv(requirements) {
  const version = read(systemPython, ['--version'])
  const key = createHash('sha256')
    .update(version)
    .update('\0')
    .update(readFileSync(requirements))
    .digest('hex')
  const venv = path.join(cacheDirectory(), 'venv', key.slice(0, 20))
  if (!existsSync(path.join(venv, '.finished'))) {
    console.log(`Making a Python environment from ${path.basename(requirements)} in ${venv}`)
    mkdirSync(path.dirname(venv), { recursive: true })
    const exitCode = run('flock', [`${venv}.lock`, 'sh', '-c', makeVenv, 'sh', venv, requirements])
    if (exitCode !== 0)
      throw new SetupError(`The Python environment could not be made (exit code ${exitCode}); why is above.`)
  }
  return path.join(venv, 'bin/python')
}
