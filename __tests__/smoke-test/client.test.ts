import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CommandError } from '../../src/errors/problem.ts'
import { clientFiles, clientPython, type RunProgram } from '../../src/smoke-test/client.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { repository } from '../support/repository.ts'

const files = clientFiles(path.join(repository, 'src/smoke-test'))

/** A machine with these Pythons on its PATH; environments that are made there are empty ones. */
function machine(pythons: Readonly<Record<string, string>>, fails?: RegExp) {
  const ran: string[] = []
  const run: RunProgram = async (argv) => {
    const version = pythons[argv[0]]
    if (argv[1] === '-c') {
      if (version === undefined) throw new CommandError(argv, undefined, [])
      return `${version}\n`
    }
    ran.push(argv.join(' '))
    if (fails?.test(argv.join(' '))) throw new CommandError(argv, 1, ['no network'])
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
) {
  const { ran, run } = machine(pythons, fails)
  const image = aBakedImage(undefined, facts).facts
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
  ])
  expect(existsSync(client.python)).toBe(true)
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
