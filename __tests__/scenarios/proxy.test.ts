import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Account } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { useAwsOverTls } from '../support/aws-over-tls.ts'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { IdTokenServer } from '../support/id-token-server.ts'
import type { RecordedCall } from '../support/local-ec2.ts'
import { realPacker } from '../support/real-packer.ts'
import { testSetup } from '../support/repository.ts'

// A runner whose only way out is a proxy: no name server knows the host that AWS_ENDPOINT_URL names, only the proxy does.
const HOST = 'aws.behind-the-proxy.test'
const inputs = { 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER }

const scene = useAwsOverTls(HOST)
let toolCache: string

beforeAll(() => {
  toolCache = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-tools-'))
})
afterAll(() => rmSync(toolCache, { recursive: true, force: true }))
afterEach(() => scene.ec2.set({ faults: [] }))

/** The environment of a step behind the proxy. */
const environment = () => ({
  ...scene.ec2.environment,
  AWS_ENDPOINT_URL: scene.aws.endpoint,
  ...scene.aws.environment,
})
/** The calls since the last look, which came through the proxy: there is no other way to the endpoint. */
const actionsBy = (calls: readonly RecordedCall[], agent: RegExp) =>
  calls.filter(({ user_agent }) => agent.test(user_agent)).map(({ action }) => action)

describe('a job whose only way out is a proxy', () => {
  it('surveys, bakes with the real Packer and smoke-tests with the real EC2Cluster through it', async () => {
    // The client of the smoke test comes from wheels on this machine.
    const pip = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: testSetup().wheels, RUNNER_TOOL_CACHE: toolCache }
    const env = { ...environment(), ...realPacker(scene.runner.directory), ...pip }
    const step = await scene.runner.run('main', { with: { ...inputs, 'smoke-test': 'true' }, env })
    expect(step.errors, step.log).toEqual([])
    expect(step.outputs['smoke-passed']).toBe('true')
    const calls = await scene.ec2.calls()
    expect(actionsBy(calls, /aws-sdk-js/)).toContain('GetCallerIdentity')
    expect(actionsBy(calls, /packer/i)).toContain('CreateImage')
    expect(actionsBy(calls, /botocore/i)).toContain('RunInstances')
    expect(scene.aws.tunnels).toContain(`${HOST}:443`)
  })

  it('takes a role, cleans up and sweeps through it', async () => {
    await scene.ec2.set({ faults: [{ action: 'StopInstances', code: 'IncorrectInstanceState' }] })
    const tokens = await IdTokenServer.start()
    const env = { ...environment(), ...fakePacker(scene.runner.directory) }
    const job = { ...env, ...tokens.environment }
    const role = 'arn:aws:iam::123456789012:role/bake'
    const step = await scene.runner.run('main', { with: { ...inputs, 'role-to-assume': role }, env: job })
    expect(step.log).toContain('IncorrectInstanceState) when calling the StopInstances operation')
    const before = scene.aws.tunnels.length
    const post = await scene.runner.run('post', { env: job })
    await tokens.stop()
    expect(post.log).toMatch(/^Removed instance i-/m)
    expect(scene.aws.tunnels.slice(before)).toContain(`${HOST}:443`)
    const between = scene.aws.tunnels.length
    const sweep = await scene.runner.run('sweep', { env })
    expect(sweep.errors, sweep.log).toEqual([])
    expect(scene.aws.tunnels.slice(between)).toContain(`${HOST}:443`)
    useLocalEc2(scene.ec2)
    expect(await new Account(scene.ec2).made('instances')).toEqual([])
  })

  it('asks a host that NO_PROXY names without it', async () => {
    // A label of more than 63 characters (RFC 1035): no name server is asked, so nothing leaves this machine.
    const excepted = `${'q'.repeat(64)}.test`
    const quotas = { AWS_ENDPOINT_URL_SERVICE_QUOTAS: `https://${excepted}`, NO_PROXY: `x.test,${excepted}` }
    const env = { ...environment(), ...fakePacker(scene.runner.directory), ...quotas }
    const step = await scene.runner.run('main', { with: inputs, env })
    expect(step.errors, step.log).toEqual([])
    expect(step.log).toMatch(/^::warning::.*Service Quotas/m)
    expect(new Set(scene.aws.tunnels.filter((tunnel) => tunnel.includes('.test')))).toEqual(
      new Set([`${HOST}:443`]),
    )
  })
})
