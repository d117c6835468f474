import { afterEach, beforeEach, expect, it } from 'vitest'
import { NO_AWS } from '../support/aws-environment.ts'
import { useAwsOverTls } from '../support/aws-over-tls.ts'
import { SYSTEM_PACKER } from '../support/fake-packer.ts'
import { IdTokenServer } from '../support/id-token-server.ts'
import type { RecordedCall } from '../support/local-ec2.ts'
import { realPacker } from '../support/real-packer.ts'

// The real Packer's SDK is Go's: whether it renews a session by itself, only it can show.
const REGION = 'eu-west-2'
const SESSION_SECONDS = 5
// Packer's plugin does not ask AWS_ENDPOINT_URL when it assumes a role for a token: its aws-sdk-go-base (v2.0.0-beta.65,
// endpoints.go) gives the SDK a resolver of endpoints for that, and then the SDK (service/sts v1.36.0) has ears for
// nothing else. So the real name of STS leads to the local EC2 here.
const scene = useAwsOverTls(`sts.${REGION}.amazonaws.com`)
let tokens: IdTokenServer

beforeEach(async () => {
  tokens = await IdTokenServer.start()
})
afterEach(() => tokens.stop())

it('bakes longer than its first session with role-to-assume, in a job that has no credentials at all', async () => {
  const guest = { scripts: { 'provision.sh': { seconds: 2 * SESSION_SECONDS } } }
  const { ec2, aws, runner } = scene
  await ec2.set({ session_seconds: SESSION_SECONDS, guest })
  tokens.lifeSeconds = 2 * SESSION_SECONDS
  const { AWS_ENDPOINT_URL = '' } = ec2.environment
  const job = { ...NO_AWS, AWS_ENDPOINT_URL, ...tokens.environment }
  const step = await runner.run('main', {
    with: {
      ...{ region: REGION, 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER },
      'role-to-assume': 'arn:aws:iam::123456789012:role/bake',
    },
    env: { ...job, ...aws.environment, ...realPacker(runner.directory) },
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
