import { existsSync, readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { outputs } from '../../src/report/outputs.ts'
import { fakePacker } from '../support/fake-packer.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario()

describe('the outputs that dist/ really sets', () => {
  it('are, for a bake without a smoke test, all that action.yml declares but those of a smoke test, and empty only what a cpu image has not', async ({
    ec2,
    runner,
  }) => {
    const env = { ...ec2.environment, ...fakePacker(runner.directory) }
    const inputs = { 'allow-cidr': '192.0.2.1/32', 'packer-version': 'system' }
    const baked = await runner.run('main', { with: inputs, env })
    expect(baked.exitCode, baked.log).toBe(0)
    const smokeTest = ['smoke-passed', 'smoke-report', 'start-seconds', 'unproven-ami']
    const declared = Object.keys(outputs).filter((name) => !smokeTest.includes(name))
    expect(Object.keys(baked.outputs).toSorted()).toEqual(declared.toSorted())
    const empty = Object.entries(baked.outputs).filter(([, value]) => value === '')
    // There is no earlier image to compare with, and no parameter was asked for.
    expect(empty.map(([name]) => name).toSorted()).toEqual([
      'changes',
      'nvidia-driver-version',
      'previous-ami',
      'ssm-parameter',
    ])
    for (const file of ['cloud-init', 'template', 'variables', 'manifest', 'logs', 'dask-config-file']) {
      expect(existsSync(baked.outputs[file] ?? ''), file).toBe(true)
    }
    const lines = readFileSync(baked.outputs['dask-config-file'] ?? '', 'utf8')
    expect(lines).toBe(`${baked.outputs['dask-config']}\n`)
    // The account of the local EC2. Any twelve digits would also be the end of a UUID now and then.
    expect(JSON.stringify(baked.outputs)).not.toContain('123456789012')
  })

  it('are, for mode: render, the files that it wrote', async ({ runner }) => {
    const rendered = await runner.run('main', {
      with: { mode: 'render', 'output-dir': 'rendered', region: 'eu-west-2' },
    })
    expect(rendered.exitCode, rendered.log).toBe(0)
    expect(Object.keys(rendered.outputs).toSorted()).toEqual(['cloud-init', 'template', 'variables'])
    for (const file of Object.values(rendered.outputs)) expect(existsSync(file), file).toBe(true)
  })
})
