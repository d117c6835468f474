import { afterEach, beforeEach, expect, it } from 'vitest'
import { download } from '../../src/packer-install/download.ts'
import { makeKey } from './support/keys.ts'
import { Machine } from './support/machine.ts'
import { faults, TestServer } from './support/server.ts'

let server: TestServer
let machine: Machine

beforeEach(async () => {
  server = await TestServer.serving(new Map([['/file', Buffer.from('content')]]))
  machine = new Machine()
})
afterEach(async () => {
  await server.close()
  machine.remove()
})

it('is given up when it takes too long, with a clear word', async () => {
  server.misbehave('/file', faults.announcing(500))
  const limits = { bytes: 1000, minutes: 0.002, silenceSeconds: 60 }
  const context = { abort: new AbortController(), ports: machine.ports(await makeKey()) }
  await expect(download(new URL('/file', server.base), limits, context)).rejects.toMatchObject({
    problems: [
      { code: 'download-too-slow', what: `${server.base}/file did not arrive within 0.002 minutes.` },
    ],
  })
})
