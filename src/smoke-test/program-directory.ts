import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** dist/smoke-test beside the bundle dist/bundle/index.js: cluster.py and what it needs. */
export const programDirectory = join(dirname(fileURLToPath(import.meta.url)), '..', 'smoke-test')
