// npm run rehearse:workflows: makes the machine ready, then runs docs/workflows by act against EC2s on this machine (workflow_runs/).
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureVenv } from '../scripts/setup/venv.mjs'
import { runPythonProgram } from './python-program.mjs'

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const dask = path.join(repository, '__tests__/smoke-test/cluster/requirements.txt')

await runPythonProgram('workflow_runs', () => ['--dask-python', ensureVenv(dask)])
