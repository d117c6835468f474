import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import { PROXY_REFUSED } from '../http/proxy.ts'

/** Runs one call of AWS and turns the errors that a user can fix into a `UserError`; anything else goes through. */
export async function explained<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const problem = explain(action, error)
    throw problem === undefined ? error : new UserError([problem], { cause: error })
  }
}

/**
 * A field of an answer that AWS always fills, although the types of its SDK make every field optional.
 *
 * @param field its name, for the error
 * @throws Error when it is missing all the same: an empty id would be sent back to AWS as a filter or an argument
 */
export function required<T>(value: T | undefined, field: string): T {
  if (value === undefined || value === '') throw new Error(`AWS answered without ${field}`)
  return value
}

/** The error code of an AWS error, such as `UnauthorizedOperation`; undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('Code' in error && typeof error.Code === 'string') return error.Code
  return 'name' in error && typeof error.name === 'string' ? error.name : undefined
}

const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']
/** STS says so of a web identity token, or of a role that does not trust it. */
const NO_ROLE = ['InvalidIdentityToken', 'IDPCommunicationError', 'IDPRejectedClaim']
const CREDENTIAL_ERRORS = [
  'AuthFailure',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'MissingAuthenticationToken',
  'InvalidAccessKeyId',
]
const DENIED = ['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException']
const UNREACHABLE = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'TimeoutError',
  PROXY_REFUSED,
]

/** Whether an error means that the credentials may not make a call. */
export function isDenied(error: unknown): boolean {
  const inner = error instanceof UserError ? error.cause : error
  return DENIED.includes(errorCode(inner) ?? '')
}

/** The action that AWS names in an error: what a call implies, such as ec2:CreateTags, is denied under its own name. */
function deniedAction(message: string): string | undefined {
  return /is not authorized to perform: ([a-z0-9-]+:\w+)/.exec(message)?.[1]
}

const THROTTLED = ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'RequestThrottled']

/** Whether the same call may well succeed a moment later: EC2 is busy or fails, or the network does. */
export function isPassing(error: unknown): boolean {
  const inner = error instanceof UserError ? error.cause : error
  const code = errorCode(inner) ?? ''
  if (THROTTLED.includes(code) || UNREACHABLE.includes(code) || code === 'AbortError') return true
  if (typeof inner !== 'object' || inner === null) return false
  if ('code' in inner && UNREACHABLE.includes(String(inner.code))) return true
  const metadata = '$metadata' in inner ? (inner.$metadata as { httpStatusCode?: number }) : {}
  return (metadata.httpStatusCode ?? 0) >= 500
}

/** Both a denied role and an expired token have codes that other calls have too. */
function isRoleDenied(code: string, message: string): boolean {
  return (
    NO_ROLE.includes(code.replace(/Exception$/, '')) ||
    message.includes('sts:AssumeRoleWithWebIdentity') ||
    message.startsWith('Token expired: current date/time')
  )
}

/** Whether an error means that nobody answered a call. */
export function isUnreachable(error: unknown): boolean {
  const inner = error instanceof UserError ? error.cause : error
  return UNREACHABLE.includes(networkCode(inner))
}

/** The code of an error of the network, such as `ENOTFOUND`; else that of the AWS error. */
function networkCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code)
  return errorCode(error) ?? ''
}

function explain(action: string, error: unknown): Problem | undefined {
  const code = errorCode(error) ?? ''
  const message = messageOf(error)
  const network = networkCode(error)
  if (code === 'CredentialsProviderError') {
    return problem('no-credentials')
  }
  if (isRoleDenied(code, message)) {
    return problem('role-not-assumed', { what: `AWS did not give the job the role (${code}: ${message}).` })
  }
  if (EXPIRED.includes(code)) {
    return problem('expired-credentials', { what: `The AWS credentials have expired (${code}).` })
  }
  if (CREDENTIAL_ERRORS.includes(code)) {
    return problem('invalid-credentials', {
      what: `AWS does not accept the credentials (${code}: ${message}).`,
    })
  }
  if (DENIED.includes(code)) {
    const denied = deniedAction(message) ?? action
    return problem('access-denied', { what: `The AWS credentials may not call ${denied} (${code}).` })
  }
  if (UNREACHABLE.includes(network)) {
    return problem('aws-unreachable', {
      what: `AWS could not be reached for ${action} (${network}: ${message}).`,
    })
  }
  return undefined
}
