import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { installPacker } from '../../src/packer-install/install.ts'
import { Machine } from './support/machine.ts'
import { fakePacker, fakePlugin } from './support/programs.ts'
import { ReleaseProcess } from './support/release-process.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-releases-'))
let releases: ReleaseProcess
let machine: Machine

beforeAll(async () => {
  const programs = [
    ['--packer', '1.16.0', fakePacker('1.16.0')],
    ['--packer', '1.16.1', fakePacker('1.16.1')],
    ['--plugin', '1.8.2', fakePlugin('1.8.2')],
  ].flatMap(([option = '', version = '', script = '']) => {
    const file = path.join(directory, `${option}-${version}`)
    writeFileSync(file, script, { mode: 0o755 })
    return [option, `${version}=${file}`]
  })
  releases = await ReleaseProcess.start(path.join(directory, 'keys'), programs)
})

afterAll(async () => {
  await releases.stop()
  rmSync(directory, { recursive: true })
})

beforeEach(() => {
  machine = new Machine()
})
afterEach(() => machine.remove())

function install() {
  const { os, architecture } = { os: process.platform, architecture: process.arch }
  const keyFile = path.join(releases.keys, 'hashicorp.asc')
  const changes = { os, architecture, keyFile }
  const request = { packerVersion: '>=1.16.0 <1.17.0', pluginVersion: '1.8.2', mirror: releases.url }
  return installPacker(request, machine.ports({ armored: '', fingerprint: '' }, changes))
}

describe('the release server as a process, as the rehearsal starts it', () => {
  it('serves the programs that it was given, and says what was asked of it', async () => {
    expect(await install()).toMatchObject({ packerVersion: '1.16.1', source: 'signed', cached: false })
    const asked = await releases.requests()
    expect(asked).toContain('/packer/index.json')
    expect(await install()).toMatchObject({ packerVersion: '1.16.1', source: 'signed', cached: true })
    expect(await releases.requests()).toEqual(asked)
  })

  it('answers the next requests with a fault that it was sent, as often as that says', async () => {
    const fault = { kind: 'status', status: 429, headers: { 'Retry-After': '11' }, times: 2 }
    await releases.misbehave({ path: '/packer/.*[.]zip', ...fault })
    expect(await install()).toMatchObject({ packerVersion: '1.16.1' })
    expect(machine.waits).toEqual([11_000, 11_000])
  })

  it('sends half of a file, and then nothing until the client goes', async () => {
    await releases.misbehave({ path: '/packer/index.json', kind: 'stall' })
    const answer = await fetch(`${releases.url}/packer/index.json`)
    const reader = answer.body?.getReader()
    const half = (await reader?.read())?.value?.length
    expect(half).toBe(Math.floor(Number(answer.headers.get('content-length')) / 2))
    await reader?.cancel()
    expect((await fetch(`${releases.url}/packer/index.json`)).ok).toBe(true)
  })

  it('does not know a fault by another name', async () => {
    await expect(releases.misbehave({ path: '/', kind: 'explode' })).rejects.toThrow(
      /there is no fault 'explode': status, stall/,
    )
  })
})
