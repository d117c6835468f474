import { existsSync } from 'node:fs'
import { describe, expect } from 'vitest'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import { IdTokenServer, SUBJECT } from '../support/id-token-server.ts'
import { called, type RecordedCall } from '../support/local-ec2.ts'
import { scenarioAlone } from '../support/scenario.ts'

const ROLE = 'arn:aws:iam::123456789012:role/bake'
const inputs = {
  'allow-cidr': '192.0.2.1/32',
  ...SYSTEM_PACKER,
}
/** Of a user that AWS does not know: whoever uses them gets an error. */
const NOT_TO_BE_USED = { AWS_ACCESS_KEY_ID: 'AKIAINVALID', AWS_SESSION_TOKEN: 'of an earlier step' }

const it = scenarioAlone()
  // biome-ignore lint/correctness/noEmptyPattern: as in scenario.ts
  .extend('tokens', async ({}, { onCleanup }) => {
    const tokens = await IdTokenServer.start()
    onCleanup(() => tokens.stop())
    return tokens
  })
  /** The environment of a step in a job that may fetch OIDC tokens. */
  .extend('environment', ({ ec2, tokens, runner }) => ({
    ...ec2.environment,
    ...tokens.environment,
    ...fakePacker(runner.directory),
  }))

const isByPacker = ({ user_agent }: RecordedCall) => /Boto3|packer/i.test(user_agent)

describe('a bake that takes longer than its first credentials live', () => {
  it('ends well with role-to-assume, and never uses the credentials of the job', async ({
    ec2,
    tokens,
    runner,
    environment,
  }) => {
    await ec2.set({ session_seconds: 4, durations: { pending: 8, stopping: 4, image: 10 } })
    // Renewed after 12 s, so 12 s remain for a request that is late on a busy machine.
    tokens.lifeSeconds = 24
    const env = { ...environment, ...NOT_TO_BE_USED }
    const step = await runner.run('main', { with: { ...inputs, 'role-to-assume': ROLE }, env })
    expect(step.log).not.toMatch(/^::error/m)
    expect(step.exitCode).toBe(0)
    expect(step.log).not.toMatch(/^::warning::.*(?:credentials|OIDC)/m)

    const calls = await ec2.calls()
    const sessions = calls.filter(({ action }) => action === 'AssumeRoleWithWebIdentity')
    expect(sessions.map(({ status }) => status)).toEqual(sessions.map(() => 200))
    expect(sessions[0]?.parameters).toMatchObject({
      RoleArn: ROLE,
      RoleSessionName: 'bake-dask-ami-1234567890-1',
    })
    expect(
      new Set(sessions.filter(isByPacker).map((call) => call.parameters['WebIdentityToken'])).size,
    ).toBeGreaterThanOrEqual(2)
    expect(calls.filter(({ error }) => error !== null)).toEqual([])
    expect(tokens.given).toBeGreaterThanOrEqual(2)

    const post = await runner.run('post', { env })
    expect(post.log).toBe('Nothing to clean up.\n')
    expect(existsSync(step.state['role-directory'] ?? '')).toBe(false)
  })

  it('fails without it, warned beforehand, with the right words, and a post step that is honest', async ({
    ec2,
    runner,
    environment,
  }) => {
    await ec2.set({ durations: { pending: 3600 } })
    const env = { ...environment, AWS_SESSION_TOKEN: 'of an earlier step' }
    const step = runner.start('main', { with: { ...inputs, 'build-timeout-minutes': '90' }, env })
    await called(ec2, 'RunInstances')
    await ec2.set({ ended_sessions: ['of an earlier step'] })
    const { exitCode, errors, log, summary } = await step.finished
    const expired =
      "The AWS credentials expired during the bake. Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than the bake takes."
    expect(errors, log).toEqual([expired])
    expect(exitCode).toBe(1)
    expect(log).toMatch(/^::error title=expired-credentials::/m)
    expect(log).toMatch(
      /^::warning::The AWS credentials are of a session whose end cannot be seen; by default it lives 60 minutes, but the bake with cleaning up may take 105 minutes\. Let this step renew them itself with 'role-to-assume'/m,
    )
    expect(summary).toContain('## The bake failed')

    const post = await runner.run('post', { env })
    expect(post.exitCode).toBe(0)
    expect(post.log).toMatch(
      /^::warning::Cleaning up was not possible: The AWS credentials have expired \(ExpiredToken\)\. What run [-0-9a-f]{36} left in eu-west-2 was neither looked for nor removed\..* by hand: aws resourcegroupstaggingapi get-resources --region eu-west-2 --tag-filters Key=bake-dask-ami:run,Values=[-0-9a-f]{36}$/m,
    )
    expect(post.log).not.toContain('Cleaned up')
  })
})

describe('a post step after a bake with role-to-assume that failed', () => {
  it('sweeps with a token of its own', async ({ ec2, tokens, runner, account, environment }) => {
    await ec2.set({ faults: [{ action: 'StopInstances', code: 'IncorrectInstanceState' }] })
    const env = { ...environment, ...NOT_TO_BE_USED }
    const step = await runner.run('main', { with: { ...inputs, 'role-to-assume': ROLE }, env })
    expect(step.exitCode, step.log).toBe(1)
    const { given } = tokens
    const post = await runner.run('post', { env })
    expect(post.log).toMatch(/^Removed instance i-/m)
    expect(tokens.given).toBe(given + 1)
    expect(await account.made('instances')).toEqual([])
    expect(existsSync(step.state['role-directory'] ?? '')).toBe(false)
  })
})

describe('a step with role-to-assume', () => {
  it('launches nothing and asks AWS nothing in a job without the permission', async ({
    ec2,
    runner,
    environment,
  }) => {
    const env = { ...environment, ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }
    const step = await runner.run('main', { with: { ...inputs, 'role-to-assume': ROLE }, env })
    expect(step.errors).toEqual([
      "Input 'role-to-assume' is given, but the job may not fetch an OIDC token. Give the job 'permissions: id-token: write' (and 'contents: read'). Pull requests from forks never have it.",
    ])
    expect(await ec2.calls()).toEqual([])
  })

  it('is shown what its token says when the role trusts the old spelling of it alone', async ({
    ec2,
    runner,
    environment,
  }) => {
    await ec2.set({
      roles: {
        [ROLE]: { policies: [ALL], trust: trusting('repo:an-owner/a-repository:ref:refs/heads/main') },
      },
    })
    const step = await runner.run('main', { with: { ...inputs, 'role-to-assume': ROLE }, env: environment })
    expect(step.errors, step.log).toEqual([
      `AWS did not give the job the role (AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity). The job's token says sub = ${SUBJECT} and aud = sts.amazonaws.com: the role's trust policy must allow exactly this. Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: \`aud\`, and \`sub\`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.`,
    ])
    expect(step.summary).toMatch(/^## Nothing was launched\n/)
  })

  it('bakes when the role trusts exactly what that said', async ({ ec2, runner, environment }) => {
    await ec2.set({ roles: { [ROLE]: { policies: [ALL], trust: trusting(SUBJECT) } } })
    const step = await runner.run('main', { with: { ...inputs, 'role-to-assume': ROLE }, env: environment })
    expect(step.errors, step.log).toEqual([])
  })
})

const ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

/** The trust policy of docs/permissions.md for one `sub`. */
function trusting(sub: string) {
  const provider = 'token.actions.githubusercontent.com'
  const Condition = {
    StringEquals: { [`${provider}:aud`]: 'sts.amazonaws.com', [`${provider}:sub`]: sub },
  }
  const Principal = { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` }
  const Action = 'sts:AssumeRoleWithWebIdentity'
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action, Condition }] }
}
