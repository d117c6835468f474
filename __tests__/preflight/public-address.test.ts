import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { type AskForAddress, publicAddresses } from '../../src/preflight/public-address.ts'
import { texts } from '../support/requests.ts'

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy']) vi.stubEnv(name, undefined)
})
afterEach(() => vi.unstubAllEnvs())

/** Answers in turn; an error is thrown. */
function answers(...all: readonly (string | Error)[]): AskForAddress {
  const left = [...all]
  return async () => {
    const next = left.shift() ?? new Error('asked too often')
    if (next instanceof Error) throw next
    return next
  }
}

async function problemOf(ask: AskForAddress): Promise<string> {
  const error: unknown = await publicAddresses(ask).catch((thrown: unknown) => thrown)
  return error instanceof UserError ? texts(error.problems).join('\n') : String(error)
}

describe('the public addresses of the runner', () => {
  it('are asked for twice', async () => {
    expect(await publicAddresses(answers('203.0.113.7\n', '203.0.113.7\n'))).toEqual(['203.0.113.7'])
  })

  it('are both that its connections come from', async () => {
    expect(await publicAddresses(answers('203.0.113.7', '203.0.113.10'))).toEqual([
      '203.0.113.10',
      '203.0.113.7',
    ])
  })

  it('are the one that was reported when the other time there was no answer', async () => {
    expect(await publicAddresses(answers(new Error('reset'), '203.0.113.7'))).toEqual(['203.0.113.7'])
  })

  it.each([
    [
      'a page in front of the network',
      '<html>log in</html>',
      'it answered with something else than an IPv4 address',
    ],
    ['an IPv6 address', '2001:db8::7', 'it answered with something else than an IPv4 address'],
    ['no network', new Error('getaddrinfo ENOTFOUND'), 'getaddrinfo ENOTFOUND'],
  ])('are unknown after %s, which is said with its remedy', async (_, answer, reason) => {
    expect(await problemOf(answers(answer, answer))).toBe(
      `The runner's public address is unknown: https://checkip.amazonaws.com failed (${reason}). Name the addresses that may reach the builder over SSH in 'allow-cidr'.`,
    )
  })

  it('are unknown where only a proxy leads out, and the words say why it does not help', async () => {
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.test:3128')
    expect(await problemOf(answers(new Error('timeout'), new Error('timeout')))).toBe(
      "The runner's public address is unknown: https://checkip.amazonaws.com failed (timeout). It was asked without the proxy of HTTPS_PROXY, because SSH does not go through that. Name the addresses that may reach the builder over SSH in 'allow-cidr'. If only the proxy leads out of the runner's network, the builder has to be reached in another way: 'ssh-interface: private_ip' or 'session_manager'.",
    )
  })
})
