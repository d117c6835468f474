import { expect } from 'vitest'
import { NO_AWS } from '../support/aws-environment.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario().extend('stepWith', ({ ec2, runner }) => {
  /** The step in a job whose credentials are these. */
  return (credentials: Record<string, string>) => {
    // A home without ~/.aws: whoever runs the tests may have one.
    const env = { ...NO_AWS, ...ec2.environment, HOME: runner.temp, ...credentials }
    return runner.run('main', { with: { 'packer-version': 'system' }, env })
  }
})

const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }

it.for<[string, Record<string, string>, string]>([
  [
    'no credentials',
    none,
    "There are no AWS credentials. Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
  ],
  [
    'expired credentials',
    { AWS_SESSION_TOKEN: 'EXPIRED' },
    "The AWS credentials have expired (ExpiredToken). Their source: the keys in AWS_ACCESS_KEY_ID. Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
  ],
  [
    'unknown credentials',
    { AWS_ACCESS_KEY_ID: 'AKIAINVALID' },
    'AWS does not accept the credentials (InvalidClientTokenId: The security token included in the request is invalid.). Their source: the keys in AWS_ACCESS_KEY_ID. Check the access key or role of the earlier step, and that the Region is enabled in the account.',
  ],
])(
  'ends red with one clear error for %s, and nothing to clean up',
  async ([_, credentials, error], { runner, stepWith }) => {
    const step = await stepWith(credentials)
    expect(step.errors, step.log).toEqual([error])
    expect(step.exitCode).toBe(1)
    expect(step.summary).toMatch(/^## Nothing was launched\n/)
    expect(step.outputs).toEqual({})
    expect(await runner.run('post')).toMatchObject({ exitCode: 0, log: 'Nothing to clean up.\n' })
  },
)
