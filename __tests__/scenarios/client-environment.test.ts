import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { scenario } from '../support/scenario.ts'

// The image of the fake Packer has dask and distributed 2026.8.0.
const it = scenario().extend(
  'bake',
  ({ ec2, runner }) =>
    async (client: string, inputs: Readonly<Record<string, string>> = {}) => {
      writeFileSync(path.join(runner.workspace, 'requirements-client.txt'), client)
      const given = {
        'client-environment': 'requirements-client.txt',
        'allow-cidr': '192.0.2.1/32',
        ...{ 'output-dir': 'baked', ...SYSTEM_PACKER, ...inputs },
      }
      const env = { ...ec2.environment, ...fakePacker(runner.directory) }
      return runner.run('main', { with: given, env })
    },
)

it('a client of the image’s versions gets them in a file, and is in the summary', async ({ bake }) => {
  const step = await bake('dask==2026.8.0\ndistributed==2026.8.0\nmsgpack==1.2.4')
  expect(step.errors, step.log).toEqual([])
  expect(step.summary).toContain(
    "### The client's environment\n\n<code>requirements-client.txt</code> has the same",
  )
  expect(step.log).toMatch(
    /^::warning::requirements-client\.txt has msgpack 1\.2\.4, and ami-\w+ has none\./m,
  )
  const requirements = readFileSync(step.outputs['client-requirements'] ?? '', 'utf8')
  expect(requirements).toContain(`clusters from ${step.outputs['ami']} needs`)
  expect(requirements).toMatch(/^dask==2026\.8\.0\ndistributed==2026\.8\.0$/m)
})

it('an image that breaks the client is kept as unproven, and the line that mends the client is said', async ({
  bake,
  account,
}) => {
  const before = (await account.made('images')).length
  const step = await bake('dask==2026.8.0\ndistributed==2026.7.1')
  expect(step.exitCode).toBe(1)
  const [image] = (await account.made('images')).slice(before)
  expect(image?.tags['bake-dask-ami:status']).toBe('unproven')
  expect(step.outputs).toMatchObject({ 'unproven-ami': image?.id })
  expect(step.errors).toEqual([
    expect.stringMatching(
      /^requirements-client\.txt has distributed 2026\.7\.1, and ami-\w+ has 2026\.8\.0\. .*kept.* Write 'distributed==2026\.8\.0' for the client, or /,
    ),
  ])
  expect(step.summary).toContain('<code>client-mismatch</code>')
})

it('a client that differs from the lock of the environment ends the step before AWS is asked anything', async ({
  bake,
  ec2,
  runner,
}) => {
  writeFileSync(path.join(runner.workspace, 'requirements.txt'), 'distributed==2026.8.0')
  const before = (await ec2.calls()).length
  const step = await bake('distributed==2026.7.1', { environment: 'requirements.txt' })
  expect(step.exitCode).toBe(1)
  expect(step.errors).toEqual([
    expect.stringMatching(
      /^requirements-client\.txt has distributed 2026\.7\.1, and requirements\.txt has 2026\.8\.0\./,
    ),
  ])
  expect((await ec2.calls()).length).toBe(before)
})
