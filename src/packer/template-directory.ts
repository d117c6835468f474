import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = join(dirname(fileURLToPath(import.meta.url)), '..')

/** dist/template beside the bundle dist/main/index.js. */
export const templateDirectory = join(dist, 'template')

/** HashiCorp's public key, dist/keys/hashicorp.asc. */
export const keyFile = join(dist, 'keys', 'hashicorp.asc')
