import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../support/programs.ts'
import { repository, testSetup } from '../support/repository.ts'

const docs = path.join(repository, 'docs/workflows')
const placeholders = JSON.parse(
  readFileSync(path.join(repository, 'rehearsal/workflow_runs/placeholders.json'), 'utf8'),
) as Readonly<Record<string, string>>
const OUR_ACTION = `${placeholders['<owner>']}/bake-dask-ami`
const MANIFESTS = ['action.yml', 'sweep/action.yml', 'publish/action.yml']
const workflowsIn = (directory: string) => readdirSync(directory).filter((name) => name.endsWith('.yml'))

let user: string

beforeAll(() => {
  user = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-lint-'))
  // actionlint takes for a repository what has such a directory.
  for (const directory of ['.git', '.github/workflows'])
    mkdirSync(path.join(user, directory), { recursive: true })
  for (const name of workflowsIn(docs)) copy(name, path.join('.github/workflows', name))
  copy('dask-ami/action.yml', '.github/actions/dask-ami/action.yml')
  // Our action as one of the user's own, since actionlint knows inputs and outputs of these alone.
  for (const file of MANIFESTS)
    cpSync(path.join(repository, file), path.join(user, '.github/bake-dask-ami', file))
  mkdirSync(path.join(user, '.github/bake-dask-ami/dist'), { recursive: true })
  for (const entry of ['main', 'post', 'sweep', 'publish'])
    cpSync(
      path.join(repository, 'dist', `${entry}.js`),
      path.join(user, '.github/bake-dask-ami/dist', `${entry}.js`),
    )
})
afterAll(() => rmSync(user, { recursive: true, force: true }))

/** Writes a file of docs/workflows, its placeholders filled in, to the user's repository. */
function copy(name: string, target: string): void {
  const filled = Object.entries(placeholders).reduce(
    (text, [placeholder, value]) => text.replaceAll(placeholder, value),
    readFileSync(path.join(docs, name), 'utf8'),
  )
  mkdirSync(path.dirname(path.join(user, target)), { recursive: true })
  writeFileSync(path.join(user, target), filled)
}

function actionlint(file: string, cwd: string) {
  return run(testSetup().linters.actionlint, ['-no-color', file], { cwd })
}

function zizmor(...files: readonly string[]) {
  const config = path.join(repository, 'scripts/lint/zizmor.yml')
  const how = ['--offline', '--persona=auditor', '--strict-collection', '--no-progress', '--color=never']
  return run(testSetup().linters.zizmor, [...how, `--config=${config}`, ...files])
}

/** The workflow with our action as one of the user's own. */
function withLocalAction(name: string): string {
  const text = readFileSync(path.join(user, '.github/workflows', name), 'utf8')
  const local = text.replaceAll(
    new RegExp(`uses: ${OUR_ACTION}(/[a-z]+)?@\\S+`, 'g'),
    (_, directory: string | undefined) => `uses: ./.github/bake-dask-ami${directory ?? ''}`,
  )
  const file = path.join(user, '.github/workflows', `local-${name}`)
  writeFileSync(file, local)
  return file
}

describe("this repository's workflows", () => {
  const own = path.join(repository, '.github/workflows')

  it.each(workflowsIn(own))('actionlint has nothing against %s', (name) => {
    expect(actionlint(path.join(own, name), repository).said).toBe('')
  })

  it('zizmor has nothing against them and the actions', () => {
    const actions = MANIFESTS.map((file) => path.join(repository, file))
    const { exitCode, said } = zizmor(own, ...actions)
    expect(exitCode, said).toBe(0)
  })
})

describe('docs/workflows', () => {
  it.each(workflowsIn(docs))('actionlint has nothing against %s, our inputs and outputs included', (name) => {
    const file = withLocalAction(name)
    try {
      expect(actionlint(file, user).said).toBe('')
    } finally {
      rmSync(file)
    }
  })

  it('zizmor has nothing against them', () => {
    const { exitCode, said } = zizmor(
      path.join(user, '.github/workflows'),
      path.join(user, '.github/actions'),
    )
    expect(exitCode, said).toBe(0)
  })
})

describe('the linters', () => {
  const faulty = [
    ['an expression in a script', 'run: echo "$AMI"', 'run: echo "${{ steps.bake.outputs.ami }}"'],
    ['an action that is not pinned', `@${placeholders['<commit>']}`, '@v1'],
    ['permissions of the whole workflow', 'permissions: {}', 'permissions: write-all'],
  ] as const

  it.each(faulty)('zizmor finds %s', (_, right, wrong) => {
    const text = readFileSync(path.join(user, '.github/workflows/bake.yml'), 'utf8')
    expect(text).toContain(right)
    const file = path.join(user, 'faulty.yml')
    writeFileSync(file, text.replace(right, wrong))
    expect(zizmor(file).exitCode).not.toBe(0)
  })

  it.each([
    ['an input that the action does not have', 'region: eu-west-2', 'regoin: eu-west-2', '"regoin"'],
    ['an output that the action does not have', 'outputs.ami }}', 'outputs.amy }}', '"amy"'],
  ])('actionlint finds %s', (_, right, wrong, words) => {
    const file = withLocalAction('bake.yml')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(right)
    writeFileSync(file, text.replace(right, wrong))
    try {
      expect(actionlint(file, user).said).toContain(words)
    } finally {
      rmSync(file)
    }
  })
})
