import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** dist/template beside the bundle dist/bundle/index.js. */
export const templateDirectory = join(dirname(fileURLToPath(import.meta.url)), '..', 'template')
