import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Action } from './action.ts'

type Variables = Readonly<Record<string, string>>

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * The environment of a job, and the directories that it names. Nothing of this process's own environment is in it: HOME too
 * is the job's, so that no ~/.aws is found.
 *
 * @param root a directory of the job's own, made when it is not there
 * @param given what earlier steps of the job would have set; its PATH goes before the system's
 */
export function jobEnvironment(root: string, given: Variables): Record<string, string> {
  const folder = (name: string) => {
    const directory = path.join(root, name)
    mkdirSync(directory, { recursive: true })
    return directory
  }
  const event = path.join(folder('.'), 'event.json')
  writeFileSync(event, '{}')
  return {
    CI: 'true',
    GITHUB_ACTION: 'bake',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'rehearsal',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: event,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'bake',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'an-owner/a-repository',
    GITHUB_REPOSITORY_OWNER: 'an-owner',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1234567890',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKFLOW: 'rehearsal',
    GITHUB_WORKSPACE: folder('workspace'),
    HOME: folder('home'),
    LANG: 'C.UTF-8',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'rehearsal',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folder('temp'),
    RUNNER_TOOL_CACHE: folder('tool-cache'),
    ...given,
    PATH: [given['PATH'], SYSTEM_PATH].filter(Boolean).join(':'),
  }
}

/**
 * What a step sees of its `with` and of the state that an earlier step of the same action has saved.
 *
 * A default counts only where the name is absent, an input without one is there with an empty value, and names that
 * action.yml does not have pass through. Source: actions/runner, src/Runner.Worker/ActionRunner.cs and
 * Handlers/NodeScriptActionHandler.cs
 */
export function stepVariables(action: Action, given: Variables, state: Variables): Record<string, string> {
  const inputs = Object.entries({ ...action.inputs, ...given })
  return Object.fromEntries([
    ...inputs.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
    ...Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]),
  ])
}
