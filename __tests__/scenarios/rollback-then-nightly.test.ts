import { expect } from 'vitest'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { ArchiveProxy } from '../support/archive-server.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { scenario } from '../support/scenario.ts'

const PARAMETER = '/dask/nightly'

const it = scenario({ policies: ['bake', 'ssm-parameter', 'publish'] })

it('the nightly after a rollback neither reuses nor publishes the rejected AMI, nor one of the same contents, until somebody overrides it', async ({
  ec2,
  account: _,
  runner,
}) => {
  const registry = await RegistryServer.start()
  const archives = await ArchiveProxy.start()
  try {
    registry.index('1')
    const env = { ...ec2.environment, ...fakePacker(runner.directory), HTTP_PROXY: archives.url }
    const step = async (entry: 'main' | 'publish', inputs: Record<string, string>) => {
      const done = await runner.run(entry, { with: inputs, env })
      expect(done.exitCode, done.log).toBe(0)
      return done
    }
    const nightly = () =>
      step('main', {
        ...{ rebake: 'when-changed', 'ssm-parameter': PARAMETER },
        ...{ 'docker-image': `${registry.host}/team/dask:1`, 'docker-source': 'distro' },
        ...{ 'allow-cidr': '192.0.2.1/32', ...SYSTEM_PACKER },
      })
    const command = (inputs: Record<string, string>) =>
      step('publish', { 'ssm-parameter': PARAMETER, ...inputs })
    const cloud = await connectImages('eu-west-2')
    const named = async () => (await cloud.parameterOf(PARAMETER))?.value

    const good = (await nightly()).outputs['ami'] ?? ''
    registry.index('1', 2)
    const bad = (await nightly()).outputs['ami'] ?? ''
    expect(await named()).toBe(bad)
    await command({ command: 'rollback', reason: 'slow' })
    expect(await named()).toBe(good)

    const next = await nightly()
    expect(next.outputs).toMatchObject({ reused: 'false', 'ssm-parameter': '' })
    expect(next.summary).toContain(`${bad} in eu-west-2 was rejected (slow)`)
    expect(await named()).toBe(good)

    const alike = next.outputs['ami'] ?? ''
    await command({ command: 'publish', ami: alike })
    expect(await named()).toBe(alike)
    expect((await cloud.accountImages([bad]))[0]?.tags).not.toHaveProperty(TAG.rejected)
    const after = await nightly()
    expect(after.outputs).toMatchObject({ reused: 'true', ami: alike, 'ssm-parameter': PARAMETER })
  } finally {
    await registry.stop()
    await archives.stop()
  }
})
