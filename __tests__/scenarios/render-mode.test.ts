import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { scenario } from '../support/scenario.ts'

const it = scenario()

it('writes what would be baked, shows it in the job summary, and asks nobody', async ({ ec2, runner }) => {
  // No `packer` on this PATH and an account that would answer: neither may be asked.
  const env = { ...ec2.environment, PATH: '/nowhere' }
  const step = await runner.run('main', {
    with: { mode: 'render', 'output-dir': 'rendered', packages: 'jq' },
    env,
  })
  expect(step.log).not.toMatch(/::(?:error|warning)/)
  expect(step.exitCode).toBe(0)

  const directory = path.join(runner.workspace, 'rendered')
  expect(step.outputs).toEqual({
    'cloud-init': path.join(directory, 'cloud-config.yml'),
    template: path.join(directory, 'bake.pkr.hcl'),
    variables: path.join(directory, 'bake.pkrvars.json'),
  })
  for (const file of Object.values(step.outputs)) {
    const text = readFileSync(file, 'utf8').trimEnd()
    expect(text).not.toBe('')
    expect(step.summary, file).toContain(text)
  }
  expect(step.summary).toMatch(/^## What would be baked\n/)
  expect(readdirSync(directory)).toContain('provision.sh')
  expect(await ec2.calls()).toEqual([])
  expect(await runner.run('post', { env })).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })
  expect(await ec2.calls()).toEqual([])
})

it('has a place of its own where none is named', async ({ runner }) => {
  const step = await runner.run('main', { with: { mode: 'render', region: 'eu-west-2' } })
  expect(step.exitCode, step.log).toBe(0)
  expect(path.dirname(path.dirname(step.outputs['variables'] ?? ''))).toBe(runner.temp)
})

it('needs no Region, and says so in what it writes', async ({ runner }) => {
  // No variable of AWS at all, as in a workflow for pull requests from forks.
  const step = await runner.run('main', {
    with: { mode: 'render' },
    env: { AWS_EC2_METADATA_DISABLED: undefined },
  })
  expect(step.log).not.toMatch(/::(?:error|warning)/)
  expect(step.exitCode, step.log).toBe(0)
  const variables = JSON.parse(readFileSync(step.outputs['variables'] ?? '', 'utf8'))
  expect(variables).toMatchObject({
    region: '<no Region was given>',
    ami_name: expect.stringMatching(/^dask-cpu-/),
    source_ami: null,
    source_ami_filters: { name: expect.stringContaining('ubuntu') },
  })
  expect(readFileSync(step.outputs['cloud-init'] ?? '', 'utf8')).toMatch(/^#cloud-config\n/)
  expect(readFileSync(step.outputs['template'] ?? '', 'utf8')).toContain('source "amazon-ebs" "dask"')
  expect(step.summary).toContain(
    'A bake needs a Region; <code>&#60;no Region was given&#62;</code> stands for it',
  )
})

it('is not stopped by variables of the job that begin with INPUT_, and reports them', async ({ runner }) => {
  const env = { INPUT_PORT: '8080', 'INPUT_GITHUB-TOKEN': 'ghs_secret' }
  const step = await runner.run('main', { with: { mode: 'render' }, env })
  expect(step.exitCode, step.log).toBe(0)
  expect(step.log).toMatch(/^::warning::There is no input 'port', so INPUT_PORT has no effect/m)
  expect(step.log).toMatch(/^::warning::There is no input 'github-token'/m)
  expect(step.log).not.toContain('ghs_secret')
})
