import { join } from 'node:path'

/**
 * What the SDKs of Go, JavaScript and Python would take before a token file, or instead of it: keys, in all their
 * spellings, and the choice of a profile.
 */
const CREDENTIALS_OF_OTHERS = [
  'AWS_ACCESS_KEY_ID',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
]

/** The files of a role in its private directory. */
export function roleFiles(directory: string): { readonly token: string; readonly profiles: string } {
  return { token: join(directory, 'token'), profiles: join(directory, 'no-profiles') }
}

/**
 * The changes to an environment that let every SDK assume a role for the token in a file, and nothing else.
 *
 * None of the SDKs takes the length of the session from the environment, and those of Go and Python not from a profile
 * either, so it is always the hour that STS gives by itself.
 *
 * @param runId part of the session's name, which CloudTrail shows
 */
export function roleEnvironment(
  role: string,
  directory: string,
  runId: string,
): Readonly<Record<string, string | undefined>> {
  const { token, profiles } = roleFiles(directory)
  return {
    ...Object.fromEntries(CREDENTIALS_OF_OTHERS.map((name) => [name, undefined])),
    AWS_WEB_IDENTITY_TOKEN_FILE: token,
    AWS_ROLE_ARN: role,
    AWS_ROLE_SESSION_NAME: `bake-dask-ami-${runId}`.slice(0, 64),
    // A default profile in the home of a self-hosted runner comes before the token file for JavaScript's SDK.
    AWS_CONFIG_FILE: profiles,
    AWS_SHARED_CREDENTIALS_FILE: profiles,
  }
}

/** The audience that IAM wants of GitHub's tokens in the partition of a role (configure-aws-credentials, README). */
export function audienceOf(role: string): string {
  return role.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
}
