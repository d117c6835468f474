import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CommandError } from '../../src/errors/problem.ts'
import { clientFiles, clientPython } from '../../src/smoke-test/client.ts'
import type { RunProgram } from '../../src/smoke-test/client-packages.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { repository } from '../support/repository.ts'

const files = clientFiles(path.join(repository, 'src/smoke-test'))

/** What the locked requirements install, as far as the image may have it too. */
const LOCKED = JSON.stringify([
  { name: 'cloudpickle', version: '3.1.3' },
  { name: 'tornado', version: '6.6.1' },
])

/**
 * A machine with these Pythons on its PATH; environments that are made there are empty ones.
 *
 * @param absent what the package index does not have
 */
function machine(pythons: Readonly<Record<string, string>>, fails?: RegExp, absent: readonly string[] = []) {
  const ran: string[] = []
  const run: RunProgram = async (argv) => {
    const version = pythons[argv[0]]
    if (argv[1] === '-c') {
      if (version === undefined) throw new CommandError(argv, undefined, [])
      return `${version}\n`
    }
    ran.push(argv.join(' '))
    if (fails?.test(argv.join(' '))) throw new CommandError(argv, 1, ['no network'])
    const missing = absent.find((requirement) => argv.includes(requirement))
    if (missing !== undefined) {
      const lines = [`Could not find a version that satisfies the requirement ${missing}`]
      throw new CommandError(argv, 1, [...lines, `ERROR: No matching distribution found for ${missing}`])
    }
    if (argv.includes('list')) return LOCKED
    if (!argv.includes('venv')) return ''
    const directory = argv.at(-1) ?? ''
    mkdirSync(path.join(directory, 'bin'), { recursive: true })
    writeFileSync(path.join(directory, 'bin/python'), '')
    return ''
  }
  return { ran, run }
}

async function made(
  pythons: Readonly<Record<string, string>>,
  tempDirectory: string,
  facts: Parameters<typeof aBakedImage>[1] = {},
  fails?: RegExp,
  absent?: readonly string[],
) {
  const { ran, run } = machine(pythons, fails, absent)
  const image = aBakedImage(undefined, facts)
  const runner = new RecordingRunner({ tempDirectory })
  const client = await clientPython(image, files, runner.context, run, runner)
  const shown = (line: string) => line.replaceAll(/\S*\/bake-dask-ami-client-\w+\//g, '')
  return { ran: ran.map(shown), client, runner }
}

it('is the system’s Python of the image’s minor version, with the locked packages and the image’s Dask', async () => {
  const pythons = { 'python3.12': '3.12.9', python3: '3.11.2' }
  const { ran, client } = await made(pythons, temporaryDirectory())
  const pip = 'environment/bin/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps'
  expect(ran).toEqual([
    'python3.12 -m venv environment',
    `${pip} --require-hashes --requirement ${files.requirements}`,
    `${pip} dask==2026.8.0 distributed==2026.8.0`,
    'environment/bin/python -m pip --disable-pip-version-check --no-input list --format json',
    `${pip} --only-binary :all: numpy==2.4.1`,
  ])
  expect(existsSync(client.python)).toBe(true)
})

describe('the packages of client-requirements.txt', () => {
  const python_packages = { cloudpickle: '3.1.3', numpy: '2.4.1', pandas: '3.0.2', tornado: '6.5.4' }
  const install = (absent: readonly string[]) =>
    made({ python3: '3.12.9' }, temporaryDirectory(), { python_packages }, undefined, absent)
  const asked = ({ ran }: { readonly ran: readonly string[] }) =>
    ran.filter((line) => line.includes('--only-binary')).map((line) => line.split(':all: ')[1])

  it('take the place of locked ones, which is said, and those that are the same stay as they were verified', async () => {
    const client = await install([])
    expect(asked(client)).toEqual(['numpy==2.4.1 pandas==3.0.2 tornado==6.5.4'])
    expect(client.runner.log.slice(0, -1)).toEqual([
      'The client has tornado 6.5.4, as the image, instead of the locked 6.6.1.',
    ])
  })

  it('are passed over, which is said, where the package index has no wheel for the runner', async () => {
    const client = await install(['pandas==3.0.2', 'tornado==6.5.4'])
    expect(asked(client)).toEqual([
      'numpy==2.4.1 pandas==3.0.2 tornado==6.5.4',
      'numpy==2.4.1 tornado==6.5.4',
      'numpy==2.4.1',
    ])
    expect(client.runner.log.slice(0, -1)).toEqual([
      "The client has no pandas: the package index has no wheel of the image's pandas 3.0.2 for this runner.",
      "The client has tornado 6.6.1: the package index has no wheel of the image's tornado 6.5.4 for this runner.",
    ])
  })

  it('end the making of the client where another thing is wrong', async () => {
    const failing = made({ python3: '3.12.9' }, temporaryDirectory(), { python_packages }, /--only-binary/)
    await expect(failing).rejects.toThrow(/no network/)
  })
})

it('takes nothing that somebody else may have left, not even what it made itself', async () => {
  const directory = temporaryDirectory()
  const first = await made({ python3: '3.12.9' }, directory)
  writeFileSync(first.client.python, 'planted')
  const second = await made({ python3: '3.12.9' }, directory)
  expect(second.ran).toEqual(first.ran)
  expect(readFileSync(second.client.python, 'utf8')).toBe('')
})

it('lies where only its owner may look, is known to the post step, and can be removed', async () => {
  const directory = temporaryDirectory()
  const { client, runner } = await made({ python3: '3.12.9' }, directory)
  const own = path.dirname(path.dirname(path.dirname(client.python)))
  expect(path.dirname(own)).toBe(directory)
  expect(statSync(own).mode & 0o777).toBe(0o700)
  expect(runner.saved['client-unfinished']).toBe(own)
  await client.remove()
  expect(readdirSync(directory)).toEqual([])
})

it('is one that uv fetches when the runner has none of that minor version', async () => {
  const { ran } = await made({ python3: '3.9.2' }, temporaryDirectory())
  expect(ran.slice(0, 3)).toEqual([
    'python3 -m venv uv',
    `uv/bin/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps --require-hashes --requirement ${files.uvRequirements}`,
    'uv/bin/uv venv --quiet --seed --python 3.12 environment',
  ])
})

it('leaves nothing half made', async () => {
  const directory = temporaryDirectory()
  await expect(made({ python3: '3.12.9' }, directory, {}, /dask==/)).rejects.toThrow(CommandError)
  expect(readdirSync(directory)).toEqual([])
})

it.each([
  ['there is no Python', {}, {}, /no python3\.12 and no python3.*setup-python/s],
  [
    'the image has no distributed',
    { python3: '3.12.9' },
    { distributed_version: null },
    /does not say which/,
  ],
  [
    'the image’s Python is too old',
    { python3: '3.12.9' },
    { python_version: '3.8.10', dask_version: '2021.4.0' },
    /has Python 3\.8\.10 and dask 2021\.4\.0; .* needs Python 3\.10 at least.*newer 'docker-image'/s,
  ],
])('cannot be made when %s', async (_, pythons, facts, said) => {
  await expect(made(pythons, temporaryDirectory(), facts)).rejects.toThrow(said)
})
