import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Account } from '../support/account.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { testSetup } from '../support/repository.ts'
import { type StepResult, TestRunner } from '../support/test-runner.ts'

// dist/ proves with the real EC2Cluster, on simulated instances whose containers run a real Dask; Packer alone is a fake.
let ec2: LocalEc2
let runner: TestRunner
let toolCache: string

beforeAll(async () => {
  ec2 = await startLocalEc2({ machines: 'simulated', policies: ['bake', 'smoke-test'] })
  toolCache = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-tools-'))
})
afterAll(async () => {
  await ec2.stop()
  rmSync(toolCache, { recursive: true, force: true })
})
beforeEach(() => {
  runner = new TestRunner()
})
afterEach(async () => {
  await ec2.set({ guest: null })
  runner.remove()
  vi.unstubAllEnvs()
})

async function bake(inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  // The client of the proof comes from wheels on this machine: the step has no way out of it.
  const pip = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: testSetup().wheels }
  const env = { ...ec2.environment, ...fakePacker(runner.directory), ...pip, RUNNER_TOOL_CACHE: toolCache }
  const given = { 'smoke-test': 'true', 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER, ...inputs }
  const step = await runner.run('main', { with: given, env })
  const post = await runner.run('post', { with: given, env: ec2.environment })
  expect(post, step.log).toMatchObject({ exitCode: 0, errors: [] })
  expect(post.log).toMatch(/^(?:Nothing to clean up|Cleaned up after run \S+: 0 removed, 0 left)\.\n$/)
  return step
}

async function expectNothingElseLeft(): Promise<void> {
  for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
    expect(await new Account(ec2).made(kind), kind).toEqual([])
  }
  const rules = (await ec2.groupRules()).filter(({ preexisting }) => !preexisting)
  expect(rules.filter((rule) => rule.direction === 'ingress' && rule.open_to_world)).toEqual([])
}

describe('smoke-test: true', () => {
  it('ends green with an image that is ready once a cluster from it has computed', async () => {
    const step = await bake()
    expect(step.errors, step.log).toEqual([])
    expect(step.outputs).toMatchObject({
      ami: expect.stringMatching(/^ami-/),
      'smoke-passed': 'true',
      'start-seconds': expect.stringMatching(/^\d/),
    })
    const [image] = await new Account(ec2).made('images')
    expect(image).toMatchObject({
      id: step.outputs['ami'],
      tags: { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'smoked' },
    })
    await expectNothingElseLeft()
  })

  it('ends red with the diagnosis on top and without the image when its proof fails', async () => {
    const before = await new Account(ec2).made('images')
    await ec2.set({ guest: { containers: { scheduler: 'no-image' } } })
    const step = await bake()
    expectImageMissing(step)
    expect(await new Account(ec2).made('images')).toEqual(before)
    expect((await new Account(ec2).made('snapshots')).length).toBe(before.length)
    await expectNothingElseLeft()
  })

  it('keeps the image, tagged as unproven, with on-smoke-failure: keep', async () => {
    const before = (await new Account(ec2).made('images')).map(({ id }) => id)
    await ec2.set({ guest: { containers: { scheduler: 'no-image' } } })
    const step = await bake({ 'on-smoke-failure': 'keep' })
    expectImageMissing(step)
    const kept = (await new Account(ec2).made('images')).filter(({ id }) => !before.includes(id))
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
