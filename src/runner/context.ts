import { tmpdir, userInfo } from 'node:os'
import { decoded } from '../http/proxy.ts'
import type { CredentialExpiry, IdTokenService, RunContext } from './runner.ts'

/**
 * Reads the default environment variables of a GitHub runner, with fallbacks for a run outside of one.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function runContext(env: Readonly<Record<string, string | undefined>>): RunContext {
  const given = (name: string) => (env[name] === '' ? undefined : env[name])
  const id = given('GITHUB_RUN_ID')
  return {
    runId: id === undefined ? 'local' : `${id}-${given('GITHUB_RUN_ATTEMPT') ?? '1'}`,
    repository: given('GITHUB_REPOSITORY'),
    workspace: given('GITHUB_WORKSPACE') ?? process.cwd(),
    tempDirectory: given('RUNNER_TEMP') ?? tmpdir(),
    toolCache: given('RUNNER_TOOL_CACHE'),
    region: given('AWS_REGION') ?? given('AWS_DEFAULT_REGION'),
    debug: env['RUNNER_DEBUG'] === '1',
    idTokens: idTokens(given('ACTIONS_ID_TOKEN_REQUEST_URL'), given('ACTIONS_ID_TOKEN_REQUEST_TOKEN')),
    credentials: given('AWS_ACCESS_KEY_ID') === undefined ? { kind: 'none' } : credentialExpiry(given),
    path: env['PATH'] ?? '',
    environment: programEnvironment(env),
  }
}

function idTokens(url: string | undefined, bearer: string | undefined): IdTokenService | undefined {
  return url === undefined || bearer === undefined ? undefined : { url, bearer }
}

/** Of credentials that are in the environment themselves. configure-aws-credentials leaves no word of their end there. */
function credentialExpiry(given: (name: string) => string | undefined): CredentialExpiry {
  const at = new Date(given('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN)
  if (!Number.isNaN(at.getTime())) return { kind: 'at', at }
  return { kind: given('AWS_SESSION_TOKEN') === undefined ? 'none' : 'unknown' }
}

/**
 * What programs we start may see: everything but the step's inputs, the runner's command files, and what it gives to
 * actions alone to act for the job with: ACTIONS_ID_TOKEN_REQUEST_TOKEN, ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL and
 * their like (actions/runner, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs). Neither Packer nor the cluster nor a
 * user's smoke-script needs those; what the workflow itself has put into the environment they keep.
 */
function programEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || /^(?:INPUT|STATE|ACTIONS)_/.test(name)) continue
    if (!commandFiles.includes(name)) kept[name] = value
  }
  return { ...kept, HOME: home(env) }
}

/** A runner that systemd starts without `User=` has no HOME, and without one Packer does not start. */
function home(env: Readonly<Record<string, string | undefined>>): string {
  if (env['HOME'] !== undefined && env['HOME'] !== '') return env['HOME']
  try {
    return userInfo().homedir
  } catch {
    // A user id that the machine has no name for, as in a container.
    return env['RUNNER_TEMP'] ?? tmpdir()
  }
}

/** The passwords in the addresses of proxies, as they stand there and decoded. */
export function proxyPasswords(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']
  return names.flatMap((name) => {
    const encoded = /^(?:[a-z0-9]+:\/\/)?[^/@]*?:([^/]*)@/i.exec(env[name] ?? '')?.[1] ?? ''
    return encoded === '' ? [] : [encoded, decoded(encoded)]
  })
}
