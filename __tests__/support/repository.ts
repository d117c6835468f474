import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** The root of this repository. */
export const repository = path.join(import.meta.dirname, '../..')

/** action.yml, as far as the runner and the tests read it. */
export interface ActionManifest {
  readonly inputs: Readonly<Record<string, ManifestInput>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: Readonly<Record<string, string>>
}

export interface ManifestInput {
  readonly description: string
  readonly required: boolean
  readonly default?: string
}

/** Reads the action.yml in a directory of the repository, its root if none is given, with a real YAML parser. */
export function actionManifest(directory = '.'): ActionManifest {
  return parse(readFileSync(path.join(repository, directory, 'action.yml'), 'utf8')) as ActionManifest
}

/** What `npm run setup` found or made on this machine for the tests. */
export interface TestSetup {
  /** A Python that can run `-m local_ec2` when PYTHONPATH is the directory rehearsal. */
  readonly python: string
  /** A Python with what cluster.py needs. */
  readonly client: string
  /** A Python with another Dask than `client` has. */
  readonly otherDask: string
  /** A Python beside which the program `aws` is. */
  readonly awsCli: string
  /** A directory of wheels from which pip can make what `client` is. */
  readonly wheels: string
  /** The real Packer and its amazon plugin: directories for PATH and for PACKER_PLUGIN_PATH. */
  readonly packer: { readonly programs: string; readonly plugins: string }
  /** The programs that check workflows. */
  readonly linters: { readonly actionlint: string; readonly zizmor: string }
  /** The programs that check Python. */
  readonly pythonLinters: { readonly ruff: string; readonly mypy: string }
}

/**
 * What scripts/setup/word.mjs left word of. Reading what is not there is an error that says how to get it.
 *
 * @throws Error from the properties, when `npm run setup` has not yet made this machine ready
 */
export function testSetup(): TestSetup {
  const word = path.join(repository, 'node_modules/.bake-dask-ami/test-setup.json')
  const found: Partial<TestSetup> = existsSync(word) ? JSON.parse(readFileSync(word, 'utf8')) : {}
  return {
    get python() {
      return found.python ?? notReady()
    },
    get client() {
      return found.client ?? notReady()
    },
    get otherDask() {
      return found.otherDask ?? notReady()
    },
    get awsCli() {
      return found.awsCli ?? notReady()
    },
    get wheels() {
      return found.wheels ?? notReady()
    },
    get packer() {
      return found.packer ?? notReady()
    },
    get linters() {
      return found.linters ?? notReady()
    },
    get pythonLinters() {
      return found.pythonLinters ?? notReady()
    },
  }
}

function notReady(): never {
  throw new Error('this machine is not ready for the tests: run `npm run setup` once')
}
