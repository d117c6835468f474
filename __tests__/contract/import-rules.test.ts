import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allImports, FOLDERS, forbiddenImport, importsOf, PURE } from '../../scripts/lint/imports.ts'
import { repository } from '../support/repository.ts'

/** A file in src, what it holds, and what Biome must say about it; nothing where it is allowed. */
type Case = readonly [file: string, code: string, message?: string]

const use = (source: string) => `import { thing } from '${source}'\nthing()\n`
const useType = (source: string) => `import type { Thing } from '${source}'\nexport type Other = Thing\n`
const readEnvironment = "export const home = process.env['HOME']\n"

const rules: Readonly<Record<string, readonly Case[]>> = {
  ...Object.fromEntries(PURE.map((folder) => [`${folder} is pure`, pureCases(folder)])),
  'only runner imports @actions/core': [
    ['actions/bake/main.ts', use('@actions/core'), 'Only src/runner imports @actions/core'],
    ['packer/core.ts', use('@actions/core'), 'Only src/runner imports @actions/core'],
    ['aws/core.ts', use('@actions/core'), 'Only src/runner imports @actions/core'],
    ['packer-install/tools.ts', use('@actions/tool-cache')],
    ['runner/core.ts', use('@actions/core')],
  ],
  'only runner reads process.env': [
    ['actions/post/main.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['packer/environment.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['aws/environment.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['runner/environment.ts', readEnvironment],
  ],
  'only aws and cleanup import the AWS SDK': [
    ['preflight/sdk.ts', use('@aws-sdk/client-ec2'), 'Only src/aws and src/cleanup import the AWS SDK'],
    ['runner/sdk.ts', use('@aws-sdk/client-ec2'), 'Only src/aws and src/cleanup import the AWS SDK'],
    ['actions/sweep/sdk.ts', use('@aws-sdk/client-ec2'), 'Only src/aws and src/cleanup import the AWS SDK'],
    ['aws/sdk.ts', use('@aws-sdk/client-ec2')],
    ['cleanup/sdk.ts', use('@aws-sdk/client-ec2')],
  ],
}

function pureCases(folder: string): Case[] {
  return [
    [`${folder}/fs.ts`, use('node:fs'), 'This folder is pure'],
    [`${folder}/fs-promises.ts`, use('node:fs/promises'), 'This folder is pure'],
    [`${folder}/child-process.ts`, use('node:child_process'), 'This folder is pure'],
    [`${folder}/tools.ts`, use('@actions/tool-cache'), 'This folder is pure'],
    [`${folder}/sdk.ts`, use('@aws-sdk/client-ec2'), 'This folder is pure'],
    [`${folder}/core-type.ts`, useType('@actions/core'), 'This folder is pure'],
    [`${folder}/process.ts`, 'export const up = process.uptime()\n', 'global variable process'],
    [`${folder}/fetch.ts`, "export const answer = fetch('https://example.com')\n", 'global variable fetch'],
    [`${folder}/crypto.ts`, use('node:crypto')],
    [`${folder}/path.ts`, use('node:path')],
    [`${folder}/zlib.ts`, use('node:zlib')],
    [`${folder}/neighbour.ts`, use('./other.ts')],
  ]
}

describe('which folder may import which', () => {
  const forbidden = (file: string, code: string) => importsOf(file, code).map(forbiddenImport)
  const values = 'may import types from'
  const above = 'stands above'

  it('holds in src', () => {
    const imports = allImports(path.join(repository, 'src'))
    expect(imports.length).toBeGreaterThan(500)
    expect(imports.flatMap((found) => forbiddenImport(found) ?? [])).toEqual([])
  })

  it('knows every folder of src', () => {
    const folders = readdirSync(path.join(repository, 'src'))
    expect(folders.sort()).toEqual([...FOLDERS].sort())
  })

  it.each<[string, string, string | undefined]>([
    ['plan/a.ts', use('../aws/sdk-cloud.ts'), values],
    ['plan/a.ts', use('../aws/tags.ts'), undefined],
    ['plan/a.ts', useType('../aws/cloud.ts'), undefined],
    ['plan/checks/a.ts', use('../../errors/problem.ts'), undefined],
    ['plan/a.ts', useType('../packer/build.ts'), above],
    ['report/a.ts', "export const later = () => import('../packer/build.ts')\n", values],
    ['report/a.ts', "export { thing } from '../plan/plan.ts'\n", values],
    ['report/a.ts', "export type { Thing } from '../plan/plan.ts'\n", undefined],
    ['report/a.ts', "import { type One, two } from '../plan/plan.ts'\ntwo()\n", values],
    ['report/a.ts', "import { type One, type Two } from '../plan/plan.ts'\n", undefined],
    ['report/a.ts', "import '../packer/build.ts'\n", values],
    ['report/a.ts', "type Late = import('../preflight/survey.ts').Late\n", above],
    ['packer/a.ts', useType('../actions/bake/ports.ts'), above],
    ['packer/a.ts', use('../aws/errors.ts'), values],
    ['registry/a.ts', use('../http/client.ts'), undefined],
    ['actions/bake/a.ts', use('../../packer/build.ts'), undefined],
    ['actions/bake/a.ts', use('../post/cleanup.ts'), undefined],
    ['main.ts', use('./actions/bake/bake.ts'), 'is in no folder'],
    ['plan/a.ts', use('../bake.ts'), 'is in no folder'],
  ])('%s with %j', (file, code, message) => {
    const [found, ...more] = forbidden(file, code)
    expect(more).toEqual([])
    if (message === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(message)
  })
})

describe('what Biome says of imports and globals', () => {
  let project: string
  let found: ReadonlyMap<string, string>

  beforeAll(() => {
    project = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-imports-'))
    found = lint(project, Object.values(rules).flat())
  })
  afterAll(() => rmSync(project, { recursive: true, force: true }))

  it.each(Object.entries(rules))('%s', (_, cases) => {
    for (const [file, code, message] of cases) {
      const finding = found.get(`src/${file}`) ?? ''
      if (message === undefined) expect(finding, `src/${file}:\n${code}`).toBe('')
      else expect(finding, `src/${file}:\n${code}`).toContain(message)
    }
  })
})

interface Report {
  readonly diagnostics: readonly {
    readonly category: string
    readonly message: string
    readonly location: { readonly path: string }
  }[]
}

/** What Biome, with this repository's configuration, finds in each file. */
function lint(project: string, cases: readonly Case[]): Map<string, string> {
  for (const name of ['biome.json', '.gitignore']) {
    cpSync(path.join(repository, name), path.join(project, name), { recursive: true })
  }
  for (const [name, code] of cases) {
    const file = path.join(project, 'src', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, code, { flag: 'wx' })
  }
  const biome = path.join(repository, 'node_modules/.bin/biome')
  const args = ['lint', '--max-diagnostics=none', '--reporter=json', '.']
  const { stdout } = spawnSync(biome, args, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const found = new Map<string, string>()
  for (const { category, message, location } of (JSON.parse(stdout) as Report).diagnostics) {
    found.set(location.path, `${found.get(location.path) ?? ''}${category}: ${message}\n`)
  }
  return found
}
