import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { connectCluster } from '../../src/aws/cluster-cloud.ts'
import { connect } from '../../src/aws/sdk-cloud.ts'
import type { SmokeTestResult } from '../../src/diagnosis/smoke-test-verdict.ts'
import { verdictOfSmokeTest } from '../../src/diagnosis/smoke-test-verdict.ts'
import { clientFiles } from '../../src/smoke-test/client.ts'
import { runSmokeTest } from '../../src/smoke-test/run.ts'
import { Account, building, type Resource } from './account.ts'
import { useLocalEc2 } from './aws-environment.ts'
import type { LocalEc2, LocalEc2Options } from './local-ec2.ts'
import { aBakedImage } from './outcomes.ts'
import { temporaryDirectory } from './programs.ts'
import { RecordingRunner } from './recording-runner.ts'
import { repository, testSetup } from './repository.ts'
import { scenario } from './scenario.ts'
import { planWithSmokeTest } from './smoke.ts'

/** How a smoke test differs from one of an image that is good, on a runner that may reach its cluster. */
export interface SmokeTestSetting {
  /** After which it has failed. */
  readonly minutes: number
  /** Of the bake. */
  readonly inputs?: Readonly<Record<string, string>>
  /** What EC2 says that its instances have, in GB. */
  readonly instanceStore?: number
  /** What the group of the cluster lets in, beside itself. */
  readonly sources?: readonly string[]
  /** What happens when a line like this is logged for the first time. */
  readonly at?: RegExp
  readonly happens?: (runner: RecordingRunner) => Promise<void> | void
}

/**
 * Tests with `smokeTests` on the local EC2 of their file, which has an image for them. Faults and the guest's fate that a test
 * sets are taken back after it.
 */
export function smokeTestScenario(options: LocalEc2Options = {}) {
  return scenario(options)
    .extend('ami', { scope: 'file' }, async ({ ec2 }) => {
      useLocalEc2(ec2)
      const account = new Account(ec2)
      return account.image(await account.instance({}), 'to be tested', building('run-0'))
    })
    .extend('smokeTests', ({ ec2, account, ami }, { onCleanup }) => {
      onCleanup(() => ec2.set({ faults: [], guest: null }))
      return new RealSmokeTests(ec2, account, ami)
    })
}

/** Smoke tests by the real EC2Cluster of dask-cloudprovider on a local EC2, which this process's environment has to name. */
export class RealSmokeTests {
  readonly account: Account
  readonly #ec2: LocalEc2
  readonly #ami: string

  /** @param ami the image that is tested */
  constructor(ec2: LocalEc2, account: Account, ami: string) {
    this.#ec2 = ec2
    this.account = account
    this.#ami = ami
  }

  /** Tests the image, to the end. */
  async run({
    minutes,
    inputs = {},
    instanceStore,
    sources = ['127.0.0.0/8'],
    at,
    happens,
  }: SmokeTestSetting): Promise<SmokeTestSeen> {
    const directory = temporaryDirectory()
    const runner = new RecordingRunner({ workspace: directory })
    Object.assign(runner.context.environment, this.#ec2.environment)
    const [subnet] = await (await connect('eu-west-2')).defaultSubnets()
    const whole = planWithSmokeTest(inputs, instanceStore)
    const plan = whole.smoke
    if (plan === undefined) throw new Error('a smoke test was asked for')
    const image = aBakedImage(whole)
    const uuid = randomUUID()
    const tags = { ...plan.tags, 'bake-dask-ami:run': uuid }
    const place = { vpc: subnet?.vpc ?? '', subnet: subnet?.id ?? '' }
    const smoke = { ...plan, ...place, tags, sources, timeoutMinutes: minutes }
    if (at && happens) void runner.logged(at).then(() => happens(runner))
    const run = await runSmokeTest(
      {
        ...{ runUuid: uuid, facts: image.facts, client: image.client, plan: smoke, logs: directory },
        cluster: { ...image.cluster, ami: this.#ami, vpc: place.vpc, subnet_id: place.subnet },
      },
      {
        ...{ cloud: await connectCluster('eu-west-2'), runner, pollMs: 200 },
        limits: { pollMs: 200, mostMs: 120_000, emptyPasses: 2, consoleMs: 1000 },
        files: clientFiles(`${repository}/src/smoke-test`),
        clientPython: async () => ({ python: testSetup().client, remove: async () => {} }),
      },
    )
    if (run === 'cancelled') throw new Error('nobody cancelled')
    const smokeTest = verdictOfSmokeTest({ region: 'eu-west-2' }, smoke, this.#ami, run)
    return { smokeTest, code: smokeTest.diagnosis?.code, log: runner.log.join('\n') }
  }

  /** The instances of clusters that have not been terminated. */
  async clusterInstances(): Promise<Resource[]> {
    return (await this.account.made('instances')).filter(({ tags }) => 'bake-dask-ami:part' in tags)
  }

  /** Expects that no cluster has left anything, and that no rule of a group was ever open to the world. */
  async expectNothingLeft(): Promise<void> {
    expect(await this.clusterInstances()).toEqual([])
    expect(await this.account.made('security_groups')).toEqual([])
    const rules = (await this.#ec2.groupRules()).filter(({ preexisting }) => !preexisting)
    expect(rules).not.toEqual([])
    expect(rules.filter((rule) => rule.direction === 'ingress' && rule.open_to_world)).toEqual([])
  }
}

/** What came of a smoke test, the code of its diagnosis when it failed, and what the log said. */
export interface SmokeTestSeen {
  readonly smokeTest: SmokeTestResult
  readonly code: string | undefined
  readonly log: string
}
