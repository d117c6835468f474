import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakePacker, fakePlugin } from '../packer-install/support/programs.ts'
import { ReleaseProcess } from '../packer-install/support/release-process.ts'
import { Account } from '../support/account.ts'
import { fakePackerCommand } from '../support/fake-packer.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { repository } from '../support/repository.ts'
import { TestRunner } from '../support/test-runner.ts'

const JOBS = 8

const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-matrix-'))
const toolCache = path.join(directory, 'tools')
const runners: TestRunner[] = []
let ec2: LocalEc2
let releases: ReleaseProcess

/** A Packer that the action can install, and whose `build` makes an image without booting anything. */
function bakingPacker(): string {
  const shell = `if [ "$1" = build ]; then ${fakePackerCommand()}; fi`
  return fakePacker('1.16.0').replace('#!/bin/sh\n', `#!/bin/sh\n${shell}\n`)
}

beforeAll(async () => {
  const packer = path.join(directory, 'packer')
  const plugin = path.join(directory, 'plugin')
  writeFileSync(packer, bakingPacker(), { mode: 0o755 })
  writeFileSync(plugin, fakePlugin('1.8.2'), { mode: 0o755 })
  const programs = ['--packer', `1.16.0=${packer}`, '--plugin', `1.8.2=${plugin}`]
  releases = await ReleaseProcess.start(path.join(directory, 'keys'), programs)
  // The action as it is, but for the key that it trusts: what it installs is not HashiCorp's.
  cpSync(path.join(repository, 'dist'), path.join(directory, 'dist'), { recursive: true })
  cpSync(releases.keys, path.join(directory, 'dist/keys'), { recursive: true })
  ec2 = await startLocalEc2()
})
afterAll(async () => {
  for (const runner of runners) runner.remove()
  await ec2.stop()
  await releases.stop()
  rmSync(directory, { recursive: true, force: true })
})

it('gives eight jobs of one matrix eight AMIs of eight names, on one empty tool cache, and leaves nothing', async () => {
  const jobs = Array.from({ length: JOBS }, () => new TestRunner(path.join(directory, 'dist')))
  runners.push(...jobs)
  // As the jobs of a matrix over something else than the variant: the same run and attempt, at the same time.
  const env = {
    ...ec2.environment,
    GITHUB_RUN_ID: '1234567890',
    GITHUB_RUN_ATTEMPT: '1',
    RUNNER_TOOL_CACHE: toolCache,
  }
  const inputs = {
    'allow-cidr': '192.0.2.1/32',
    // Not the pinned version, so that the hash of HashiCorp's own archive does not count.
    'packer-version': '>=1.16.0 <1.17.0',
    'packer-mirror': releases.url,
  }
  const steps = await Promise.all(jobs.map((job) => job.run('main', { with: inputs, env })))
  for (const step of steps) expect(step.errors, step.log).toEqual([])
  const posts = await Promise.all(jobs.map((job) => job.run('post', { with: inputs, env })))
  for (const post of posts) expect(post).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })

  const account = new Account(ec2)
  const images = await account.made('images')
  expect(images.map(({ name }) => name).toSorted()).toEqual(
    steps.map((step) => step.outputs['ami-name'] ?? '').toSorted(),
  )
  expect(new Set(images.map(({ name }) => name)).size).toBe(JOBS)
  expect(new Set(images.map(({ tags }) => tags['bake-dask-ami:run'])).size).toBe(JOBS)
  expect(new Set(images.map(({ tags }) => tags['bake-dask-ami:status']))).toEqual(new Set(['ready']))
  for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
    expect(await account.made(kind), kind).toEqual([])
  }
  expect(readdirSync(toolCache).toSorted()).toEqual([
    'bake-dask-ami-packer',
    'bake-dask-ami-packer-plugin-amazon',
  ])
})
