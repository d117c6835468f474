import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { ArchiveProxy } from '../support/archive-server.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import type { LocalEc2 } from '../support/local-ec2.ts'
import { outputOf } from '../support/programs.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { scenario } from '../support/scenario.ts'
import type { StepResult, TestRunner } from '../support/test-runner.ts'

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

/** A nightly with an environment, whose step is run as often as is asked. */
function nightly(runner: TestRunner, ec2: LocalEc2, inputs: Readonly<Record<string, string>>) {
  const packer = fakePacker(runner.directory)
  return (env: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
    runner.run('main', {
      with: {
        rebake: 'when-changed',
        // Docker's own archive would be asked over HTTPS.
        'docker-source': 'distro',
        'allow-cidr': '192.0.2.1/32',
        'output-dir': 'baked',
        ...SYSTEM_PACKER,
        ...inputs,
      },
      env: { ...ec2.environment, ...packer, HTTP_PROXY: archives.url, ...env },
    })
}

/** Writes a lock; gives what makes the fake Packer say that its packages are in the image. */
function lock(runner: TestRunner, version: string): Record<string, string> {
  const text = `dask==${version} --hash=sha256:${'0'.repeat(64)}\n`
  writeFileSync(path.join(runner.workspace, 'requirements.txt'), text)
  return { FAKE_PACKER_PYTHON_PACKAGES: JSON.stringify({ dask: version }) }
}

describe('a nightly with an environment', () => {
  it('is reused with the same lock, and baked with another, which is the reason', async ({ ec2, runner }) => {
    const night = nightly(runner, ec2, {
      family: 'locked',
      environment: 'requirements.txt',
      'environment-secrets': 'PIP_INDEX_URL=https://robot:sesame@index.example/simple',
      'docker-image': `${registry.host}/team/dask:1`,
    })
    const first = await night(lock(runner, '2026.7.1'))
    expect(first.exitCode, first.log).toBe(0)
    expect(first.outputs['reused']).toBe('false')
    const image = /localhost\/bake-dask-ami:[0-9a-f]{12}/.exec(
      first.outputs['ec2-cluster'] ?? first.summary,
    )?.[0]
    expect(image).toBeDefined()
    expect(first.summary).toContain('<code>requirements.txt</code> on <code>')
    const archive = path.join(runner.workspace, 'baked/from-workspace.tar')
    const locked = outputOf('tar', ['-xOf', archive, 'environment/context/requirements.txt'])
    expect(locked).toContain('dask==2026.7.1 --hash')
    expect(outputOf('tar', ['-xOf', archive, 'environment/Dockerfile'])).toContain('id=PIP_INDEX_URL')
    // A mask of the runner is all of it that is in a log.
    expect(first.log.replace(/^::add-mask::.*$/gm, '')).not.toContain('sesame')

    const second = await night()
    expect(second.outputs, second.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
    expect(second.summary).toContain(image)

    const third = await night(lock(runner, '2026.8.0'))
    expect(third.outputs, third.log).toMatchObject({ reused: 'false' })
    expect(third.log).toContain(
      `::notice::A new image is baked. Changed since ${first.outputs['ami']} was baked: environment (requirements.txt).`,
    )
    const changes = JSON.parse(third.outputs['changes'] ?? '')
    expect(changes.sections.python_packages).toEqual({ dask: ['2026.7.1', '2026.8.0'] })
    expect(changes.sections.image).toMatchObject({
      docker_image: [image, expect.stringMatching(/^localhost\/bake-dask-ami:/)],
      environment: [
        expect.stringContaining('requirements.txt ('),
        expect.stringContaining('requirements.txt ('),
      ],
    })
  })

  it('is baked anew when an image that its Dockerfile names is another, and asks no registry for docker-image', async ({
    ec2,
    runner,
  }) => {
    const dockerfile = `FROM ${registry.host}/team/dask:1\nRUN true\n`
    writeFileSync(path.join(runner.workspace, 'Dockerfile'), dockerfile)
    const night = nightly(runner, ec2, { family: 'own', environment: 'Dockerfile' })
    const first = await night()
    expect(first.exitCode, first.log).toBe(0)
    const second = await night()
    expect(second.outputs, second.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
    registry.index('1', 2)
    const third = await night()
    expect(third.log).toContain(`was baked: digest of ${registry.host}/team/dask:1.`)
    expect(third.log).not.toContain('daskdev/dask')
  })
})

const TOO_LARGE: readonly (readonly [what: string, has: string, make: (place: string) => void])[] = [
  [
    '2 GB',
    'more than 500 MB',
    (file) => {
      writeFileSync(file, '')
      truncateSync(file, 2_000_000_000)
    },
  ],
  [
    '100,000 files',
    'more than 10,000 files',
    (directory) => {
      mkdirSync(directory)
      for (let index = 0; index < 100_000; index += 1) writeFileSync(path.join(directory, `${index}`), '')
    },
  ],
]

for (const [what, has, make] of TOO_LARGE) {
  it(`an environment of ${what} is rejected before AWS is asked anything`, async ({ ec2, runner }) => {
    writeFileSync(path.join(runner.workspace, 'Dockerfile'), 'ARG DOCKER_IMAGE\nFROM $DOCKER_IMAGE\n')
    make(path.join(runner.workspace, 'data'))
    const before = (await ec2.calls()).length
    const step = await nightly(runner, ec2, { environment: '.' })()
    expect(step.errors, step.log).toEqual([
      expect.stringContaining(`What input 'environment' names ('.') has ${has}. Leave out`),
    ])
    expect(step.summary).toContain('Nothing was launched')
    expect((await ec2.calls()).length).toBe(before)
  })
}
