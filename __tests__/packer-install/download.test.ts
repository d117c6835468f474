import { afterEach, beforeEach, expect, it } from 'vitest'
import { type DownloadContext, download } from '../../src/packer-install/download.ts'
import { type Fault, faults, TestServer } from './support/server.ts'

let server: TestServer

beforeEach(async () => {
  server = await TestServer.serving(new Map([['/file', Buffer.from('content')]]))
})
afterEach(() => server.close())

const quiet = async () => {}
const context = (sleep: DownloadContext['ports']['sleep'] = quiet): DownloadContext => ({
  abort: new AbortController(),
  ports: {
    log: { info: quiet, debug: quiet, notice: quiet, warning: quiet, group: (_, body) => body() },
    now: () => new Date(),
    sleep,
  },
})
const limits = { bytes: 1000, minutes: 5, silenceSeconds: 60 }
const file = () => new URL('/file', server.base)

it('gives up an attempt when the server falls silent in the middle of a body', async () => {
  server.misbehave('/file', faults.announcing(500))
  const content = await download(file(), { ...limits, silenceSeconds: 3 }, context())
  expect(content.toString()).toBe('content')
  expect(server.requests).toHaveLength(2)
})

it('gives up an attempt when the server does not answer', async () => {
  const silent: Fault = () => {}
  server.misbehave('/file', silent)
  const content = await download(file(), { ...limits, silenceSeconds: 3 }, context())
  expect(content.toString()).toBe('content')
})

it('ends when the time for all attempts together is over', async () => {
  server.misbehave('/file', faults.announcing(500))
  const downloading = download(file(), { ...limits, minutes: 0.002 }, context())
  await expect(downloading).rejects.toThrow(/\/file did not arrive within 0\.002 minutes/)
})

it('ends at once when the installation is given up, while it waits to try again', async () => {
  server.misbehave('/file', faults.status(500))
  const ended = context((_, signal) => {
    ended.abort.abort(new Error('given up'))
    return Promise.reject(signal.reason)
  })
  await expect(download(file(), limits, ended)).rejects.toThrow('given up')
  expect(server.requests).toHaveLength(1)
})

it('ends at once when the installation is given up, while it receives', async () => {
  const given = context()
  server.misbehave('/file', (response) => {
    response.writeHead(200, { 'content-length': 500 })
    response.write('x', () => given.abort.abort(new Error('given up')))
  })
  await expect(download(file(), limits, given)).rejects.toThrow(/ended|given up/)
  expect(server.requests).toHaveLength(1)
})
