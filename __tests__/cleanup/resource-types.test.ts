import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { leftoverTypes } from '../../src/cleanup/resource-types.ts'
import { type SweepLimits, sweep } from '../../src/cleanup/sweep.ts'
import { Account, building } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const REGION = 'eu-west-2'
const owner = { runUuid: 'run-a', amiName: 'dask-a' }
const LIMITS = { pollMs: 500, emptyPasses: 2, maxPasses: 100 }
const NOTHING = { named: [], kept: [] }
const KINDS = [
  ...['instances', 'images', 'snapshots', 'volumes', 'launch_templates', 'network_interfaces'],
  ...['security_groups', 'key_pairs'],
]

describe('the sweep of an account', () => {
  let ec2: LocalEc2
  let account: Account

  beforeAll(async () => {
    ec2 = await startLocalEc2()
    await ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 1, image: 0, snapshot: 0 } })
  })
  afterAll(() => ec2.stop())
  beforeEach(() => {
    useLocalEc2(ec2)
    account = new Account(ec2)
  })
  afterEach(() => void vi.unstubAllEnvs())

  async function swept(warnings: unknown[] = [], limits: Partial<SweepLimits> = {}) {
    const runner = new RecordingRunner()
    const stop = new AbortController().signal
    const types = await leftoverTypes(REGION)
    const all = { ...LIMITS, ...limits }
    const { removed, kept } = await sweep({ region: REGION, owner }, types, runner, stop, all)
    expect(runner.warnings).toEqual(warnings)
    return {
      named: removed.map(({ kind, id }) => `${kind} ${id}`),
      kept: kept.map(({ kind, id }) => `${kind} ${id}`),
    }
  }

  /** The calls of an action that were answered since, by what they answered. */
  async function answers(action: string, since: number): Promise<(string | null)[]> {
    const calls = (await ec2.calls()).slice(since).filter((call) => call.action === action)
    return calls.map(({ error }) => error)
  }

  /** The ids of everything that somebody made, by kind. */
  async function left(): Promise<Record<string, string[]>> {
    const types = await Promise.all(
      KINDS.map(async (kind) => [kind, (await account.made(kind)).map(({ id }) => id)]),
    )
    return Object.fromEntries(types) as Record<string, string[]>
  }

  it('finds nothing in an account without leftovers', async () => {
    expect(await swept()).toEqual(NOTHING)
  })

  it.each(['*', 'run-?', 'run-*'])('takes nothing of other runs for the wildcard %s', async (wildcard) => {
    const group = await account.securityGroup(`wild-${wildcard.length}`, building('run-w'))
    const instance = await account.instance(building('run-w'), group)
    await account.keyPair(`wild-${wildcard.length}`, building('run-w'))
    await account.image(instance, `wild-${wildcard.length}`, building('run-w'))
    const before = await left()
    const types = await leftoverTypes(REGION)
    const forged = { runUuid: wildcard, amiName: wildcard }
    const found = await Promise.all(types.map((kind) => kind.list(forged, new AbortController().signal)))
    expect(found.flat()).toEqual([])
    expect(await left()).toEqual(before)
    const mine = { runUuid: 'run-w', amiName: 'wild' }
    const stop = new AbortController().signal
    await sweep({ region: REGION, owner: mine }, types, new RecordingRunner(), stop, LIMITS)
  })

  it('takes everything of the run, in an order that works, and nothing else', async () => {
    const other = await account.instance(
      building('run-b'),
      await account.securityGroup('b', building('run-b')),
    )
    await account.keyPair('b', building('run-b'))
    await account.image(other, 'dask-b', building('run-b'))
    await account.image(other, 'dask-b-ready', { [TAG.run]: 'run-a', [TAG.status]: 'ready' })
    await account.image(other, 'dask-b-mine', { team: 'data' })
    const before = await left()

    const group = await account.securityGroup('a', building('run-a'))
    const instance = await account.instance(building('run-a'), group)
    const keyPair = await account.keyPair('a', building('run-a'))
    const tagged = await account.image(instance, 'dask-a-copy', building('run-a'))
    const untagged = await account.image(instance, 'dask-a', {})
    const volume = await account.volume(building('run-a'))
    const snapshot = await account.snapshot(volume, building('run-a'))

    const template = await account.launchTemplate('template-a', building('run-a'))
    const nic = await account.networkInterface(building('run-a'))

    const { named, kept } = await swept()
    expect(named).toEqual([
      `instance ${instance}`,
      `image ${tagged}`,
      `image ${untagged}`,
      `snapshot ${snapshot}`,
      `volume ${volume}`,
      `launch template ${template}`,
      `network interface ${nic}`,
      `security group ${group}`,
      `key pair ${keyPair}`,
    ])
    expect(kept).toEqual([])
    expect(await left()).toEqual(before)
    expect(await swept()).toEqual(NOTHING)
  })

  it('leaves an image of the same name that somebody else has made without tags', async () => {
    const instance = await account.instance({})
    const image = await account.image(instance, 'dask-a', {})
    expect(await swept()).toEqual(NOTHING)
    expect((await left())['images']).toContain(image)
    await (await connect('eu-west-2')).removeImage(image)
  })

  it('leaves an image of the same name that has tags of another run', async () => {
    const instance = await account.instance(building('run-c'))
    const image = await account.image(instance, 'dask-a', building('run-c'))
    expect(await swept()).toEqual(NOTHING)
    expect((await left())['images']).toContain(image)
  })

  it('goes on where it may not look, and says which right is missing', async () => {
    const keyPair = await account.keyPair('a', building('run-a'))
    await ec2.set({ faults: [{ action: 'DescribeLaunchTemplates', code: 'UnauthorizedOperation' }] })
    const warning =
      /^Could not look for any launch template of run run-a \(.* may not call ec2:DescribeLaunchTemplates /
    const { named } = await swept([expect.stringMatching(warning)])
    expect(named).toEqual([`key pair ${keyPair}`])
  })

  it('goes on where it may not remove, asks once, and says what is left', async () => {
    const since = (await ec2.calls()).length
    const volume = await account.volume(building('run-a'))
    const keyPair = await account.keyPair('a', building('run-a'))
    await ec2.set({ faults: [{ action: 'DeleteVolume', code: 'UnauthorizedOperation' }] })
    const warning = `Could not remove volume ${volume} (The AWS credentials may not call ec2:DeleteVolume`
    const command = ` By hand: aws ec2 delete-volume --region eu-west-2 --volume-id ${volume}`
    const { named, kept } = await swept([
      expect.toSatisfy((said) => said.startsWith(warning) && said.endsWith(command)),
    ])
    expect({ named, kept }).toEqual({ named: [`key pair ${keyPair}`], kept: [`volume ${volume}`] })
    expect(await answers('DeleteVolume', since)).toEqual(['UnauthorizedOperation'])
    await ec2.set({ faults: [] })
    await swept()
  })

  it('cancels spot requests before it ends instances, so that none is replaced', async () => {
    const since = (await ec2.calls()).length
    const request = await account.spotRequest(building('run-a'))
    const instance = await account.instance(building('run-a'))
    expect((await swept()).named).toEqual([`spot request ${request}`, `instance ${instance}`])
    const actions = (await ec2.calls()).slice(since).map(({ action }) => action)
    const order = actions.filter((action) => /^(?:Cancel|Terminate)/.test(action))
    expect(order).toEqual(['CancelSpotInstanceRequests', 'TerminateInstances'])
  })

  it('takes an instance that is seen only a while after its launch, with its group', async () => {
    const group = await account.securityGroup('late', building('run-a'))
    const instance = await account.instance(building('run-a'), group)
    await ec2.set({ instances_visible_after: 6 })
    const { named } = await swept([], { pollMs: 2000 })
    await ec2.set({ instances_visible_after: 0 })
    expect(named).toEqual(expect.arrayContaining([`instance ${instance}`, `security group ${group}`]))
    expect(await swept()).toEqual(NOTHING)
  })

  it('asks for a group of an instance that goes on shutting down until it is free', async () => {
    const since = (await ec2.calls()).length
    const group = await account.securityGroup('held', building('run-a'))
    await account.instance({}, group)
    const options = swept()
    const isBlocked = async () => (await answers('DeleteSecurityGroup', since)).length > 1
    await expect.poll(isBlocked, { timeout: 60_000 }).toBe(true)
    for (const { id } of await account.made('instances')) await account.terminate(id)
    expect((await options).named).toEqual([`security group ${group}`])
    const codes = await answers('DeleteSecurityGroup', since)
    expect(codes.slice(0, -1).every((code) => code === 'DependencyViolation')).toBe(true)
    expect(codes.at(-1)).toBeNull()
  })

  it('asks again for an instance that EC2 does not know yet, and for the others at once', async () => {
    const instances = [await account.instance(building('run-a')), await account.instance(building('run-a'))]
    const unknown = { action: 'TerminateInstances', code: 'InvalidInstanceID.NotFound' }
    await ec2.set({ faults: [{ ...unknown, match: { '*': instances[0] }, times: 2 }] })
    const { named } = await swept()
    expect(named).toEqual(expect.arrayContaining(instances.map((id) => `instance ${id}`)))
    expect(named.filter((each) => each.startsWith('instance '))).toHaveLength(2)
  })

  it('deregisters an image that never became available, and deletes its snapshot', async () => {
    await ec2.set({ durations: { image: 3600 } })
    const snapshots = (await left())['snapshots']
    const image = await account.pendingImage(
      await account.instance(building('run-a')),
      'dask-a-held',
      building('run-a'),
    )
    expect((await swept()).named).toContain(`image ${image}`)
    await ec2.set({ durations: { image: 0 } })
    expect((await left())['snapshots']).toEqual(snapshots)
  })
})
