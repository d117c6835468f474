import { expect } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { building } from '../support/account.ts'
import { scenario } from '../support/scenario.ts'

// A third of a second: all that these tests make is older by the time that a step has started.
const SOON = '0.0001'
const LOST = { ...building('run-lost'), [TAG.expires]: '2026-01-01T00:00:00.000Z' }
const GOES_ON = { ...building('run-goes-on'), [TAG.expires]: '2099-01-01T00:00:00.000Z' }

const it = scenario({ policies: ['sweep'] }).extend('step', ({ ec2, runner }) => {
  return (inputs: Record<string, string>) => runner.run('sweep', { with: inputs, env: ec2.environment })
})
const idsIn = (output = '[]') => (JSON.parse(output) as { id: string }[]).map(({ id }) => id)

it('says what it would remove, removes it when it is asked to, and keeps what a run needs', async ({
  account,
  step,
}) => {
  const [key, needed] = [await account.keyPair('lost', LOST), await account.keyPair('needed', GOES_ON)]
  const dry = await step({ 'older-than-hours': SOON })
  expect(dry.exitCode, dry.log).toBe(0)
  expect([idsIn(dry.outputs['removed']), idsIn(dry.outputs['kept'])]).toEqual([[key], [needed]])
  expect(dry.log).toContain(`Would remove key pair ${key}\n`)
  expect(dry.summary).toMatch(/^## 1 leftover would be removed, 1 kept\n/)
  expect((await account.made('key_pairs')).map(({ id }) => id).toSorted()).toEqual([key, needed].toSorted())

  const done = await step({ 'older-than-hours': SOON, 'dry-run': 'false' })
  expect(done.exitCode, done.log).toBe(0)
  expect(done.summary).toMatch(/^## 1 leftover removed, 1 kept\n/)
  expect((await account.made('key_pairs')).map(({ id }) => id)).toEqual([needed])
  const again = await step({ 'older-than-hours': SOON, 'dry-run': 'false' })
  expect(idsIn(again.outputs['removed'])).toEqual([])
})

it('removes every kind of thing under the documented policy', async ({ account, step }) => {
  const instance = await account.instance(LOST)
  const made = [
    instance,
    await account.image(instance, 'lost', LOST),
    await account.snapshot(await account.volume(LOST), LOST),
    await account.spotRequest(LOST),
    await account.launchTemplate('lost', LOST),
    await account.networkInterface(LOST),
    await account.securityGroup('lost', LOST),
    await account.keyPair('lost-too', LOST),
  ]
  const done = await step({ 'older-than-hours': SOON, 'dry-run': 'false' })
  expect(done.exitCode, done.log).toBe(0)
  expect(done.log).not.toMatch(/^::(?:warning|error)/m)
  expect(idsIn(done.outputs['removed'])).toEqual(expect.arrayContaining(made))
})

it('ends red without credentials', async ({ ec2, runner }) => {
  const env = { ...ec2.environment, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }
  const { exitCode, errors } = await runner.run('sweep', { env })
  expect(exitCode).toBe(1)
  expect(errors).toEqual([
    expect.stringMatching(/^Region eu-west-2 could not be looked at: There are no AWS credentials/),
  ])
})

it('can be cancelled', async ({ ec2, runner }) => {
  await ec2.set({ faults: [{ action: 'DescribeInstances', code: 'InternalError', delay: 20 }] })
  const running = runner.start('sweep', { env: ec2.environment })
  await expect.poll(() => running.log(), { timeout: 60_000 }).toContain('eu-west-2')
  running.cancel()
  const { exitCode, errors } = await running.finished
  await ec2.set({ faults: [] })
  expect(exitCode).toBe(1)
  expect(errors).toEqual([expect.stringMatching(/^The sweep was cancelled\./)])
})
