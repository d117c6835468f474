import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/problem.ts'
import { publicAddress } from '../../src/survey/public-address.ts'
import { texts } from '../support/requests.ts'

const answers =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status })
const remedy = "Name the addresses that may reach the builder over SSH in 'allow-cidr'."

describe('the public address of the runner', () => {
  it('is what AWS’s own service sees', async () => {
    const asked: unknown[] = []
    const fetcher: typeof fetch = async (url) => {
      asked.push(url)
      return new Response('203.0.113.7\n')
    }
    expect(await publicAddress(fetcher)).toBe('203.0.113.7')
    expect(asked).toEqual(['https://checkip.amazonaws.com'])
  })

  it.each<[string, typeof fetch, string]>([
    ['a page in front of the network', answers('<html>log in</html>'), 'failed (it answered 200)'],
    ['an IPv6 address', answers('2001:db8::7'), 'failed (it answered 200)'],
    ['an error', answers('203.0.113.7', 503), 'failed (it answered 503)'],
    [
      'no network',
      () => Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') })),
      'failed (getaddrinfo ENOTFOUND)',
    ],
  ])('cannot be told after %s, which is said with its remedy', async (_, fetcher, reason) => {
    const error = await publicAddress(fetcher).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect(error instanceof UserError && texts(error.problems)).toEqual([
      `The runner's public address could not be told: https://checkip.amazonaws.com ${reason}. ${remedy}`,
    ])
  })
})
