import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { testSetup } from '../support/repository.ts'
import { scenario } from '../support/scenario.ts'
import type { StepResult } from '../support/test-runner.ts'

// dist/ smoke-tests with the real EC2Cluster, on simulated instances whose containers run a real Dask; Packer alone is a fake.

const it = scenario({ machines: 'simulated', policies: ['bake', 'smoke-test'] })
  // biome-ignore lint/correctness/noEmptyPattern: as in scenario.ts
  .extend('toolCache', { scope: 'file' }, ({}, { onCleanup }) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-tools-'))
    onCleanup(() => rmSync(directory, { recursive: true, force: true }))
    return directory
  })
  .extend(
    'bake',
    ({ ec2, runner, toolCache }) =>
      async (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> => {
        // The client of the smoke test comes from wheels on this machine: the step has no way out of it.
        const pip = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: testSetup().wheels }
        const env = {
          ...ec2.environment,
          ...fakePacker(runner.directory),
          ...pip,
          RUNNER_TOOL_CACHE: toolCache,
        }
        const given = { 'smoke-test': 'true', 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER, ...inputs }
        const step = await runner.run('main', { with: given, env })
        const post = await runner.run('post', { with: given, env: ec2.environment })
        expect(post, step.log).toMatchObject({ exitCode: 0, errors: [] })
        expect(post.log).toMatch(/^(?:Nothing to clean up|Cleaned up after run \S+: 0 removed, 0 left)\.\n$/)
        return step
      },
  )
  .extend('expectNothingElseLeft', ({ ec2, account }) => async () => {
    for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
      expect(await account.made(kind), kind).toEqual([])
    }
    const rules = (await ec2.groupRules()).filter(({ preexisting }) => !preexisting)
    expect(rules.filter((rule) => rule.direction === 'ingress' && rule.open_to_world)).toEqual([])
  })
it.afterEach(({ ec2 }) => ec2.set({ guest: null }))

describe('smoke-test: true', () => {
  it('ends green with an image that is ready once a cluster from it has computed', async ({
    account,
    bake,
    expectNothingElseLeft,
  }) => {
    const step = await bake()
    expect(step.errors, step.log).toEqual([])
    expect(step.outputs).toMatchObject({
      ami: expect.stringMatching(/^ami-/),
      'smoke-passed': 'true',
      'start-seconds': expect.stringMatching(/^\d/),
    })
    const [image] = await account.made('images')
    expect(image).toMatchObject({
      id: step.outputs['ami'],
      tags: { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'smoked' },
    })
    await expectNothingElseLeft()
  })

  it('ends red with the diagnosis on top and without the image when its smoke test fails', async ({
    ec2,
    account,
    bake,
    expectNothingElseLeft,
  }) => {
    const before = await account.made('images')
    await ec2.set({ guest: { containers: { scheduler: 'no-image' } } })
    const step = await bake()
    expectImageMissing(step)
    expect(await account.made('images')).toEqual(before)
    expect((await account.made('snapshots')).length).toBe(before.length)
    await expectNothingElseLeft()
  })

  it('keeps the image, tagged as unproven, with on-smoke-failure: keep', async ({
    ec2,
    account,
    bake,
    expectNothingElseLeft,
  }) => {
    const before = (await account.made('images')).map(({ id }) => id)
    await ec2.set({ guest: { containers: { scheduler: 'no-image' } } })
    const step = await bake({ 'on-smoke-failure': 'keep' })
    expectImageMissing(step)
    const kept = (await account.made('images')).filter(({ id }) => !before.includes(id))
    expect(kept).toMatchObject([{ tags: { 'bake-dask-ami:status': 'unproven' } }])
    expect(step.summary).toContain(kept[0]?.id)
    await expectNothingElseLeft()
  })
})

function expectImageMissing(step: StepResult): void {
  expect(step.exitCode, step.log).toBe(1)
  expect(step.errors).toEqual([expect.stringContaining('The container image is not in the AMI')])
  const firstLines = step.summary.split('\n').slice(0, 10).join('\n')
  expect(firstLines).toContain('The container image is not in the AMI: daskdev/dask:latest')
  expect(firstLines).toContain('No such image: daskdev/dask:latest')
  expect(step.outputs['ami'] ?? '').toBe('')
  expect(step.outputs['smoke-passed']).toBe('false')
  const report = JSON.parse(readFileSync(step.outputs['smoke-report'] ?? '', 'utf8'))
  expect(report.diagnosis.code).toBe('image-missing')
}
