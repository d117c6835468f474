import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fetchIdToken } from '../../src/credentials/id-token.ts'
import { IdTokenServer } from '../support/id-token-server.ts'

let server: IdTokenServer

beforeEach(async () => {
  server = await IdTokenServer.start()
})
afterEach(() => server.stop())

const NEVER = new AbortController().signal
const fetched = (end = NEVER) => fetchIdToken(server.service, 'sts.amazonaws.com', end)

describe('an OIDC token of the job', () => {
  it('is for the audience that was asked for, and says how long it lives', async () => {
    server.lifeSeconds = 240
    const { text, lifeSeconds } = await fetched()
    expect(text.split('.')).toHaveLength(3)
    expect(lifeSeconds).toBe(240)
    expect(server.asked).toEqual([{ audience: 'sts.amazonaws.com', status: 200 }])
  })

  it.each([
    ['says nothing of its life', 'e30.e30.e30'],
    ['is no JWT', 'opaque'],
    ['ends before it begins', `e30.${Buffer.from('{"iat":9,"exp":8}').toString('base64url')}.e30`],
  ])('lives as long as GitHub’s usually do when it %s', async (_, value) => {
    server.body = JSON.stringify({ value })
    expect(await fetched()).toEqual({ text: value, lifeSeconds: 300 })
  })

  it.each([
    [403, true],
    [404, true],
    [429, false],
    [500, false],
    [503, false],
  ])('is not there when the service answers %d', async (status, hopeless) => {
    server.failure = status
    await expect(fetched()).rejects.toMatchObject({
      name: 'NoIdToken',
      message: `GitHub's OIDC service answered ${status}`,
      hopeless,
    })
  })

  it.each(['', 'not json', 'null', '[]', '{"value":""}', '{"value":7}'])(
    'is not there in %j',
    async (body) => {
      server.body = body
      await expect(fetched()).rejects.toMatchObject({
        message: "GitHub's OIDC service answered without a token",
        hopeless: false,
      })
    },
  )

  it('is not read from an answer of a megabyte', async () => {
    server.body = JSON.stringify({ value: 'x'.repeat(1e6) })
    await expect(fetched()).rejects.toThrow('the answer has more than 65536 bytes')
  })

  it('is not there for who is not the job', async () => {
    const stranger = { ...server.service, bearer: 'another' }
    await expect(fetchIdToken(stranger, 'sts.amazonaws.com', NEVER)).rejects.toMatchObject({
      message: "GitHub's OIDC service answered 401",
    })
  })

  it('is waited for no longer than wanted', async () => {
    server.silent = true
    const end = new AbortController()
    const waiting = fetched(end.signal)
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    end.abort(new Error('over'))
    await expect(waiting).rejects.toThrow('over')
  })
})
