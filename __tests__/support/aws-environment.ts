import { vi } from 'vitest'
import type { LocalEc2 } from './local-ec2.ts'

/**
 * What may be in the environment of whoever runs the tests, and would reach the AWS SDK: all of it is taken away. With no
 * credentials the SDK asks the instance metadata service, which a test must not depend on.
 */
export const NO_AWS: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_SESSION_TOKEN: '',
  AWS_PROFILE: '',
  AWS_ROLE_ARN: '',
  AWS_WEB_IDENTITY_TOKEN_FILE: '',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
}

/** Lets the AWS SDK in this process talk to a local EC2 until the test is over, with other credentials if given. */
export function useLocalEc2(ec2: LocalEc2, credentials: Readonly<Record<string, string>> = {}): void {
  useEnvironment({ ...NO_AWS, ...ec2.administrator, ...credentials })
}

/** Sets variables of this process's environment until the test is over; an empty text takes one away. */
export function useEnvironment(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value === '' ? undefined : value)
}

/** An address on loopback that refuses connections. Port 1 is reserved, so nobody takes it, unlike one that was free a moment ago. */
export const CLOSED_PORT = 'http://127.0.0.1:1'
