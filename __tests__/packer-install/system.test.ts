import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { installRequested } from '../../src/packer-install/install.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { fakePacker, fakePlugin, pluginEntry } from './support/programs.ts'
import { SignedReleases } from './support/signed-releases.ts'

let site: SignedReleases

beforeEach(async () => {
  site = await SignedReleases.serve()
  // Only our own programs may be found, whatever this machine has installed.
  rmSync(path.join(site.machine.programs, 'packer'), { force: true })
  return () => site.remove()
})

function install(packerVersion = 'system', pluginVersion = '1.8.2') {
  return site.install({ packerVersion, pluginVersion })
}

function givePlugin(version: string): void {
  const directory = path.join(site.machine.home, '.config/packer/plugins/github.com/hashicorp/amazon')
  mkdirSync(directory, { recursive: true })
  writeFileSync(path.join(directory, pluginEntry(version)), fakePlugin(version), { mode: 0o755 })
}

describe('packer-version: system', () => {
  it("uses what is on PATH and the user's plugin, and downloads nothing", async () => {
    site.machine.addProgram('packer', fakePacker('1.15.0'))
    givePlugin('1.8.3')
    expect(await install()).toEqual({
      packer: path.join(site.machine.programs, 'packer'),
      packerVersion: '1.15.0',
      pluginVersion: '1.8.3',
      pluginPath: undefined,
      source: 'system',
      cached: true,
    })
    expect(site.server.requests).toEqual([])
  })

  it.each([
    ['no plugin', undefined, '1.8.2', '1.8.2'],
    ['the plugin that stalls', '1.8.1', '1.8.2', '1.8.2'],
    ['a plugin older than the one asked for', '1.8.2', '1.8.4', '1.8.4'],
    ['a plugin that the range does not take', '1.9.0', '>=1.8.2 <1.9.0', '1.8.4'],
  ])('installs the plugin where there is %s', async (_, there, wanted, expected) => {
    site.machine.addProgram('packer', fakePacker('1.15.0'))
    if (there !== undefined) givePlugin(there)
    await site.releases.addPlugin('1.8.4')

    const installed = await install('system', wanted)
    expect(installed).toMatchObject({ source: 'system', pluginVersion: expected, cached: false })
    expect(installed.pluginPath).toMatch(/\/private-\w{6}\/plugins$/)
  })

  it.each([
    ['too old', '1.14.0', /bin\/packer is Packer 1\.14\.0, but at least 1\.14\.1 is needed/],
    ['a prerelease of the oldest', '1.14.1-rc1', /is Packer 1\.14\.1-rc1, but at least 1\.14\.1 is needed/],
  ])('a Packer that is %s is rejected; both versions are named', async (_, version, words) => {
    site.machine.addProgram('packer', fakePacker(version))
    await expect(install()).rejects.toThrow(words)
  })

  it('says that there is no Packer', async () => {
    const installing = site.install(
      { packerVersion: 'system' },
      { environment: { PATH: site.machine.programs, HOME: site.machine.home } },
    )
    await expect(installing).rejects.toThrow(/There is no Packer on PATH; at least 1\.14\.1 is needed/)
  })

  it("does not take cracklib's packer for Packer", async () => {
    site.machine.addProgram('packer', '#!/bin/sh\necho "0 0"\n')
    const installing = site.install(
      { packerVersion: 'system' },
      { environment: { PATH: site.machine.programs, HOME: site.machine.home } },
    )
    await expect(installing).rejects.toThrow(
      /There is no Packer on PATH \(.*bin\/packer is not HashiCorp's Packer\)/,
    )
  })
})

describe('packer-plugin-version: system', () => {
  it("uses the user's plugin with an installed Packer", async () => {
    givePlugin('1.8.2')
    expect(await install('1.16.1', 'system')).toMatchObject({
      packerVersion: '1.16.1',
      pluginVersion: '1.8.2',
      pluginPath: undefined,
      source: 'signed',
    })
  })

  it('says that there is none', async () => {
    givePlugin('1.8.1')
    await expect(install('1.16.1', 'system')).rejects.toThrow(
      /finds no amazon plugin of at least 1\.8\.2 \(1\.8\.1 stalls/,
    )
  })
})

it('installs into a new directory that nobody else may enter, which the post step knows', async () => {
  site.machine.addProgram('packer', fakePacker('1.15.0'))
  givePlugin('1.8.3')
  const environment = { PATH: `${site.machine.programs}:/usr/bin:/bin`, HOME: site.machine.home }
  const runner = new RecordingRunner({ environment, tempDirectory: site.machine.tempDirectory })
  const mask = process.umask(0)
  try {
    const request = { packerVersion: 'system', packerPluginVersion: 'system', packerMirror: undefined }
    await installRequested(request, runner)
  } finally {
    process.umask(mask)
  }
  const made = runner.saved['packer-programs'] ?? ''
  expect(path.relative(site.machine.tempDirectory, made)).toMatch(/^bake-dask-ami-packer-\w{6}$/)
  expect(statSync(made).mode & 0o777).toBe(0o700)
})
