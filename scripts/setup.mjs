// npm run setup: makes the machine ready for single tests, as npm test does before it runs all of them.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runScript } from './setup/setup-error.mjs'
import { prepareForTests } from './setup/test-machine.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

await runScript(() => {
  prepareForTests(root)
  console.log('Ready for the tests.')
  return 0
})
