import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CreateTagsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import type { Resource } from '../support/account.ts'
import { ArchiveProxy } from '../support/archive-server.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import type { LocalEc2 } from '../support/local-ec2.ts'
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

type Inputs = Readonly<Record<string, string>>

/** A nightly of one family, whose step is run as often as is asked. */
function nightly(runner: TestRunner, ec2: LocalEc2, family: string, environment = ec2.environment) {
  const packer = fakePacker(runner.directory)
  return (differences: Inputs = {}): Promise<StepResult> =>
    runner.run('main', {
      with: {
        family,
        rebake: 'when-changed',
        'docker-image': `${registry.host}/team/dask:1`,
        // Docker's own archive would be asked over HTTPS.
        'docker-source': 'distro',
        'allow-cidr': '192.0.2.1/32',
        'output-dir': 'baked',
        ...SYSTEM_PACKER,
        ...differences,
      },
      env: { ...environment, ...packer, HTTP_PROXY: archives.url },
    })
}

/** Of a step that baked: why it says that it did. */
function reasonsOf(step: StepResult): string[] {
  expect(step.exitCode, step.log).toBe(0)
  expect(step.outputs['reused'], step.log).toBe('false')
  expect(step.summary).toContain('### Why it was baked\n')
  return [...step.log.matchAll(/^::notice::A new image is baked\. (.*)$/gm)].map(([, why = '']) => why)
}

/** The one reason. */
function reasonOf(step: StepResult): string {
  const reasons = reasonsOf(step)
  expect(reasons, step.log).toHaveLength(1)
  return reasons[0] ?? ''
}

const made = async (ec2: LocalEc2) => {
  const calls = await ec2.calls()
  return (since: number) => calls.slice(since).map(({ service, action }) => `${service}:${action}`)
}

describe('a nightly in which nothing has changed', () => {
  it('copies, shares and deprecates the same AMI when only that is asked for, once', async ({
    ec2,
    runner,
  }) => {
    const night = nightly(runner, ec2, 'spread', ec2.administrator)
    const first = await night()
    expect(first.exitCode, first.log).toBe(0)
    const spread = {
      'copy-to-regions': 'us-east-1',
      'share-with': '111111111111',
      'deprecate-after-days': '30',
    }
    const second = await night(spread)
    expect(second.outputs, second.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
    expect(Object.keys(JSON.parse(second.outputs['amis'] ?? ''))).toEqual(['eu-west-2', 'us-east-1'])
    expect(second.summary).toContain('Shared with <code>111111111111</code>.')
    const post = await runner.run('post', { env: ec2.administrator })
    expect(post).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })
    const before = (await ec2.calls()).length
    const third = await night(spread)
    expect(third.outputs, third.log).toMatchObject({ reused: 'true', amis: second.outputs['amis'] })
    const calls = (await made(ec2))(before)
    expect(calls.filter((call) => !/:(?:Describe|Get)/.test(call))).toEqual([])
  })

  it('bakes, then gives the same AMI and all outputs again, and launches nothing', async ({
    ec2,
    runner,
  }) => {
    const night = nightly(runner, ec2, 'unchanged')
    const first = await night()
    expect(reasonOf(first)).toBe("There is no ready image of the family 'unchanged'.")
    const before = (await ec2.calls()).length
    const second = await night()
    expect(second.exitCode, second.log).toBe(0)
    const calls = (await made(ec2))(before)
    expect(calls.length, calls.join(', ')).toBeLessThanOrEqual(9)
    expect(calls.filter((call) => !/:(?:Describe|Get)/.test(call))).toEqual([])

    // The AMI of the fake Packer is a copy of another, of 8 GiB.
    const own = { reused: 'true', manifest: '', changes: '', 'filesystem-size': '8' }
    expect(second.outputs).toEqual({ ...first.outputs, ...own })
    expect(existsSync(second.outputs['dask-config-file'] ?? '')).toBe(true)
    const requirements = readFileSync(second.outputs['client-requirements'] ?? '', 'utf8')
    expect(requirements).toContain(`clusters from ${first.outputs['ami']} needs`)
    expect(requirements).toMatch(/^distributed==\d/m)
    expect(second.summary).toContain(`## <code>${first.outputs['ami']}</code> is reused`)
    expect(second.summary).toContain(`ami="${first.outputs['ami']}"`)
    expect(second.log).not.toContain('Installing Packer')
    const post = await runner.run('post', { env: ec2.environment })
    expect(post).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })
  })

  it('fails where the image breaks the client, and bakes none that would break it too', async ({
    ec2,
    runner,
  }) => {
    const night = nightly(runner, ec2, 'for-clients')
    const first = await night()
    expect(first.exitCode, first.log).toBe(0)
    const client = { 'client-environment': 'requirements-client.txt' }
    writeFileSync(path.join(runner.workspace, client['client-environment']), 'distributed==2026.7.1')
    const before = (await ec2.calls()).length
    const second = await night(client)
    expect(second.errors, second.log).toEqual([
      expect.stringMatching(
        `^requirements-client\\.txt has distributed 2026\\.7\\.1, and ${first.outputs['ami']} has 2026\\.8\\.0\\. .* was to be reused`,
      ),
    ])
    expect(second.outputs).not.toHaveProperty('ami')
    const calls = (await made(ec2))(before)
    expect(calls.filter((call) => !/:(?:Describe|Get)/.test(call))).toEqual([])
    writeFileSync(path.join(runner.workspace, client['client-environment']), 'distributed==2026.8.0')
    const third = await night(client)
    expect(third.outputs, third.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
  })

  it('is reused after a bake that did not ask for it', async ({ ec2, runner }) => {
    const night = nightly(runner, ec2, 'always-first')
    const first = await night({ rebake: 'always' })
    expect(first.outputs['reused']).toBe('false')
    expect(first.log).not.toContain('A new image is baked')
    expect((await night()).outputs).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
  })
})

describe('a nightly that publishes', () => {
  it('publishes a reused AMI, writes nothing once it is published, and publishes none like a rejected one', async ({
    ec2,
    account: _,
    runner,
  }) => {
    const night = nightly(runner, ec2, 'published', ec2.administrator)
    const { ami } = (await night()).outputs
    const published = { ami, 'ssm-parameter': '/dask/published', 'ssm-parameter-versions': '{"eu-west-2":1}' }
    for (const writes of [['ssm:PutParameter'], []]) {
      const before = (await ec2.calls()).length
      const again = await night({ 'ssm-parameter': '/dask/published' })
      expect(again.outputs, again.log).toMatchObject({ ...published, reused: 'true', 'previous-ami': '' })
      const calls = (await made(ec2))(before)
      expect(calls.filter((call) => !/:(?:Describe|Get|List)/.test(call))).toEqual(writes)
      if (writes.length === 0) expect(calls.length, calls.join(', ')).toBeLessThanOrEqual(15)
    }
    const cloud = await connectImages('eu-west-2')
    await cloud.tag([ami ?? ''], { [TAG.rejected]: 'slow' })
    const other = await night({ 'ssm-parameter': '/dask/published' })
    expect(other.outputs, other.log).toMatchObject({ reused: 'false', 'ssm-parameter': '' })
    expect(other.summary).toContain(
      `Not published as <code>/dask/published</code>: ${ami} in eu-west-2 was rejected`,
    )
  })
})

describe('a nightly bakes and says why when', () => {
  it('a container image, a package or an input is new, one after the other', async ({ ec2, runner }) => {
    const night = nightly(runner, ec2, 'changing')
    const { ami: first } = (await night()).outputs

    registry.index('1', 2)
    const digest = await night()
    expect(reasonOf(digest)).toBe(`Changed since ${first} was baked: digest of ${registry.host}/team/dask:1.`)
    expect(JSON.parse(digest.outputs['changes'] ?? '')).toMatchObject({ compared_with: first })

    archives.generation = 2
    const packages = await night()
    expect(reasonOf(packages)).toBe(
      `Changed since ${digest.outputs['ami']} was baked: archive Ubuntu noble, archive Ubuntu noble-updates, archive Ubuntu noble-security.`,
    )

    const input = await night({ packages: 'htop' })
    expect(reasonOf(input)).toMatch(
      new RegExp(`^Changed since ${packages.outputs['ami']} was baked: packages, user data\\.$`),
    )
    expect(input.summary).toContain(`### Changes since <code>${packages.outputs['ami']}</code>`)
  })

  it('the source AMI is new', async ({ ec2, runner, account }) => {
    const images = (await ec2.state())['images'] as Resource[]
    const named = (date: string) =>
      images.find(({ name, region }) => region === 'eu-west-2' && name?.includes(`amd64-server-${date}`))?.id
    const night = nightly(runner, ec2, 'newer-source', ec2.administrator)
    const inputs = { 'source-ami': 'resolve:ssm:/team/base' }
    await account.parameter('/team/base', named('20261004') ?? '')
    const { ami } = (await night(inputs)).outputs
    await account.parameter('/team/base', named('20261101') ?? '')
    expect(reasonOf(await night(inputs))).toBe(`Changed since ${ami} was baked: source AMI.`)
  })

  it('the registry or an archive does not answer', async ({ ec2, runner }) => {
    const night = nightly(runner, ec2, 'silent')
    await night()
    registry.before = (_, response) => {
      response.writeHead(503).end()
      return true
    }
    archives.silent = true
    const host = registry.host.replaceAll('.', '\\.')
    const [digest, ...packages] = reasonsOf(await night())
    expect(digest).toMatch(new RegExp(`^The digest of ${host}/team/dask:1 is not known: ${host} .*503`))
    expect(packages).toEqual(
      ['noble', 'noble-updates', 'noble-security'].map((suite) =>
        expect.stringMatching(
          new RegExp(`^The packages of Ubuntu ${suite} are not known: \\w+\\.ubuntu\\.com .*503`),
        ),
      ),
    )
  })

  it('the image is withdrawn, rejected or too old, and reuses the one that was baked then', async ({
    ec2,
    runner,
    account,
  }) => {
    expect(account).toBeDefined()
    const night = nightly(runner, ec2, 'judged')
    const tag = async (ami: string | undefined, key: string, value: string) => {
      const client = new EC2Client({ region: 'eu-west-2' })
      const Tags = [{ Key: key, Value: value }]
      await client.send(new CreateTagsCommand({ Resources: [ami ?? ''], Tags }))
    }
    const { ami: first } = (await night()).outputs
    await tag(first, TAG.baked, '2026-01-01T00:00:00.000Z')
    const older = await night()
    expect(reasonOf(older)).toMatch(
      new RegExp(
        `^${first} has the same contents, but was baked \\d+\\.\\d days ago; 'max-age-days' is 7\\.$`,
      ),
    )
    const { ami: second } = older.outputs
    expect((await night()).outputs).toMatchObject({ reused: 'true', ami: second })

    await tag(second, TAG.rejected, 'slow')
    const rejected = `${second} has the same contents and was rejected by a rollback (slow).`
    expect(reasonOf(await night())).toBe(rejected)
    await tag(second, TAG.withdrawn, 'CVE-2026-1')
    expect(reasonOf(await night())).toBe(`${second} has the same contents and was withdrawn (CVE-2026-1).`)
    expect(path.isAbsolute(older.outputs['manifest'] ?? '')).toBe(true)
  })
})
