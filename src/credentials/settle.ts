import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ProblemCode } from '../errors/catalogue.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { Runner } from '../runner/runner.ts'

type Environment = Readonly<Record<string, string>>
type Changes = Readonly<Record<string, string | undefined>>

/** Where the credentials of a step come from. */
export interface Source {
  /** As a sentence ends with it: "the keys in AWS_ACCESS_KEY_ID". */
  readonly name: string
  /** Changes to the environment after which the SDKs of JavaScript, Go and Python all take these and no others. */
  readonly changes: Changes
  /** What was set and does not count, as `NAME=value`; names of profiles and roles only. */
  readonly ignored: readonly string[]
}

/** Spellings that one of the SDKs alone reads: Go's (config/env_config.go), and boto's, before AWS_SESSION_TOKEN. */
const OF_ONE_SDK = ['AWS_ACCESS_KEY', 'AWS_SECRET_KEY', 'AWS_SECURITY_TOKEN']
const FOUND = 'what the AWS SDKs find by themselves'
const PROFILE = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']

/**
 * Where the AWS credentials in an environment come from, the first that is there: keys (AWS_ACCESS_KEY_ID and
 * AWS_SECRET_ACCESS_KEY), a role for a token (AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN), a profile (AWS_PROFILE, else
 * AWS_DEFAULT_PROFILE), then whatever the SDKs find: the default profile, the container's role, the instance's.
 *
 * Left alone the SDKs do not agree: for JavaScript's a named profile wins over keys (credential-provider-node,
 * defaultProvider), and the default profile over a token; for those of Go (config/resolve_credentials.go), which Packer
 * uses, and Python (botocore/credentials.py) keys win. The rule is Go's.
 *
 * @throws UserError when only half of a pair of keys is there
 */
export function sourceOf(environment: Environment): Source {
  const given = (name: string) => (environment[name] === '' ? undefined : environment[name])
  // An empty AWS_PROFILE is a profile without a name for boto.
  const empty = [...PROFILE, 'AWS_SESSION_TOKEN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'].filter(
    (name) => environment[name] === '',
  )
  const always = without([...OF_ONE_SDK, ...empty])
  const said = (names: readonly string[]) =>
    names.flatMap((name) => (given(name) === undefined ? [] : [`${name}=${given(name)}`]))
  const [key, secret] = [given('AWS_ACCESS_KEY_ID'), given('AWS_SECRET_ACCESS_KEY')]
  if ((key === undefined) !== (secret === undefined)) throw new UserError([halfKeys(key === undefined)])
  if (key !== undefined) {
    const ignored = said([...PROFILE, 'AWS_ROLE_ARN'])
    return { name: 'the keys in AWS_ACCESS_KEY_ID', changes: { ...always, ...without(PROFILE) }, ignored }
  }
  if (given('AWS_WEB_IDENTITY_TOKEN_FILE') !== undefined && given('AWS_ROLE_ARN') !== undefined) {
    // For JavaScript's SDK even the default profile comes before the token.
    const noFiles = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }
    const changes = { ...always, ...without(PROFILE), ...noFiles }
    return { name: 'the role in AWS_ROLE_ARN', changes, ignored: said(PROFILE) }
  }
  const profile = given('AWS_PROFILE') ?? given('AWS_DEFAULT_PROFILE')
  if (profile === undefined) return { name: FOUND, changes: always, ignored: [] }
  // boto asks AWS_DEFAULT_PROFILE first, JavaScript's SDK AWS_PROFILE alone.
  const changes = { ...always, AWS_PROFILE: profile, AWS_DEFAULT_PROFILE: profile }
  const others = said(['AWS_DEFAULT_PROFILE']).filter((one) => !one.endsWith(`=${profile}`))
  return { name: `profile '${profile}' in AWS_PROFILE`, changes, ignored: others }
}

/**
 * Settles whose credentials this process and every program that it starts use, and says so where something else was set as
 * well.
 *
 * @throws UserError when there are half of them, or a named profile is nowhere
 */
export async function settleIdentity(
  runner: Pick<Runner, 'context' | 'info' | 'useEnvironment'>,
): Promise<Source> {
  const source = sourceOf(runner.context.environment)
  const profile = source.changes['AWS_PROFILE']
  if (profile !== undefined) await requireProfile(profile, runner.context.environment)
  runner.useEnvironment(source.changes)
  const others = source.ignored.join(' and ')
  if (others !== '') runner.info(`AWS credentials: ${source.name}. Not used: ${others}.`)
  return source
}

/** Runs `work` with a settled identity. Problems of the credentials name where those came from. */
export async function withSettledIdentity<T>(runner: Runner, work: () => Promise<T>): Promise<T> {
  const source = await settleIdentity(runner)
  try {
    return await work()
  } catch (error) {
    throw error instanceof UserError ? namingSource(error, source) : error
  }
}

const ABOUT_CREDENTIALS: readonly ProblemCode[] = [
  'no-credentials',
  'invalid-credentials',
  'expired-credentials',
]

/** What failed for its credentials, with where those came from; a diagnosis of Packer's log stays what it is. */
export function namingSource(error: UserError, { name }: Source): UserError {
  if (error.summary !== undefined || name === FOUND) return error
  const problems = error.problems.map((problem) =>
    ABOUT_CREDENTIALS.includes(problem.code)
      ? { ...problem, what: `${problem.what} Their source: ${name}.` }
      : problem,
  )
  return new UserError(problems, { cause: error.cause })
}

/** JavaScript's SDK goes on to the instance's role when there is no such profile, where Go's and Python's fail. */
async function requireProfile(name: string, environment: Environment): Promise<void> {
  const directory = join(environment['HOME'] || homedir(), '.aws')
  const files = [
    environment['AWS_CONFIG_FILE'] || join(directory, 'config'),
    environment['AWS_SHARED_CREDENTIALS_FILE'] || join(directory, 'credentials'),
  ]
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
  const sections = texts.flatMap((text) => [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(.*?)\s*\]/gm)])
  const names = sections.map(([, section = '']) => section.replace(/^(["'])(.*)\1$/, '$2'))
  if (!names.includes(name)) throw new UserError([noProfile(name, files)])
}

function without(names: readonly string[]): Changes {
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

function halfKeys(noKey: boolean): Problem {
  const [there, missing] = noKey
    ? ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID']
    : ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']
  return problem('half-credentials', {
    what: `Of the AWS credentials only ${there} is set, and not ${missing}.`,
  })
}

function noProfile(name: string, files: readonly string[]): Problem {
  return problem('no-such-profile', {
    what: `AWS_PROFILE or AWS_DEFAULT_PROFILE names the profile '${name}', which is neither in ${files.join(' nor in ')}.`,
  })
}
