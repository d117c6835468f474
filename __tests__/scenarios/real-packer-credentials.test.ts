import { afterEach, beforeEach, expect, it } from 'vitest'
import { NO_AWS } from '../support/aws-environment.ts'
import { type AwsOverTls, awsOverTls } from '../support/aws-over-tls.ts'
import { IdTokenServer } from '../support/id-token-server.ts'
import { type LocalEc2, type RecordedCall, startLocalEc2 } from '../support/local-ec2.ts'
import { realPacker } from '../support/real-packer.ts'
import { TestRunner } from '../support/test-runner.ts'

// The real Packer's SDK is Go's: whether it renews a session by itself, only it can show.
const REGION = 'eu-west-2'
const SESSION_SECONDS = 5
const inputs = {
  region: REGION,
  'allow-cidr': '127.0.0.1/32',
  'packer-version': 'system',
  'packer-plugin-version': 'system',
}

let ec2: LocalEc2
let tokens: IdTokenServer
let sts: AwsOverTls
let runner: TestRunner

beforeEach(async () => {
  runner = new TestRunner()
  ec2 = await startLocalEc2({ machines: 'light' })
  tokens = await IdTokenServer.start()
  // Packer's plugin does not ask AWS_ENDPOINT_URL when it assumes a role for a token: its aws-sdk-go-base (v2.0.0-beta.65,
  // endpoints.go) gives the SDK a resolver of endpoints for that, and then the SDK (service/sts v1.36.0) has ears for
  // nothing else. So the real name of STS leads to the local EC2 here.
  sts = await awsOverTls(ec2.endpoint, `sts.${REGION}.amazonaws.com`, runner.directory)
})
afterEach(async () => {
  await sts.stop()
  await tokens.stop()
  await ec2.stop()
  runner.remove()
})

it('bakes longer than its first session with role-to-assume, in a job that has no credentials at all', async () => {
  const guest = { scripts: { 'provision.sh': { seconds: 2 * SESSION_SECONDS } } }
  await ec2.set({ session_seconds: SESSION_SECONDS, guest })
  tokens.lifeSeconds = 2 * SESSION_SECONDS
  const { AWS_ENDPOINT_URL = '' } = ec2.environment
  const job = { ...NO_AWS, AWS_ENDPOINT_URL, ...tokens.environment }
  const step = await runner.run('main', {
    with: { ...inputs, 'role-to-assume': 'arn:aws:iam::123456789012:role/bake' },
    env: { ...job, ...sts.environment, ...realPacker(runner.directory) },
  })
  expect(step.errors, step.log).toEqual([])
  expect(step.exitCode).toBe(0)

  const calls = await ec2.calls()
  expect(calls.filter(({ error }) => /Expired|Token|AuthFailure/.test(error ?? ''))).toEqual([])
  const afterProvisioning = calls.findIndex(({ action }) => action === 'StopInstances')
  const tokensOfPacker = (some: readonly RecordedCall[]) =>
    some
      .filter(
        ({ action, user_agent }) => action.startsWith('AssumeRole') && user_agent.includes('aws-sdk-go-v2'),
      )
      .map(({ parameters }) => parameters['WebIdentityToken'])
  // For the stop a session was opened with a token that was not there when Packer began.
  const [before, after] = [calls.slice(0, afterProvisioning), calls.slice(afterProvisioning)]
  expect(tokensOfPacker([...before.slice(-2), ...after])).not.toEqual([])
  expect(new Set(tokensOfPacker(calls)).size).toBeGreaterThanOrEqual(2)
})
