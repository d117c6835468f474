import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageFacts } from '../packer/image-facts.ts'
import { UserError } from '../problem.ts'
import type { RunContext, Runner } from '../runner/runner.ts'
import type { Commands } from './commands.ts'

/** The files of cluster.py: dist/prove. */
export interface ClientFiles {
  readonly program: string
  /** Locked with hashes: dask-cloudprovider and what it needs, without dask and distributed. */
  readonly requirements: string
  /** Locked with hashes: uv. */
  readonly uvRequirements: string
}

/** Where the files of the client are in a directory such as dist/prove. */
export function clientFiles(directory: string): ClientFiles {
  return {
    program: join(directory, 'cluster.py'),
    requirements: join(directory, 'requirements.txt'),
    uvRequirements: join(directory, 'uv-requirements.txt'),
  }
}

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', 'install', '--quiet', '--no-deps']

/**
 * Makes a Python environment that can talk to the image's Dask: Python of the same minor version (the system's, else
 * one that uv fetches), the same dask and distributed, and dask-cloudprovider as it is locked. Kept in the tool cache
 * under all of these versions.
 *
 * @returns path of its python
 * @throws UserError when there is no Python to begin with, or an installation fails
 */
export async function clientPython(
  facts: ImageFacts,
  files: ClientFiles,
  context: Pick<RunContext, 'toolCache' | 'tempDirectory'>,
  commands: Commands,
  runner: Pick<Runner, 'info' | 'saveState'>,
): Promise<string> {
  const { dask_version: dask, distributed_version: distributed } = facts
  if (dask === null || distributed === null) throw noDask(facts)
  const minor = facts.python_version.split('.').slice(0, 2).join('.')
  const system = await systemPython(minor, commands)
  const key = await keyOf([facts.python_version, dask, distributed, system?.version ?? 'uv'], files)
  const home = join(context.toolCache ?? context.tempDirectory, 'bake-dask-ami-client')
  const environment = join(home, key)
  const python = join(environment, 'bin', 'python')
  if (await exists(python)) {
    runner.info(`The client of the proof is in the cache: ${environment}`)
    return python
  }
  await mkdir(home, { recursive: true })
  // Whole or not there at all: `bin/python` finds its packages by its own place, so a rename does it no harm.
  const unfinished = join(home, `.${randomUUID()}`)
  runner.saveState('client-unfinished', unfinished)
  try {
    await makeEnvironment(minor, system?.program, unfinished, files, commands)
    const own = [join(unfinished, 'bin', 'python'), ...PIP]
    await commands.run([...own, '--require-hashes', '--requirement', files.requirements])
    await commands.run([...own, `dask==${dask}`, `distributed==${distributed}`])
    await rename(unfinished, environment)
  } catch (error) {
    // Another job on this machine may have been quicker with the same one.
    if (!(await exists(python))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  runner.info(`Python ${minor}, dask ${dask}, distributed ${distributed}: ${environment}`)
  return python
}

async function makeEnvironment(
  minor: string,
  system: string | undefined,
  directory: string,
  files: ClientFiles,
  commands: Commands,
): Promise<void> {
  if (system !== undefined) return commands.run([system, '-m', 'venv', directory])
  const any = await anyPython(commands)
  if (any === undefined) throw noPython(minor)
  const tools = `${directory}-uv`
  try {
    await commands.run([any, '-m', 'venv', tools])
    const pip = [join(tools, 'bin', 'python'), ...PIP, '--require-hashes', '--requirement']
    await commands.run([...pip, files.uvRequirements])
    await commands.run([join(tools, 'bin', 'uv'), 'venv', '--quiet', '--seed', '--python', minor, directory])
  } finally {
    await rm(tools, { recursive: true, force: true })
  }
}

const WHICH = 'import sys; print("%d.%d.%d" % sys.version_info[:3])'

/** A Python on PATH of that minor version, with its full version. */
async function systemPython(
  minor: string,
  commands: Commands,
): Promise<{ program: string; version: string } | undefined> {
  for (const program of [`python${minor}`, 'python3', 'python']) {
    const version = await commands.read([program, '-c', WHICH])
    if (version?.startsWith(`${minor}.`)) return { program, version }
  }
  return undefined
}

/** Any Python 3 on PATH: all that uv has to be installed with. */
async function anyPython(commands: Commands): Promise<string | undefined> {
  for (const program of ['python3', 'python']) {
    if ((await commands.read([program, '-c', WHICH]))?.startsWith('3.')) return program
  }
  return undefined
}

async function keyOf(versions: readonly string[], files: ClientFiles): Promise<string> {
  const hash = createHash('sha256')
  for (const version of versions) hash.update(`${version}\0`)
  hash.update(await readFile(files.requirements))
  return hash.digest('hex').slice(0, 20)
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function noDask(facts: ImageFacts): UserError {
  return new UserError([
    {
      code: 'no-dask-in-image',
      what: `The container image ${facts.docker_image} does not say which dask and distributed it has.`,
      remedy: "Choose a 'docker-image' that has both installed as packages, or leave 'smoke-test' out.",
    },
  ])
}

function noPython(minor: string): UserError {
  return new UserError([
    {
      code: 'no-python',
      what: `The proof needs Python on the runner to launch the cluster with, and there is no python${minor} and no python3.`,
      remedy: `Run actions/setup-python with 'python-version: ${minor}' in an earlier step.`,
    },
  ])
}
