// Runs a TypeScript file of this repository on the Node.js that the action runs on: node scripts/node24.mjs FILE [ARGS]
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { actionNode, ensureNodeModules } from './setup/node.mjs'
import { run } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await runScript(() => {
  ensureNodeModules(root)
  return run(actionNode(root), process.argv.slice(2))
})
