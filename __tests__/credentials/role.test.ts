import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resumeRole, withRole } from '../../src/credentials/role.ts'
import { IdTokenServer } from '../support/id-token-server.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const ROLE = 'arn:aws:iam::123456789012:role/bake'
const THE_JOBS_OWN = {
  AWS_ACCESS_KEY_ID: 'AKIA',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'session',
  AWS_PROFILE: 'work',
  AWS_CREDENTIAL_EXPIRATION: '2026-11-24T03:15:00Z',
  AWS_CONFIG_FILE: '/home/runner/.aws/config',
  AWS_REGION: 'eu-west-2',
}

let server: IdTokenServer

beforeEach(async () => {
  server = await IdTokenServer.start()
})
afterEach(() => server.stop())

/** A runner of a job whose earlier step has left credentials. */
function aRunner(context: Partial<RecordingRunner['context']> = {}): RecordingRunner {
  return new RecordingRunner({
    runId: '1234567890-1',
    tempDirectory: temporaryDirectory(),
    idTokens: server.service,
    environment: THE_JOBS_OWN,
    ...context,
  })
}

const tokenIn = (runner: RecordingRunner) =>
  readFileSync(runner.context.environment['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? '', 'utf8')

describe('work with a role', () => {
  it('has the role, and none of the job’s own credentials', async () => {
    const runner = aRunner()
    await withRole(ROLE, runner, async () => {
      const {
        AWS_WEB_IDENTITY_TOKEN_FILE: file = '',
        AWS_CONFIG_FILE,
        AWS_SHARED_CREDENTIALS_FILE,
        ...rest
      } = runner.context.environment
      expect(rest).toEqual({
        AWS_REGION: 'eu-west-2',
        AWS_ROLE_ARN: ROLE,
        AWS_ROLE_SESSION_NAME: 'bake-dask-ami-1234567890-1',
      })
      expect(path.dirname(path.dirname(file))).toBe(runner.context.tempDirectory)
      expect(readFileSync(AWS_CONFIG_FILE ?? '', 'utf8')).toBe('')
      expect(AWS_SHARED_CREDENTIALS_FILE).toBe(AWS_CONFIG_FILE)
    })
    expect(server.asked).toEqual([{ audience: 'sts.amazonaws.com', status: 200 }])
  })

  it('has a token that only its user may read, and that is masked', async () => {
    const runner = aRunner()
    await withRole(ROLE, runner, async () => {
      const file = runner.context.environment['AWS_WEB_IDENTITY_TOKEN_FILE'] ?? ''
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
      expect(readdirSync(path.dirname(file)).sort()).toEqual(['no-profiles', 'token'])
      expect(runner.masked).toEqual([tokenIn(runner)])
    })
  })

  it('sees new tokens as long as it lasts', async () => {
    server.lifeSeconds = 1
    const runner = aRunner()
    const seen = new Set<string>()
    await withRole(ROLE, runner, async () => {
      while (seen.size < 3) {
        seen.add(tokenIn(runner))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    expect(runner.masked).toEqual(expect.arrayContaining([...seen]))
    const { given } = server
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(server.given).toBe(given)
  })

  it('asks for the audience of China’s partition with a role of there', async () => {
    await withRole('arn:aws-cn:iam::123456789012:role/bake', aRunner(), async () => {})
    expect(server.asked).toEqual([{ audience: 'sts.amazonaws.com.cn', status: 200 }])
  })

  it('gives and throws what the work does', async () => {
    expect(await withRole(ROLE, aRunner(), async () => 7)).toBe(7)
    const failing = () => Promise.reject(new Error('the work'))
    await expect(withRole(ROLE, aRunner(), failing)).rejects.toThrow('the work')
  })

  it('is one with the job’s own identity, settled, when no role is given', async () => {
    const runner = aRunner()
    await withRole(undefined, runner, async () => {
      const { AWS_PROFILE: _, ...keys } = THE_JOBS_OWN
      expect(runner.context.environment).toEqual(keys)
    })
    expect([server.asked, runner.saved]).toEqual([[], {}])
  })
})

describe('a job that gets no token', () => {
  const mustNotBegin = () => Promise.reject(new Error('the work must not begin'))

  it('reports which permission is missing', async () => {
    await expect(withRole(ROLE, aRunner({ idTokens: undefined }), mustNotBegin)).rejects.toMatchObject({
      problems: [
        {
          code: 'no-id-token',
          what: "Input 'role-to-assume' is given, but the job may not fetch an OIDC token.",
          remedy:
            "Give the job 'permissions: id-token: write' (and 'contents: read'). Pull requests from forks never have it.",
        },
      ],
    })
  })

  it('is reported at once when the service denies it', async () => {
    server.failure = 403
    await expect(withRole(ROLE, aRunner(), mustNotBegin)).rejects.toMatchObject({
      problems: [
        {
          code: 'no-id-token',
          what: "The job got no OIDC token for 'role-to-assume': GitHub's OIDC service answered 403.",
        },
      ],
    })
    expect(server.asked).toHaveLength(1)
  })

  it('is reported after three tries when the service has trouble', async () => {
    server.failure = 503
    await expect(withRole(ROLE, aRunner(), mustNotBegin)).rejects.toMatchObject({
      problems: [{ code: 'no-id-token' }],
    })
    expect(server.asked).toHaveLength(3)
  })
})

describe('the post step', () => {
  /** What the post step of the same job starts with: the state, and the job's own environment. */
  async function afterMain() {
    const main = aRunner()
    await withRole(ROLE, main, async () => {})
    const post = aRunner({ tempDirectory: main.context.tempDirectory })
    Object.assign(post.saved, main.saved)
    return { post, before: tokenIn(main) }
  }

  it('takes the role again, with a token of its own', async () => {
    const { post, before } = await afterMain()
    await resumeRole(ROLE, post.saved['role-directory'] ?? '', post)
    expect(post.context.environment).toMatchObject({ AWS_ROLE_ARN: ROLE, AWS_REGION: 'eu-west-2' })
    expect(post.context.environment).not.toHaveProperty('AWS_ACCESS_KEY_ID')
    expect(tokenIn(post)).not.toBe(before)
    expect(post.masked).toEqual([tokenIn(post)])
  })

  it('goes on with the last token when there is no new one, and says so', async () => {
    const { post, before } = await afterMain()
    server.failure = 503
    await resumeRole(ROLE, post.saved['role-directory'] ?? '', post)
    expect(tokenIn(post)).toBe(before)
    expect(post.warnings).toEqual([
      "There is no new OIDC token to clean up with (GitHub's OIDC service answered 503).",
    ])
  })
})
