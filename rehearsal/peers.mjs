// npm run rehearse:peers: makes the machine ready, then runs test suites that others wrote against an EC2 on this machine (peers/).
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureVenv } from '../scripts/setup/venv.mjs'
import { runPythonProgram } from './python-program.mjs'

const requirements = path.resolve(path.dirname(fileURLToPath(import.meta.url)), 'peers/requirements.txt')

await runPythonProgram('peers', () => ['--peer-python', ensureVenv(requirements)])
