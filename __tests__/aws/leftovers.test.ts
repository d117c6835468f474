import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { leftoverKinds } from '../../src/aws/leftovers.ts'
import { removeWhenUnused } from '../../src/aws/removal.ts'
import { TAG } from '../../src/plan/tags.ts'
import { sweep } from '../../src/sweep/sweep.ts'
import { Account, building } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const ours = { runUuid: 'run-a', region: 'eu-west-2', amiName: 'dask-a' }
const KINDS = ['instances', 'images', 'snapshots', 'volumes', 'security_groups', 'key_pairs'] as const

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

  async function swept() {
    const runner = new RecordingRunner()
    const result = await sweep(ours, await leftoverKinds(ours.region), runner)
    expect(runner.warnings).toEqual([])
    return result
  }

  /** The ids of everything that somebody made, by kind. */
  async function left(): Promise<Record<string, string[]>> {
    const kinds = await Promise.all(
      KINDS.map(async (kind) => [kind, (await account.made(kind)).map(({ id }) => id)]),
    )
    return Object.fromEntries(kinds) as Record<string, string[]>
  }

  it('finds nothing in an account without leftovers', async () => {
    expect(await swept()).toEqual({ removed: [], kept: [] })
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

    const { removed, kept } = await swept()
    expect(removed).toEqual([
      `instance ${instance}`,
      `image ${tagged}`,
      `image ${untagged}`,
      `snapshot ${snapshot}`,
      `volume ${volume}`,
      `security group ${group}`,
      `key pair ${keyPair}`,
    ])
    expect(kept).toEqual([])
    expect(await left()).toEqual(before)
    expect(await swept()).toEqual({ removed: [], kept: [] })
  })

  it('leaves an image of the same name that has tags of another run', async () => {
    const instance = await account.instance(building('run-c'))
    const image = await account.image(instance, 'dask-a', building('run-c'))
    expect(await swept()).toEqual({ removed: [], kept: [] })
    expect((await left())['images']).toContain(image)
  })

  it('says what it could not look for, and goes on', async () => {
    const keyPair = await account.keyPair('a', building('run-a'))
    await ec2.set({ faults: [{ action: 'DescribeVolumes', code: 'UnauthorizedOperation' }] })
    const runner = new RecordingRunner()
    const result = await sweep(ours, await leftoverKinds(ours.region), runner)
    expect(result.removed).toEqual([`key pair ${keyPair}`])
    expect(runner.warnings).toEqual([expect.stringMatching(/^Could not look for any volume of run run-a \(/)])
  })
})

describe('a thing that is still in use', () => {
  const error = (name: string) => Object.assign(new Error(name), { name })

  it('is removed as soon as it is not', async () => {
    const answers = [error('DependencyViolation'), undefined]
    await removeWhenUnused('DependencyViolation', async () => {
      const answer = answers.shift()
      if (answer) throw answer
    })
    expect(answers).toEqual([])
  })

  it('is told from one that cannot be removed', async () => {
    let tries = 0
    const removal = removeWhenUnused('DependencyViolation', async () => {
      tries += 1
      throw error('UnauthorizedOperation')
    })
    await expect(removal).rejects.toThrow('UnauthorizedOperation')
    expect(tries).toBe(1)
  })
})
