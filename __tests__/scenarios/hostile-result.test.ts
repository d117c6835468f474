import { describe, expect } from 'vitest'
import { building } from '../support/account.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { realPacker } from '../support/real-packer.ts'
import { scenario } from '../support/scenario.ts'

// Main and post as the runner starts them, where the builder or the manifest lies about what was built.

const it = scenario({ machines: 'simulated' })
  .extend('step', ({ runner }) => (entry: 'main' | 'post', env: Readonly<Record<string, string>>) => {
    return runner.run(entry, { with: { 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER }, env })
  })
  /** The images that this action has made, with their status. */
  .extend('images', ({ account }) => async () => {
    const made = await account.made('images')
    return made.map(({ name, tags }) => [name, tags['bake-dask-ami:status']])
  })
it.beforeEach(({ ec2 }) => ec2.set({ guest: null }))

describe('a build whose result is not believed', () => {
  it('publishes no image of which the builder says what cannot be', async ({ ec2, runner, step, images }) => {
    await ec2.set({ guest: { image_facts: { python_packages: { dask: '2026.7.1', null: null } } } })
    const env = { ...ec2.environment, ...realPacker(runner.directory) }
    const main = await step('main', env)
    expect(main.exitCode, main.log).toBe(1)
    expect(main.log).toContain('::error title=invalid-build-result::/etc/dask-image.json cannot be right')
    expect(main.outputs).not.toHaveProperty('ami')
    expect((await images()).map(([, status]) => status)).toEqual(['building'])
    await step('post', env)
    expect(await images()).toEqual([])
  })

  it("publishes no image that is not this run's, and removes its own alone", async ({
    ec2,
    runner,
    account,
    step,
    images,
  }) => {
    const theirs = await account.image(await account.instance({}), 'theirs', building('another-run'))
    const env = { ...ec2.environment, ...fakePacker(runner.directory), FAKE_PACKER_AMI: theirs }
    const main = await step('main', env)
    expect(main.exitCode, main.log).toBe(1)
    expect(main.log).toContain(`title=invalid-build-result::Packer's manifest names ${theirs}`)
    expect(main.outputs).not.toHaveProperty('ami')
    await step('post', env)
    expect(await images()).toEqual([['theirs', 'building']])
  })
})
