// npm run rehearse: makes the machine ready, then runs the action against an EC2 on this machine (rehearse/ says how).
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureVenv } from '../scripts/setup/venv.mjs'
import { runPythonProgram } from './python-program.mjs'

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dask = path.join(repository, '__tests__/smoke-test/cluster/requirements.txt')
const simulated = process.argv.some((word) => /^(?:--machines=)?simulated$/.test(word))

await runPythonProgram('rehearse', () => (simulated ? ['--dask-python', ensureVenv(dask)] : []))
