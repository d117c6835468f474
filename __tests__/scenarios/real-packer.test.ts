import { expect } from 'vitest'
import { SYSTEM_PACKER } from '../support/fake-packer.ts'
import { realPacker } from '../support/real-packer.ts'
import { scenario } from '../support/scenario.ts'

// The real Packer and its amazon plugin bake on simulated instances: the template, the API calls and SSH are real, the guest is played.
const it = scenario({ machines: 'simulated' })

const inputs = {
  'allow-cidr': '127.0.0.1/32',
  'output-dir': 'baked',
  ...SYSTEM_PACKER,
}

it('ends green with an AMI that knows what it holds, and nothing else is left', async ({
  ec2,
  runner,
  account,
}) => {
  // As of a runner that systemd starts without `User=`: no HOME, and nothing that says where Packer's own files are.
  const { PACKER_CONFIG_DIR: _, ...packer } = realPacker(runner.directory)
  const env = { ...ec2.environment, ...packer, HOME: '' }
  const step = await runner.run('main', { with: inputs, env })
  expect(step.errors, step.log).toEqual([])
  expect(step.exitCode).toBe(0)

  const images = await account.made('images')
  expect(images.map(({ id, tags }) => [id, tags['bake-dask-ami:status']])).toEqual([
    [step.outputs['ami'], 'ready'],
  ])
  for (const kind of ['instances', 'volumes', 'security_groups', 'key_pairs']) {
    expect(await account.made(kind), kind).toEqual([])
  }
  expect(step.log).toContain('bake-dask-ami: pulling daskdev/dask:')
})
