import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { ArchiveProxy } from '../support/archive-server.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { RegistryServer } from '../support/registry-server.ts'
import { scenario } from '../support/scenario.ts'

const HERE = 'eu-west-2'
const THERE = 'us-east-1'
const OTHER = '111111111111'
const SPREAD = { 'copy-to-regions': THERE, 'share-with': OTHER, 'deprecate-after-days': '30' }

const it = scenario()
it.beforeAll(({ ec2 }) => ec2.set({ durations: { pending: 0, image: 0, copy: 0, snapshot: 0 } }))

let registry: RegistryServer
let archives: ArchiveProxy
beforeAll(async () => {
  registry = await RegistryServer.start()
  registry.index('1')
  archives = await ArchiveProxy.start()
})
afterAll(async () => {
  await registry.stop()
  await archives.stop()
})

/** The writes of copying, sharing and deprecating, in their order; `value` is one of their parameters. */
const KILLS = [
  { write: 'CreateTags', value: TAG.regions },
  { write: 'CopyImage', value: '*' },
  { write: 'CreateTags', value: 'ready' },
  { write: 'DeleteTags', value: TAG.expires },
  { write: 'ModifyImageAttribute', value: OTHER },
  { write: 'EnableImageDeprecation', value: '*' },
].flatMap((each) => (['before', 'after'] as const).map((moment) => ({ ...each, moment })))

describe('a night that is killed while it copies, shares or deprecates a reused AMI is finished by the next:', () => {
  it.for(KILLS)('$moment $write $value', async ({ write, value, moment }, { account: _, ec2, runner }) => {
    const family = `${write}-${value.replace(/[^a-z]/g, '')}-${moment}`.toLowerCase()
    const env = { ...ec2.administrator, ...fakePacker(runner.directory), HTTP_PROXY: archives.url }
    const given = {
      ...{ family, rebake: 'when-changed', 'docker-image': `${registry.host}/team/dask:1` },
      ...{ 'docker-source': 'distro', 'allow-cidr': '192.0.2.1/32', ...SYSTEM_PACKER },
    }
    const first = await runner.run('main', { with: given, env })
    expect(first.exitCode, first.log).toBe(0)

    // Before the call: an error that the SDK tries again; after it: an answer that does not come.
    const match = value === '*' ? {} : { '*': value }
    const fault = { action: write, code: 'InternalError', status: 500, match }
    await ec2.set(
      moment === 'before' ? { faults: [fault] } : { holds: [{ action: write, phase: 'after', match }] },
    )
    const before = (await ec2.calls()).length
    const step = runner.start('main', { with: { ...given, ...SPREAD }, env })
    const reached = async () =>
      (await ec2.held()).length > 0 ||
      (await ec2.calls())
        .slice(before)
        .some(({ action, error }) => action === write && error === 'InternalError')
    while (!(await reached())) await sleep(50)
    step.signal('SIGKILL')
    expect((await step.finished).exitCode).toBeUndefined()
    await ec2.set({ faults: [], holds: [] })
    const post = await runner.run('post', { with: { ...given, ...SPREAD }, env })
    expect(post.exitCode, post.log).toBe(0)

    const next = await runner.run('main', { with: { ...given, ...SPREAD }, env })
    expect(next.outputs, next.log).toMatchObject({ reused: 'true', ami: first.outputs['ami'] })
    expect((await runner.run('post', { with: given, env })).log).toContain('Nothing to clean up.')
    const amis = JSON.parse(next.outputs['amis'] ?? '{}') as Record<string, string>
    for (const region of [HERE, THERE]) {
      const cloud = await connectImages(region)
      const [image, ...others] = await cloud.taggedImages({ [TAG.family]: family })
      expect(others, region).toEqual([])
      expect(image).toMatchObject({ id: amis[region], state: 'available' })
      expect(image?.tags[TAG.status]).toBe('ready')
      expect(image?.deprecated).toBeDefined()
      expect(await cloud.launchPermissions(image?.id ?? '')).toEqual([OTHER])
    }
  })
})
