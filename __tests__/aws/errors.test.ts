import { describe, expect, it } from 'vitest'
import { errorCode, explained, isDenied, isPassing, required } from '../../src/aws/errors.ts'
import { UserError } from '../../src/errors/problem.ts'
import { texts } from '../support/requests.ts'

/** An error as the AWS SDK v3 throws it: its code is its name. */
function sdkError(name: string, message = 'Something.'): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } })
}

/** An error of the network, whose code is node's. */
function networkError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code })
}

async function whatAUserReads(error: unknown): Promise<unknown> {
  try {
    await explained('ec2:DescribeImages', () => Promise.reject(error))
  } catch (thrown) {
    return thrown instanceof UserError ? texts(thrown.problems) : thrown
  }
  return undefined
}

const expired = (code: string) =>
  `The AWS credentials have expired (${code}). Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.`
const rejected = (code: string) =>
  `AWS does not accept the credentials (${code}: Something.). Check the access key or role of the earlier step, and that the Region is enabled in the account.`
const noRole = (code: string, message: string) =>
  `AWS did not give the job the role (${code}: ${message}). Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: \`aud\`, and \`sub\`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.`
const denied = (code: string) =>
  `The AWS credentials may not call ec2:DescribeImages (${code}). Allow it; docs/permissions.md has the complete policy.`
const unreachable = (code: string, message: string) =>
  `AWS could not be reached for ec2:DescribeImages (${code}: ${message}). Check that the Region in 'region' exists, and that the runner's network and proxy allow the connection.`

describe('an error of AWS that a user can fix', () => {
  it.each<[Error, string]>([
    [
      sdkError('CredentialsProviderError'),
      "There are no AWS credentials. Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
    ],
    ...['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'].map(
      (code): [Error, string] => [sdkError(code), expired(code)],
    ),
    ...['AuthFailure', 'InvalidClientTokenId', 'SignatureDoesNotMatch', 'UnrecognizedClientException'].map(
      (code): [Error, string] => [sdkError(code), rejected(code)],
    ),
    ...['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'].map((code): [Error, string] => [
      sdkError(code),
      denied(code),
    ]),
    [
      sdkError(
        'UnauthorizedOperation',
        'You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/u is not authorized to perform: ec2:CreateTags on resource: arn:aws:ec2:eu-west-2:123456789012:instance/* because no identity-based policy allows the ec2:CreateTags action.',
      ),
      'The AWS credentials may not call ec2:CreateTags (UnauthorizedOperation). Allow it; docs/permissions.md has the complete policy.',
    ],
    ...(
      [
        ['AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
        ['InvalidIdentityTokenException', 'No OpenIDConnect provider found in your account'],
        ['InvalidIdentityToken', 'Incorrect token audience'],
        ['IDPCommunicationErrorException', 'Something.'],
        [
          'ExpiredTokenException',
          'Token expired: current date/time 2 must be before the expiration date/time 1',
        ],
      ] as const
    ).map(([code, message]): [Error, string] => [sdkError(code, message), noRole(code, message)]),
    ...['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ECONNRESET'].map((code): [Error, string] => [
      networkError(code),
      unreachable(code, `connect ${code}`),
    ]),
    [sdkError('TimeoutError', 'socket hang up'), unreachable('TimeoutError', 'socket hang up')],
  ])('%s', async (error, text) => {
    expect(await whatAUserReads(error)).toEqual([text])
  })

  it('keeps its cause', async () => {
    const error = sdkError('AccessDenied')
    const thrown = await explained('x', () => Promise.reject(error)).catch((reason: unknown) => reason)
    expect(thrown).toMatchObject({ cause: error })
    expect(isDenied(thrown)).toBe(true)
  })
})

describe('anything else', () => {
  it.each([sdkError('InvalidParameterValue'), new TypeError('a bug'), 'a text', undefined])(
    'goes through: %s',
    async (error) => {
      expect(await whatAUserReads(error)).toBe(error)
      expect(isDenied(error)).toBe(false)
    },
  )

  it('and so does a value', async () => {
    expect(await explained('x', async () => 7)).toBe(7)
  })
})

it.each([
  [{ Code: 'VolumeInUse', name: 'EC2ServiceException' }, 'VolumeInUse'],
  [sdkError('VolumeInUse'), 'VolumeInUse'],
  ['text', undefined],
  [null, undefined],
  [{ Code: 7 }, undefined],
])('the code of %j is %s', (error, code) => {
  expect(errorCode(error)).toBe(code)
})

describe('a call', () => {
  const failing = (httpStatusCode: number) =>
    Object.assign(new Error(), { name: 'InternalError', $metadata: { httpStatusCode } })

  it.each([
    ['that was throttled', sdkError('RequestLimitExceeded'), true],
    ['that EC2 failed to answer', failing(503), true],
    ['that the network lost', networkError('ECONNRESET'), true],
    ['that was cut off', Object.assign(new Error(), { name: 'AbortError' }), true],
    ['that was explained, of the network', new UserError([], { cause: networkError('ETIMEDOUT') }), true],
    ['that was denied', sdkError('UnauthorizedOperation'), false],
    ['that EC2 does not know', sdkError('InvalidAction'), false],
    ['with a bug of ours', new TypeError('undefined is not a function'), false],
  ])('%s may well succeed a moment later: or not', (_, error, passing) => {
    expect(isPassing(error)).toBe(passing)
  })
})

describe('a field that AWS always fills', () => {
  it('is given as it is', () => {
    expect(required('sg-1', 'GroupId')).toBe('sg-1')
  })

  it.each([[undefined], ['']])('is an error when it is %j', (value) => {
    expect(() => required(value, 'GroupId')).toThrow('AWS answered without GroupId')
  })
})
