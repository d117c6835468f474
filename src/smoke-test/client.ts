import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandError, problem, UserError } from '../errors/problem.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { ClientPackages } from '../plan/client/packages.ts'
import type { Argv } from '../process/detached.ts'
import type { RunContext, Runner } from '../runner/runner.ts'
import { installAsImage, PIP, type RunProgram } from './client-packages.ts'

/** The files of cluster.py: dist/smoke-test. */
export interface ClientFiles {
  readonly program: string
  /** Locked with hashes: dask-cloudprovider and what it needs, without dask and distributed. */
  readonly requirements: string
  /** Locked with hashes: uv. */
  readonly uvRequirements: string
}

/** Where the files of the client are in a directory such as dist/smoke-test. */
export function clientFiles(directory: string): ClientFiles {
  return {
    program: join(directory, 'cluster.py'),
    requirements: join(directory, 'requirements.txt'),
    uvRequirements: join(directory, 'uv-requirements.txt'),
  }
}

/** A Python environment of one smoke test. */
export interface ClientPython {
  /** Path of its python. */
  readonly python: string
  /** Removes it, with all that was made for it. */
  remove(): Promise<void>
}

/** The oldest Python that dask-cloudprovider 2025.9.0 runs on (its pyproject.toml, requires-python), as minor version of 3. */
const OLDEST_PYTHON = 10

/** What is known of the image. */
export interface ClientOf {
  readonly facts: ImageFacts
  readonly client: ClientPackages
}

/**
 * Makes a Python environment that can talk to the image's Dask: Python of the same minor version (the system's, else
 * one that uv fetches), dask-cloudprovider as it is locked, and the packages of client-requirements.txt, which take the place
 * of locked ones.
 *
 * It is made anew in a directory that nobody else may enter: what it runs holds the job's AWS credentials, and the tool
 * cache of a self-hosted runner may be written by others.
 *
 * @throws UserError when there is no Python to begin with, or the image's is too old
 * @throws CommandError when an installation fails
 */
export async function clientPython(
  { facts, client }: ClientOf,
  files: ClientFiles,
  context: Pick<RunContext, 'tempDirectory'>,
  run: RunProgram,
  runner: Pick<Runner, 'info' | 'state'>,
): Promise<ClientPython> {
  const { dask_version: dask, distributed_version: distributed } = facts
  if (dask === null || distributed === null) throw noDask(facts)
  const minor = facts.python_version.split('.').slice(0, 2).join('.')
  if (Number(/^3\.(\d+)/.exec(facts.python_version)?.[1] ?? OLDEST_PYTHON) < OLDEST_PYTHON)
    throw oldPython(facts)
  const directory = await runner.state.makeDirectory('client-unfinished', context.tempDirectory)
  const remove = () => rm(directory, { recursive: true, force: true })
  try {
    const environment = join(directory, 'environment')
    await makeEnvironment(minor, environment, join(directory, 'uv'), files, run)
    const python = join(environment, 'bin', 'python')
    await run([python, ...PIP, '--require-hashes', '--requirement', files.requirements])
    await run([python, ...PIP, `dask==${dask}`, `distributed==${distributed}`])
    await installAsImage(python, client, run, runner)
    runner.info(`Python ${minor}, dask ${dask}, distributed ${distributed}: ${environment}`)
    return { python, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** `tools` is where uv goes, should it be needed. */
async function makeEnvironment(
  minor: string,
  directory: string,
  tools: string,
  files: ClientFiles,
  run: RunProgram,
): Promise<void> {
  const system = await systemPython(minor, run)
  if (system !== undefined) {
    await run([system, '-m', 'venv', directory])
    return
  }
  const any = await anyPython(run)
  if (any === undefined) throw noPython(minor)
  await run([any, '-m', 'venv', tools])
  const pip: Argv = [join(tools, 'bin', 'python'), ...PIP, '--require-hashes', '--requirement']
  await run([...pip, files.uvRequirements])
  await run([join(tools, 'bin', 'uv'), 'venv', '--quiet', '--seed', '--python', minor, directory])
}

const WHICH = 'import sys; print("%d.%d.%d" % sys.version_info[:3])'

/** A Python on PATH of that minor version. */
async function systemPython(minor: string, run: RunProgram): Promise<string | undefined> {
  for (const program of [`python${minor}`, 'python3', 'python']) {
    const version = await versionOf(program, run)
    if (version?.startsWith(`${minor}.`)) return program
  }
  return undefined
}

/** Any Python 3 on PATH: all that uv has to be installed with. */
async function anyPython(run: RunProgram): Promise<string | undefined> {
  for (const program of ['python3', 'python']) {
    if ((await versionOf(program, run))?.startsWith('3.')) return program
  }
  return undefined
}

/** undefined when it cannot be started or does not say. */
async function versionOf(python: string, run: RunProgram): Promise<string | undefined> {
  try {
    return (await run([python, '-c', WHICH])).trim()
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return undefined
  }
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

function oldPython({ docker_image, python_version, dask_version }: ImageFacts): UserError {
  return new UserError([
    problem('python-too-old', {
      what: `The container image ${docker_image} has Python ${python_version} and dask ${dask_version}; dask-cloudprovider, with which the smoke test launches a cluster, needs Python 3.${OLDEST_PYTHON} at least.`,
    }),
  ])
}

function noPython(minor: string): UserError {
  return new UserError([
    {
      code: 'no-python',
      what: `The smoke test needs Python on the runner to launch the cluster with, and there is no python${minor} and no python3.`,
      remedy: `Run actions/setup-python with 'python-version: ${minor}' in an earlier step.`,
    },
  ])
}
