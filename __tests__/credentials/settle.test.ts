import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { settleIdentity, sourceOf, withSettledIdentity } from '../../src/credentials/settle.ts'
import { problem, UserError } from '../../src/errors/problem.ts'
import { NO_AWS, useEnvironment } from '../support/aws-environment.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { testSetup } from '../support/repository.ts'
import { texts } from '../support/requests.ts'

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAJOB', AWS_SECRET_ACCESS_KEY: 'secret' }
const TOKEN = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/runner' }

describe('where the credentials come from', () => {
  it.each<[Record<string, string>, string, readonly string[]]>([
    [KEYS, 'the keys in AWS_ACCESS_KEY_ID', []],
    [{ ...KEYS, AWS_PROFILE: 'runner' }, 'the keys in AWS_ACCESS_KEY_ID', ['AWS_PROFILE=runner']],
    [{ ...KEYS, ...TOKEN }, 'the keys in AWS_ACCESS_KEY_ID', [`AWS_ROLE_ARN=${TOKEN.AWS_ROLE_ARN}`]],
    [{ ...TOKEN, AWS_PROFILE: 'runner' }, 'the role in AWS_ROLE_ARN', ['AWS_PROFILE=runner']],
    [{ AWS_PROFILE: 'runner' }, "profile 'runner' in AWS_PROFILE", []],
    [{ AWS_DEFAULT_PROFILE: 'runner' }, "profile 'runner' in AWS_PROFILE", []],
    [
      { AWS_PROFILE: 'runner', AWS_DEFAULT_PROFILE: 'other' },
      "profile 'runner' in AWS_PROFILE",
      ['AWS_DEFAULT_PROFILE=other'],
    ],
    [{ AWS_PROFILE: '' }, 'what the AWS SDKs find by themselves', []],
    [{ AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x' }, 'what the AWS SDKs find by themselves', []],
  ])('%o: %s', (environment, name, ignored) => {
    expect(sourceOf(environment)).toMatchObject({ name, ignored })
  })

  it.each([
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ])('is rejected when only %s is there', (there, missing) => {
    const environment = { [there]: 'something', [missing]: '' }
    expect(() => sourceOf(environment)).toThrow(
      `Of the AWS credentials only ${there} is set, and not ${missing}. Set both or neither`,
    )
  })
})

describe('with a settled identity', () => {
  let ec2: LocalEc2
  let home: string

  beforeAll(async () => {
    ec2 = await startLocalEc2()
    home = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-home-'))
    const profiles = ['default', 'runner', 'other'].map(
      (name) => `[${name}]\naws_access_key_id = AKIA${name.toUpperCase()}\naws_secret_access_key = s\n`,
    )
    writeFileSync(path.join(home, 'credentials'), profiles.join('\n'))
    writeFileSync(path.join(home, 'token'), webIdentityToken())
  })
  afterAll(async () => {
    await ec2.stop()
    rmSync(home, { recursive: true })
  })
  afterEach(() => vi.unstubAllEnvs())

  const aJob = (own: Readonly<Record<string, string>>) => ({
    ...NO_AWS,
    ...{ AWS_ENDPOINT_URL: ec2.endpoint, AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'credentials') },
    ...own,
  })
  const role = () => ({ ...TOKEN, AWS_WEB_IDENTITY_TOKEN_FILE: path.join(home, 'token') })

  // Go's SDK is in the real Packer: __tests__/scenarios/one-identity.test.ts.
  it.each<[string, () => Record<string, string>, RegExp]>([
    ['keys beside a profile', () => ({ ...KEYS, AWS_PROFILE: 'runner' }), /^AKIAJOB$/],
    ['keys beside a role', () => ({ ...KEYS, ...role() }), /^AKIAJOB$/],
    ['keys in spellings of one SDK beside a profile', ofOneSdk, /^AKIARUNNER$/],
    ['a role beside a profile', () => ({ ...role(), AWS_PROFILE: 'runner' }), /^ASIA/],
    ['a role beside the default profile', role, /^ASIA/],
    [
      'a profile beside another',
      () => ({ AWS_PROFILE: 'runner', AWS_DEFAULT_PROFILE: 'other' }),
      /^AKIARUNNER$/,
    ],
    ['a default profile by its name', () => ({ AWS_DEFAULT_PROFILE: 'other' }), /^AKIAOTHER$/],
    ['nothing but the default profile', () => ({ AWS_PROFILE: '' }), /^AKIADEFAULT$/],
  ])('the SDKs of JavaScript and Python take the same: %s', async (_, own, expected) => {
    const job = aJob(own())
    const runner = new RecordingRunner({ environment: { PATH: process.env['PATH'] ?? '', ...job } })
    const { changes } = await settleIdentity(runner)
    useEnvironment({ ...job, ...Object.fromEntries(Object.entries(changes).map(([n, v]) => [n, v ?? ''])) })
    await (await connect('eu-west-2')).callerIdentity()
    askWithBoto(runner.context.environment)
    const asked = (await ec2.calls()).filter(({ action }) => action === 'GetCallerIdentity').slice(-2)
    expect(asked.map(({ user_agent }) => /Boto3/.test(user_agent))).toEqual([false, true])
    for (const { access_key } of asked) expect(access_key).toMatch(expected)
  })

  it('names what does not count, in one line', async () => {
    const runner = new RecordingRunner({ environment: aJob({ ...KEYS, AWS_PROFILE: 'runner' }) })
    await settleIdentity(runner)
    expect(runner.log).toEqual([
      'AWS credentials: the keys in AWS_ACCESS_KEY_ID. Not used: AWS_PROFILE=runner.',
    ])
  })

  it('names the variable at fault when AWS does not accept them', async () => {
    const runner = new RecordingRunner({ environment: aJob(KEYS) })
    const rejected = problem('invalid-credentials', {
      what: 'AWS does not accept them.',
      remedy: 'Check them.',
    })
    const error = await withSettledIdentity(runner, () => Promise.reject(new UserError([rejected]))).catch(
      (thrown: unknown) => thrown,
    )
    expect(error instanceof UserError && texts(error.problems)).toEqual([
      'AWS does not accept them. Their source: the keys in AWS_ACCESS_KEY_ID. Check them.',
    ])
  })

  it('does not go on without a profile that is named', async () => {
    const runner = new RecordingRunner({ environment: aJob({ AWS_PROFILE: 'nobody' }) })
    await expect(settleIdentity(runner)).rejects.toThrow(
      /^AWS_PROFILE or AWS_DEFAULT_PROFILE names the profile 'nobody', which is neither in \/nonexistent nor in .*credentials\. Add the profile/,
    )
  })
})

/** Only Go's SDK reads the first two, and only boto the third. */
function ofOneSdk(): Record<string, string> {
  return {
    ...{ AWS_ACCESS_KEY: 'AKIAGO', AWS_SECRET_KEY: 'secret', AWS_SECURITY_TOKEN: 'EXPIRED' },
    AWS_PROFILE: 'runner',
  }
}

function askWithBoto(environment: Readonly<Record<string, string>>): void {
  const program = "import boto3; boto3.client('sts', region_name='eu-west-2').get_caller_identity()"
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { status, stderr } = spawnSync(testSetup().python, ['-c', program], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

function webIdentityToken(): string {
  const claims = { aud: 'sts.amazonaws.com', exp: Math.floor(Date.now() / 1000) + 3600 }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
}
