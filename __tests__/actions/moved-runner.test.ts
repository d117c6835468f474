import { describe, expect, it } from 'vitest'
import { withMovedRunner } from '../../src/actions/bake/moved-runner.ts'
import type { ProblemCode } from '../../src/errors/catalogue.ts'

const diagnosis = (code: ProblemCode) => ({
  code,
  what: 'Not reached.',
  remedy: 'Check it.',
  evidence: ['line'],
})
const from =
  (...addresses: string[]) =>
  async () =>
    addresses
const OPENED = ['203.0.113.7/32', '203.0.113.8/32']

describe('a runner that something was opened to and that did not reach it', () => {
  it.each(['ssh-timeout', 'scheduler-not-reached', 'scheduler-unreachable'] as const)(
    'is shown where it comes from now: %s',
    async (code) => {
      expect(await withMovedRunner(diagnosis(code), OPENED, from('203.0.113.7', '203.0.113.99'))).toEqual({
        code,
        what: 'Not reached. The runner now comes from 203.0.113.99; opened was 203.0.113.7/32, 203.0.113.8/32.',
        remedy: "Name the block of all addresses that the runner may come from in 'allow-cidr'.",
        evidence: ['line'],
      })
    },
  )

  it.each([
    ['comes from there still', 'ssh-timeout', from('203.0.113.8')],
    ['cannot be asked', 'ssh-timeout', () => Promise.reject(new Error('no network'))],
    ['was not asked in the first place', 'ssh-timeout', undefined],
    ['met something else', 'no-capacity', from('203.0.113.99')],
  ] as const)('hears nothing of it when it %s', async (_, code, ask) => {
    expect(await withMovedRunner(diagnosis(code), OPENED, ask)).toEqual(diagnosis(code))
  })
})
