// What it costs to get Packer and its plugin the verified way: from a server on this machine, and again from the cache.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ReleaseProcess } from '../__tests__/packer-install/support/release-process.ts'
import { testSetup } from '../__tests__/support/repository.ts'
import { type InstalledPacker, installPacker } from '../src/packer-install/install.ts'
import { PINS } from '../src/packer-install/pins.ts'
import type { InstallPorts } from '../src/packer-install/types.ts'

const RUNS = 5

/** Seconds that installations took, and how many requests the last one sent. */
export interface InstallFigures {
  readonly first: readonly number[]
  readonly again: readonly number[]
  readonly requestsAgain: number
}

/** Installs the real Packer and plugin, as built on this machine, with an empty cache and once more with the filled one. */
export async function installFigures(): Promise<InstallFigures> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-bench-'))
  const releases = await ReleaseProcess.start(path.join(directory, 'keys'), builtPrograms())
  try {
    const first: number[] = []
    const again: number[] = []
    let requestsAgain = 0
    for (let turn = 0; turn < RUNS; turn += 1) {
      const job = mkdtempSync(path.join(directory, 'job-'))
      process.env['RUNNER_TOOL_CACHE'] = path.join(job, 'tool-cache')
      first.push(await seconds(() => install(releases, job), false))
      const before = (await releases.requests()).length
      again.push(await seconds(() => install(releases, job), true))
      requestsAgain = (await releases.requests()).length - before
    }
    return { first, again, requestsAgain }
  } finally {
    await releases.stop()
    rmSync(directory, { recursive: true })
  }
}

function builtPrograms(): string[] {
  const { programs, plugins } = testSetup().packer
  const amazon = path.join(plugins, 'github.com/hashicorp/amazon')
  const plugin = readdirSync(amazon).find((name) => /^packer-plugin-amazon_.*(?<!SHA256SUM)$/.test(name))
  if (plugin === undefined) throw new Error(`there is no plugin in ${amazon}`)
  const built = [`1.16.0=${path.join(programs, 'packer')}`, `1.8.2=${path.join(amazon, plugin)}`]
  return ['--packer', built[0] ?? '', '--plugin', built[1] ?? '']
}

function portsIn(directory: string, releases: ReleaseProcess): InstallPorts {
  const quiet = () => {}
  return {
    log: { info: quiet, debug: quiet, notice: quiet, warning: quiet, group: (_, body) => body() },
    os: process.platform,
    architecture: process.arch,
    // Packer looks for its configuration at home, and does not start without one.
    environment: { PATH: process.env['PATH'] ?? '', HOME: directory },
    hasToolCache: true,
    privateDirectory: mkdtempSync(path.join(directory, 'private-')),
    keyFile: path.join(releases.keys, 'hashicorp.asc'),
    pins: PINS,
    now: () => new Date(),
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  }
}

function install(releases: ReleaseProcess, directory: string): Promise<InstalledPacker> {
  const request = { packerVersion: '>=1.16.0 <1.17.0', pluginVersion: '1.8.2', mirror: releases.url }
  return installPacker(request, portsIn(directory, releases))
}

async function seconds(body: () => Promise<InstalledPacker>, cached: boolean): Promise<number> {
  const started = performance.now()
  const installed = await body()
  if (installed.cached !== cached) throw new Error(`the installation ${cached ? 'missed' : 'hit'} the cache`)
  return (performance.now() - started) / 1000
}
