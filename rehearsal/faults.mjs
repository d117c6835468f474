// npm run rehearse:faults: makes the machine ready, then cancels, loses and spoils bakes against EC2s on this machine (fault_injection/).
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureVenv } from '../scripts/setup/venv.mjs'
import { runPythonProgram } from './python-program.mjs'

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dask = path.join(repository, '__tests__/smoke-test/cluster/requirements.txt')

await runPythonProgram('fault_injection', () => ['--dask-python', ensureVenv(dask)])
