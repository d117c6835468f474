import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pins } from '../../../src/packer-install/pins.ts'
import type { InstallPorts } from '../../../src/packer-install/types.ts'
import type { TestKey } from './keys.ts'

const NO_PINS: Pins = {
  packer: { default: '1.16.0', versions: {} },
  'packer-plugin-amazon': { default: '1.8.2', versions: {} },
}

/** A machine to install on: directories of its own, a log that is kept, and waiting that takes no time. Each `ports` is a job. */
export class Machine {
  readonly directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-install-'))
  readonly toolCache = path.join(this.directory, 'tool-cache')
  readonly tempDirectory = path.join(this.directory, 'temp')
  readonly home = path.join(this.directory, 'home')
  readonly programs = path.join(this.directory, 'bin')
  readonly log: string[] = []
  readonly warnings: string[] = []
  /** Milliseconds of every wait. */
  readonly waits: number[] = []

  readonly #ownToolCache = process.env['RUNNER_TOOL_CACHE']

  constructor() {
    process.env['RUNNER_TOOL_CACHE'] = this.toolCache
    for (const directory of [this.tempDirectory, this.home, this.programs]) mkdirSync(directory)
  }

  ports(key: Pick<TestKey, 'armored' | 'fingerprint'>, changes: Partial<InstallPorts> = {}): InstallPorts {
    const keyFile = path.join(this.directory, 'hashicorp.asc')
    writeFileSync(keyFile, key.armored)
    writeFileSync(path.join(this.directory, 'hashicorp.fingerprint'), `${key.fingerprint}\n`)
    return {
      log: {
        info: (line) => void this.log.push(line),
        debug: () => {},
        notice: (line) => void this.log.push(line),
        warning: (line) => void this.warnings.push(line),
        group: (_, body) => body(),
      },
      os: 'linux',
      architecture: 'x64',
      environment: { PATH: `${this.programs}:/usr/bin:/bin`, HOME: this.home },
      hasToolCache: true,
      privateDirectory: mkdtempSync(path.join(this.directory, 'private-')),
      keyFile,
      pins: NO_PINS,
      now: () => new Date(),
      sleep: async (milliseconds) => void this.waits.push(milliseconds),
      ...changes,
    }
  }

  /** Every file of the tool cache and the temporary directory, relative to the machine's directory. */
  installedFiles(): string[] {
    return [this.toolCache, this.tempDirectory]
      .flatMap(filesBelow)
      .map((file) => path.relative(this.directory, file))
  }

  /** Files that a started program left in the home directory. */
  homeFiles(): string[] {
    return filesBelow(this.home)
  }

  /** Every file of the tool cache. */
  cachedFiles(): string[] {
    return filesBelow(this.toolCache)
  }

  /** The only directory of the tool cache that holds an archive of a product. */
  cacheEntry(product: 'packer' | 'packer-plugin-amazon'): string {
    const found = this.cachedFiles().filter((file) => file.includes(`/bake-dask-ami-${product}/`))
    const [entry, ...more] = found.filter((file) => path.basename(file) === 'archive.zip')
    if (entry === undefined || more.length > 0) throw new Error(`the cache holds ${found.join(', ')}`)
    return path.dirname(entry)
  }

  /** Puts a program into a directory of PATH. */
  addProgram(name: string, script: string): void {
    writeFileSync(path.join(this.programs, name), script, { mode: 0o755 })
  }

  remove(): void {
    if (this.#ownToolCache === undefined) delete process.env['RUNNER_TOOL_CACHE']
    else process.env['RUNNER_TOOL_CACHE'] = this.#ownToolCache
    rmSync(this.directory, { recursive: true, force: true })
  }
}

function filesBelow(directory: string): string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}
