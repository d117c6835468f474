import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { ArchiveProxy } from '../support/archive-server.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario()

let registry: RegistryServer
let archives: ArchiveProxy
beforeEach(async () => {
  registry = await RegistryServer.start()
  registry.index('1')
  archives = await ArchiveProxy.start()
})
afterEach(async () => {
  await registry.stop()
  await archives.stop()
})

describe('a nightly with a lock', () => {
  it('reuses the AMI of the same lock, and bakes when a line of it has changed', async ({ ec2, runner }) => {
    const packer = fakePacker(runner.directory)
    const night = (version: string) => {
      writeFileSync(path.join(runner.workspace, 'requirements.txt'), `dask==2026.8.0\nhumanize==${version}\n`)
      return runner.run('main', {
        with: {
          ...{ family: 'locked', rebake: 'when-changed', environment: 'requirements.txt' },
          ...{ 'docker-image': `${registry.host}/team/dask:1`, 'docker-source': 'distro' },
          ...{
            'allow-cidr': '192.0.2.1/32',
            'environment-secrets': 'PIP_INDEX_URL=https://u:p@example.com/simple',
          },
          ...SYSTEM_PACKER,
        },
        env: {
          ...{ ...ec2.environment, ...packer, HTTP_PROXY: archives.url },
          FAKE_PACKER_PYTHON_PACKAGES: JSON.stringify({ dask: '2026.8.0', humanize: version }),
        },
      })
    }
    const first = await night('4.16.0')
    expect(first.outputs['reused'], first.log).toBe('false')
    const again = await night('4.16.0')
    expect(again.outputs, again.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })

    const changed = await night('4.17.0')
    expect(changed.outputs['reused'], changed.log).toBe('false')
    expect(changed.log).toContain(
      `A new image is baked. Changed since ${first.outputs['ami']} was baked: environment (requirements.txt).`,
    )
    const changes = JSON.parse(changed.outputs['changes'] ?? '')
    expect(changes.compared_with).toBe(first.outputs['ami'])
    expect(changes.sections.python_packages).toEqual({ humanize: ['4.16.0', '4.17.0'] })
  })
})
