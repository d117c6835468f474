import { tmpdir, userInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { proxyPasswords, runContext } from '../../src/runner/context.ts'
import type { CredentialExpiry } from '../../src/runner/runner.ts'

describe('the context of a run', () => {
  it('is what the runner says', () => {
    expect(
      runContext({
        GITHUB_RUN_ID: '1234567890',
        GITHUB_RUN_ATTEMPT: '3',
        GITHUB_REPOSITORY: 'an-owner/a-repository',
        GITHUB_WORKSPACE: '/workspace',
        RUNNER_TEMP: '/temp',
        RUNNER_TOOL_CACHE: '/tools',
        RUNNER_DEBUG: '1',
        AWS_REGION: 'eu-west-2',
        AWS_DEFAULT_REGION: 'eu-west-1',
        PATH: '/bin',
      }),
    ).toMatchObject({
      runId: '1234567890-3',
      repository: 'an-owner/a-repository',
      workspace: '/workspace',
      tempDirectory: '/temp',
      toolCache: '/tools',
      region: 'eu-west-2',
      debug: true,
      path: '/bin',
    })
  })

  it('has a fallback for everything outside of a runner', () => {
    expect(runContext({})).toMatchObject({
      runId: 'local',
      repository: undefined,
      workspace: process.cwd(),
      tempDirectory: tmpdir(),
      toolCache: undefined,
      region: undefined,
      debug: false,
      environment: {},
    })
  })

  it.each([
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1' }, { region: 'eu-west-1' }],
    [{ GITHUB_RUN_ID: '7' }, { runId: '7-1' }],
    [{ RUNNER_DEBUG: '0' }, { debug: false }],
    [{ GITHUB_REPOSITORY: '' }, { repository: undefined }],
  ])('takes an empty text for nothing: %j', (env, context) => {
    expect(runContext(env)).toMatchObject(context)
  })
})

describe('the AWS credentials in the environment', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' }
  const session = { ...keys, AWS_SESSION_TOKEN: 'token' }
  const at = '2026-11-24T03:15:00Z'

  it.each<[string, Record<string, string>, CredentialExpiry]>([
    ['are none', {}, { kind: 'none' }],
    ['are of a user', keys, { kind: 'none' }],
    ['are of a session', session, { kind: 'unknown' }],
    ['give their end', { ...session, AWS_CREDENTIAL_EXPIRATION: at }, { kind: 'at', at: new Date(at) }],
    ['give nothing that is a time', { ...session, AWS_CREDENTIAL_EXPIRATION: 'soon' }, { kind: 'unknown' }],
    ['are empty', { AWS_ACCESS_KEY_ID: '', AWS_SESSION_TOKEN: 'token' }, { kind: 'none' }],
    ['are of others', { AWS_CREDENTIAL_EXPIRATION: at, AWS_PROFILE: 'work' }, { kind: 'none' }],
  ])('%s', (_, env, life) => {
    expect(runContext(env).credentials).toEqual(life)
  })
})

it('says where OIDC tokens come from, when the job may have some', () => {
  const all = {
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/?v=2',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
  }
  expect(runContext(all).idTokens).toEqual({ url: 'https://example.com/?v=2', bearer: 'bearer' })
  expect(runContext({ ...all, ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }).idTokens).toBeUndefined()
  expect(runContext({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' }).idTokens).toBeUndefined()
})

describe('the environment of programs that we start', () => {
  it('has neither inputs nor state nor the runner’s command files and tokens, and all the rest', () => {
    const { environment } = runContext({
      PATH: '/bin',
      HOME: '/home/runner',
      AWS_ACCESS_KEY_ID: 'AKIA',
      HTTPS_PROXY: 'http://proxy',
      GITHUB_RUN_ID: '7',
      'INPUT_DOCKER-IMAGE': 'dask',
      'STATE_run-uuid': 'x',
      GITHUB_OUTPUT: '/o',
      GITHUB_STATE: '/s',
      GITHUB_ENV: '/e',
      GITHUB_PATH: '/p',
      GITHUB_STEP_SUMMARY: '/m',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://tokens.test',
      ACTIONS_RUNTIME_TOKEN: 'runtime',
      ACTIONS_RUNTIME_URL: 'https://runtime.test',
      ACTIONS_RESULTS_URL: 'https://results.test',
      ACTIONS_CACHE_URL: 'https://cache.test',
      GITHUB_TOKEN: 'put there by the workflow',
      ABSENT: undefined,
    })
    expect(environment).toEqual({
      PATH: '/bin',
      HOME: '/home/runner',
      AWS_ACCESS_KEY_ID: 'AKIA',
      HTTPS_PROXY: 'http://proxy',
      GITHUB_RUN_ID: '7',
      GITHUB_TOKEN: 'put there by the workflow',
    })
  })
})

it.each([undefined, ''])('programs that we start have a home when HOME is %o', (HOME) => {
  expect(runContext({ HOME }).environment['HOME']).toBe(userInfo().homedir)
})

describe('the passwords in the addresses of proxies', () => {
  it.each([
    ['http://me:se%40cret@p.test:3128', ['se%40cret', 'se@cret']],
    ['me:secret@p.test:3128', ['secret', 'secret']],
    ['http://me:100%@p.test', ['100%', '100%']],
    ['http://me:a@b@p.test', ['a@b', 'a@b']],
    ['http://me@p.test', []],
    ['http://p.test:3128', []],
    ['p.test:3128', []],
  ])('of %s are %s', (address, passwords) => {
    expect(proxyPasswords({ HTTPS_PROXY: address })).toEqual(passwords)
    expect(proxyPasswords({ http_proxy: address })).toEqual(passwords)
  })
})
