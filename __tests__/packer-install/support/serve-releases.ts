import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { releasePlatform } from '../../../src/packer-install/products.ts'
import { makeKey } from './keys.ts'
import { pluginEntry } from './programs.ts'
import { Releases } from './releases.ts'
import { type Fault, faults, TestServer } from './server.ts'
import { type FileToZip, zipped } from './zip-writer.ts'

// A release server as a process of its own, for programs built on this machine:
//
//   serve-releases.ts --keys DIRECTORY [--packer VERSION=PATH]... [--plugin VERSION=PATH]...
//
// Writes the key file that stands in for HashiCorp's, and its fingerprint, into DIRECTORY; prints `{"url", "control"}` as a
// line of JSON. At `control` it takes faults (POST /faults) and gives the paths asked for so far (GET /requests). Ends at the
// end of its standard input, at SIGTERM and at SIGINT.

/** A fault as its sender describes it: what happens to the next `times` requests for paths that match `path` whole. */
interface FaultDescription {
  /** A regular expression. */
  readonly path: string
  /** `status` answers with `status` and `headers`; `stall` sends half of the body, and then nothing more. */
  readonly kind: string
  readonly times?: number
  readonly status?: number
  readonly headers?: Record<string, string>
}

const { values: options } = parseArgs({
  options: {
    keys: { type: 'string' },
    packer: { type: 'string', multiple: true, default: [] },
    plugin: { type: 'string', multiple: true, default: [] },
  },
})
if (options.keys === undefined) throw new Error('--keys is missing: a directory for the key file')
const key = await makeKey({ signingSubkey: true })
mkdirSync(options.keys, { recursive: true })
writeFileSync(path.join(options.keys, 'hashicorp.asc'), key.armored)
writeFileSync(path.join(options.keys, 'hashicorp.fingerprint'), `${key.fingerprint}\n`)
const server = await TestServer.serving((await published(options.packer, options.plugin)).files)
const control = createServer(async (request, response) => {
  if (request.method === 'GET' && request.url === '/requests') {
    response.writeHead(200).end(JSON.stringify(server.requests))
  } else if (request.method === 'POST' && request.url === '/faults') {
    try {
      commit(JSON.parse(await text(request)))
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  } else response.writeHead(404).end()
})
control.listen(0, '127.0.0.1', () => {
  const { port } = control.address() as AddressInfo
  console.log(JSON.stringify({ url: server.base, control: `http://127.0.0.1:${port}` }))
})
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))
process.stdin.on('end', () => process.exit(0)).resume()

async function published(packers: readonly string[], plugins: readonly string[]): Promise<Releases> {
  const platform = releasePlatform(process.platform, process.arch)
  const releases = Releases.empty(key, platform)
  const add = (product: string, version: string, program: FileToZip) =>
    releases.add(
      product,
      version,
      zipped([{ name: 'LICENSE.txt', content: 'A licence', mode: 0o100644 }, program]),
    )
  for (const [version, file] of packers.map(versionAndFile)) {
    await add('packer', version, { name: 'packer', content: readFileSync(file) })
  }
  for (const [version, file] of plugins.map(versionAndFile)) {
    await add('packer-plugin-amazon', version, {
      name: pluginEntry(version, platform),
      content: readFileSync(file),
    })
  }
  return releases
}

function versionAndFile(option: string): [version: string, file: string] {
  const [, version, file] = /^([^=]+)=(.+)$/.exec(option) ?? []
  if (version === undefined || file === undefined) throw new Error(`'${option}' is not VERSION=PATH`)
  return [version, file]
}

function commit({ path: pattern, kind, times = 1, status = 503, headers = {} }: FaultDescription): void {
  const known: Readonly<Record<string, Fault>> = {
    status: faults.status(status, headers),
    stall: faults.stalled,
  }
  const fault = known[kind]
  if (fault === undefined) {
    throw new Error(`there is no fault '${kind}': ${Object.keys(known).join(', ')}`)
  }
  server.misbehave(new RegExp(`^(?:${pattern})$`), ...Array<Fault>(times).fill(fault))
}
