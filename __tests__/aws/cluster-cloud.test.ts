import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type ClusterCloud, connectCluster } from '../../src/aws/cluster-cloud.ts'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { Account, building } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'

let ec2: LocalEc2
let cloud: ClusterCloud
let account: Account
let vpc: string

beforeAll(async () => {
  ec2 = await startLocalEc2()
  useLocalEc2(ec2)
  cloud = await connectCluster('eu-west-2')
  vpc = (await (await connect('eu-west-2')).defaultVpc()) ?? ''
  account = new Account(ec2)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await ec2.stop()
})

const smoke = (run: string) => ({ ...building(run), [TAG.part]: 'smoke' })

it('finds the instances of the cluster of a run, and no builder, and sees them terminated', async () => {
  await account.instance(building('run-1'))
  await account.instance(smoke('run-2'))
  const id = await account.instance(smoke('run-1'))
  const [found, ...others] = await cloud.clusterInstances('run-1')
  expect(others).toEqual([])
  expect(found).toMatchObject({ id, publicAddress: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) })
  expect(await cloud.consoleOutput(id)).toBe('')
  await cloud.terminate([id])
  await vi.waitFor(
    async () => expect(await cloud.clusterInstances('run-1')).toMatchObject([{ id, state: 'terminated' }]),
    { timeout: 60_000, interval: 200 },
  )
  await cloud.terminate(['i-00000000000000000'])
})

it('makes a tagged group, opens what it is given, twice without complaint, and removes it', async () => {
  const group = await cloud.makeGroup({ name: 'proof', description: 'A test', vpc, tags: smoke('run-3') })
  const rules = [
    { from: 'itself' } as const,
    { from: '192.0.2.1/32', ports: [8786, 8787] as [number, number] },
  ]
  await cloud.allow(group, rules)
  await cloud.allow(group, rules)
  const calls = await ec2.calls()
  expect(calls.find(({ action }) => action === 'AuthorizeSecurityGroupIngress')?.parameters).toMatchObject({
    GroupId: group,
  })
  const [made] = await account.made('security_groups')
  expect(made).toMatchObject({ id: group, name: 'proof', tags: smoke('run-3') })
  expect(await cloud.removeGroup(group)).toBe(true)
  expect(await account.made('security_groups')).toEqual([])
  expect(await cloud.removeGroup(group)).toBe(true)
})
