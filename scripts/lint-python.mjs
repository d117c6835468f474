// npm run lint:python: checks the Python as npm test does; with --fix it fixes first what ruff can fix.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonChecks } from './lint/python.mjs'
import { ensurePythonLinters } from './setup/python-linters.mjs'
import { run } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'
import { ensureVenv } from './setup/venv.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await runScript(() => {
  const linters = ensurePythonLinters(root)
  const python = ensureVenv(path.join(root, 'rehearsal/requirements.txt'))
  if (process.argv.includes('--fix')) {
    run(linters.ruff, ['check', '--fix', '--quiet', '--exit-zero', '.'], { cwd: root })
    run(linters.ruff, ['format', '--quiet', '.'], { cwd: root })
  }
  const failed = pythonChecks(root, linters, python).filter(
    ({ program, args }) => run(program, args, { cwd: root }) !== 0,
  )
  return failed.length === 0 ? 0 : 1
})
