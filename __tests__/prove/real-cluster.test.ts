import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectCluster } from '../../src/aws/cluster-cloud.ts'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { clientFiles } from '../../src/prove/client.ts'
import { prove } from '../../src/prove/prove.ts'
import { judgeProof } from '../../src/report/judge-proof.ts'
import { Account, building } from '../support/account.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { repository, testSetup } from '../support/repository.ts'
import { smokePlanOf } from '../support/smoke.ts'

// The real EC2Cluster of dask-cloudprovider against an EC2 whose instances have no machines: it launches, then waits.
let ec2: LocalEc2
let account: Account
let ami: string

beforeAll(async () => {
  ec2 = await startLocalEc2()
  for (const [name, value] of Object.entries(ec2.environment)) vi.stubEnv(name, value)
  account = new Account(ec2)
  ami = await account.image(await account.instance({}), 'to be proven', building('run-0'))
  vi.unstubAllEnvs()
})
afterAll(() => ec2.stop())
beforeEach(() => {
  for (const [name, value] of Object.entries(ec2.environment)) vi.stubEnv(name, value)
})
afterEach(async () => {
  await ec2.set({ faults: [] })
  vi.unstubAllEnvs()
})

/** Proves the image until it has failed. `meanwhile` is called when the scheduler is waited for. */
async function failed(minutes: number, meanwhile = async (_: RecordingRunner) => {}) {
  const directory = temporaryDirectory()
  const runner = new RecordingRunner({ workspace: directory })
  Object.assign(runner.context.environment, ec2.environment)
  const [subnet] = await (await connect('eu-west-2')).defaultSubnets()
  const { smoke, uuid } = ownRun(subnet?.vpc ?? '', subnet?.id ?? '', minutes)
  const proving = prove(
    {
      ...{ ami, region: 'eu-west-2', runUuid: uuid, dockerImage: 'daskdev/dask:latest', filesystemSize: 16 },
      ...{ facts: aBakedImage().facts, plan: smoke, logs: directory },
    },
    {
      ...{ cloud: await connectCluster('eu-west-2'), runner, pollMs: 200 },
      patience: { pollMs: 200, mostMs: 120_000, quietLooks: 2, consoleMs: 1000 },
      files: clientFiles(`${repository}/src/prove`),
      clientPython: async () => testSetup().client,
    },
  )
  const waiting = runner.logged(/waiting for the scheduler/).then(() => meanwhile(runner))
  const run = await proving
  if (run === 'cancelled') throw new Error('nobody cancelled')
  waiting.catch(() => {})
  const proof = judgeProof({ region: 'eu-west-2' }, smoke, ami, run)
  return { proof, log: runner.log.join('\n') }
}

function ownRun(vpc: string, subnet: string, timeoutMinutes: number) {
  const smoke = smokePlanOf()
  const uuid = randomUUID()
  const tags = { ...smoke.tags, 'bake-dask-ami:run': uuid }
  return { uuid, smoke: { ...smoke, tags, vpc, subnet, timeoutMinutes, sources: ['127.0.0.0/8'] } }
}

async function expectNothingLeft(): Promise<void> {
  const left = await account.made('instances')
  expect(left.filter(({ tags }) => 'bake-dask-ami:part' in tags)).toEqual([])
  expect(await account.made('security_groups')).toEqual([])
}

describe('a real EC2Cluster that fails leaves nothing, and says why', () => {
  it('when EC2 refuses the instance', async () => {
    await ec2.set({ faults: [{ action: 'RunInstances', code: 'VcpuLimitExceeded', message: 'too many' }] })
    const { proof, log } = await failed(10)
    expect(proof.diagnosis?.code, log).toBe('quota-too-small')
    await expectNothingLeft()
  })

  it('when nothing answers on the scheduler’s port', async () => {
    const { proof, log } = await failed(0.25)
    expect(proof.diagnosis?.code, log).toBe('scheduler-not-reached')
    expect(log).toMatch(/let in: \d/)
    await expectNothingLeft()
  })

  it('when it is killed in the middle', async () => {
    const { proof, log } = await failed(10, async (runner) => {
      process.kill(Number(runner.saved['driver-pid']), 'SIGKILL')
    })
    expect(proof.diagnosis?.code, log).toBe('driver-killed')
    await expectNothingLeft()
  })

  it('when the scheduler’s machine powers itself off, as it does when its container exits', async () => {
    const { proof, log } = await failed(10, async () => {
      const [scheduler] = (await account.made('instances')).filter(({ tags }) => 'bake-dask-ami:part' in tags)
      await fetch(`${ec2.endpoint}/_local_ec2/power-off/${scheduler?.id}`, { method: 'POST' })
    })
    expect(proof.diagnosis?.code, log).toBe('container-exited')
    await expectNothingLeft()
  })
})
