// npm run bench: makes the machine ready, then measures on the Node.js that the action runs on.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureAptPackages } from './setup/apt.mjs'
import { actionNode, ensureNodeModules } from './setup/node.mjs'
import { ensurePacker } from './setup/packer.mjs'
import { run } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'
import { ensureVenv } from './setup/venv.mjs'
import { leaveWord } from './setup/word.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await runScript(() => {
  ensureNodeModules(root)
  ensureAptPackages({ 'python3-venv': 'runs the local EC2' })
  const python = ensureVenv(path.join(root, 'rehearsal/requirements.txt'))
  leaveWord(root, { python, packer: ensurePacker(root, python) })
  return run(actionNode(root), [path.join(root, 'scripts/bench.ts')])
})
