import { tmpdir } from 'node:os'
import type { RunContext } from './runner.ts'

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
    path: env['PATH'] ?? '',
    environment: programEnvironment(env),
  }
}

/** What programs we start may see: everything but the step's inputs and the runner's command files. */
function programEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || name.startsWith('INPUT_') || name.startsWith('STATE_')) continue
    if (!commandFiles.includes(name)) kept[name] = value
  }
  return kept
}
