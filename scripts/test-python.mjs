// npm run test:python -- FILE...: runs Python tests with the environment that npm test gives them; options are pytest's.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pytest, suiteOf } from './setup/python-suites.mjs'
import { run } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'
import { ensureVenv } from './setup/venv.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await runScript(() => {
  const given = process.argv.slice(2)
  const python = ensureVenv(path.join(root, suiteOf(given).requirements))
  const { args, options } = pytest(root, given)
  return run(python, args, options)
})
