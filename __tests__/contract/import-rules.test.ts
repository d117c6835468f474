import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

/** A file in src, what it holds, and what Biome must say about it; nothing where it is allowed. */
type Case = readonly [file: string, code: string, refusal?: string]

const PURE = ['inputs', 'plan', 'render', 'report']
const LINE = ['inputs', 'survey', 'plan', 'render', 'packer', 'prove', 'publish', 'report']

const use = (source: string) => `import { thing } from '${source}'\nthing()\n`
const useType = (source: string) => `import type { Thing } from '${source}'\nexport type Other = Thing\n`
const readEnvironment = "export const home = process.env['HOME']\n"
const values = 'not values: rooms take plain data'

const rules: Readonly<Record<string, readonly Case[]>> = {
  ...Object.fromEntries(PURE.map((room) => [`${room} is pure`, pureCases(room)])),
  ...Object.fromEntries(
    LINE.map((room) => [`${room} takes only types from the rooms of the line`, lineCases(room)]),
  ),
  'who asks AWS may know how it says no, and everybody how things are tagged': [
    ['survey/errors.ts', use('../aws/errors.ts')],
    ['packer/errors.ts', use('../aws/errors.ts'), values],
    ['publish/tags.ts', use('../plan/tags.ts')],
    ['aws/tags.ts', use('../plan/tags.ts')],
    ['report/failures/quota.ts', use('../../plan/quotas.ts')],
    ['aws/plan.ts', use('../plan/plan.ts'), values],
  ],
  'who asks the internet does so through the one proxy': [
    ['survey/get.ts', use('../http/proxied-get.ts')],
    ['packer/install/get.ts', use('../../http/proxied-get.ts')],
    ['identity/get.ts', use('../http/proxied-get.ts')],
    ['aws/clients.ts', use('../http/proxy-agent.ts')],
    ['plan/get.ts', use('../http/proxied-get.ts'), values],
    ['runner/get.ts', use('../http/proxied-get.ts'), values],
    ['runner/login.ts', use('../http/proxy-login.ts')],
  ],
  'a room does not use a story': [
    ['packer/story.ts', use('../bake.ts'), 'the story uses the rooms'],
    [
      'plan/later-story.ts',
      "export const later = () => import('../render-only.ts')\n",
      'the story uses the rooms',
    ],
    ['packer/story-type.ts', useType('../ports.ts')],
    ['bake.ts', `${use('./plan/make-plan.ts')}`],
  ],
  'only runner imports @actions/core': [
    ['main.ts', use('@actions/core'), 'Only src/runner talks to the runner'],
    ['packer/core.ts', use('@actions/core'), 'Only src/runner talks to the runner'],
    ['aws/core.ts', use('@actions/core'), 'Only src/runner talks to the runner'],
    ['packer/tools.ts', use('@actions/tool-cache')],
    ['runner/core.ts', use('@actions/core')],
  ],
  'only runner reads process.env': [
    ['post.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['packer/environment.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['aws/environment.ts', readEnvironment, 'lint/style/noProcessEnv'],
    ['runner/environment.ts', readEnvironment],
  ],
  'only aws imports the AWS SDK': [
    ['survey/sdk.ts', use('@aws-sdk/client-ec2'), 'Only src/aws knows the AWS SDK'],
    ['runner/sdk.ts', use('@aws-sdk/client-ec2'), 'Only src/aws knows the AWS SDK'],
    ['sweep.ts', use('@aws-sdk/client-ec2'), 'Only src/aws knows the AWS SDK'],
    ['aws/sdk.ts', use('@aws-sdk/client-ec2')],
  ],
}

function pureCases(room: string): Case[] {
  return [
    [`${room}/fs.ts`, use('node:fs'), 'This room is pure'],
    [`${room}/fs-promises.ts`, use('node:fs/promises'), 'This room is pure'],
    [`${room}/child-process.ts`, use('node:child_process'), 'This room is pure'],
    [`${room}/tools.ts`, use('@actions/tool-cache'), 'This room is pure'],
    [`${room}/sdk.ts`, use('@aws-sdk/client-ec2'), 'This room is pure'],
    [`${room}/core-type.ts`, useType('@actions/core'), 'This room is pure'],
    [`${room}/process.ts`, 'export const up = process.uptime()\n', 'global variable process'],
    [`${room}/fetch.ts`, "export const answer = fetch('https://example.com')\n", 'global variable fetch'],
    [`${room}/aws.ts`, use('../aws/sdk-cloud.ts'), values],
    [`${room}/runner.ts`, use('../runner/github-runner.ts'), values],
    [`${room}/later.ts`, "export const later = () => import('../packer/build.ts')\n", values],
    [`${room}/again.ts`, "export { thing } from '../survey/survey.ts'\n", values],
    [`${room}/side-effect.ts`, "import '../survey/survey.ts'\n", values],
    [`${room}/aws-type.ts`, useType('../aws/cloud.ts')],
    [`${room}/crypto.ts`, use('node:crypto')],
    [`${room}/path.ts`, use('node:path')],
    [`${room}/zlib.ts`, use('node:zlib')],
    [`${room}/problem.ts`, use('../problem.ts')],
    [`${room}/neighbour.ts`, use('./other.ts')],
  ]
}

function lineCases(room: string): Case[] {
  const others = LINE.filter((other) => other !== room)
  return others.flatMap((other): Case[] => [
    [`${room}/of-${other}.ts`, use(`../${other}/thing.ts`), values],
    [`${room}/deep/of-${other}.ts`, use(`../../${other}/thing.ts`), values],
    [`${room}/type-of-${other}.ts`, useType(`../${other}/thing.ts`)],
  ])
}

describe('who may import whom', () => {
  let project: string
  let found: ReadonlyMap<string, string>

  beforeAll(() => {
    project = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-imports-'))
    found = lint(project, Object.values(rules).flat())
  })
  afterAll(() => rmSync(project, { recursive: true, force: true }))

  it.each(Object.entries(rules))('%s', (_, cases) => {
    for (const [file, code, refusal] of cases) {
      const finding = found.get(`src/${file}`) ?? ''
      if (refusal === undefined) expect(finding, `src/${file}:\n${code}`).toBe('')
      else expect(finding, `src/${file}:\n${code}`).toContain(refusal)
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
  for (const name of ['biome.json', '.gitignore', 'scripts/lint']) {
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
