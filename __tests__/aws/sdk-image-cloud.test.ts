import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { Account } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { LIMITED, type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'

let ec2: LocalEc2
let account: Account

beforeAll(async () => {
  ec2 = await startLocalEc2()
  await ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 } })
})
afterAll(() => ec2.stop())
beforeEach(() => {
  useLocalEc2(ec2)
  account = new Account(ec2)
})
afterEach(() => void vi.unstubAllEnvs())

const READY = { [TAG.status]: 'ready', [TAG.family]: 'dask-cpu' }

/** A client of credentials that may do what retention does, but for one action. */
async function without(action?: string) {
  const policies = (['bake', 'retention'] as const).map((mode) => {
    const { Version, Statement } = policyOf(mode)
    const less = Statement.map((one) => ({ ...one, Action: one.Action.filter((each) => each !== action) }))
    return { Version, Statement: less.filter(({ Action }) => Action.length > 0) }
  })
  await ec2.set({ identities: { [LIMITED]: { policies } } })
  useLocalEc2(ec2, ec2.environment)
  return connectImages('eu-west-2')
}

describe('the removal of an image', () => {
  it('takes its snapshots with it, and is done when it is gone', async () => {
    const image = await account.image(await account.instance({}), 'old', READY)
    const cloud = await without()
    await cloud.removeImage(image)
    await cloud.removeImage(image)
    expect(await account.made('images')).toEqual([])
    expect(await account.made('snapshots')).toEqual([])
  })

  it('does not begin when its snapshots may not be deleted: nobody would find them later', async () => {
    const image = await account.image(await account.instance({}), 'old', READY)
    const cloud = await without('ec2:DeleteSnapshot')
    await expect(cloud.removeImage(image)).rejects.toThrow(/may not call ec2:DeleteSnapshot/)
    expect((await account.made('images')).map(({ id }) => id)).toEqual([image])
    expect(await account.made('snapshots')).toHaveLength(1)
  })
})
