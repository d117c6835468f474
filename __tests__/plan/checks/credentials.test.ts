import { describe, expect, it } from 'vitest'
import { buildMinutes, smokeMinutes } from '../../../src/plan/time-limits.ts'
import type { CredentialExpiry } from '../../../src/runner/runner.ts'
import { planned, planOf, someFacts } from '../../support/facts.ts'
import { requestOf, texts } from '../../support/requests.ts'

const { now } = someFacts()
const endingIn = (minutes: number): CredentialExpiry => ({
  kind: 'at',
  at: new Date(now.getTime() + minutes * 60_000),
})
const REMEDY =
  "Let this step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds', or lower 'build-timeout-minutes'."
const smoke = {
  'smoke-test': 'true',
  'allow-cidr': '203.0.113.7/32',
}
const smokeFacts = { sources: ['203.0.113.7/32'] }

function warned(inputs: Record<string, string>, credentials: CredentialExpiry): readonly string[] {
  return planOf(requestOf(inputs), someFacts({ credentials, smoke: smokeFacts })).warnings
}

describe('credentials that may not outlive the bake', () => {
  it.each<[string, Record<string, string>, CredentialExpiry, string]>([
    [
      'end before the build must',
      {},
      endingIn(59),
      'The AWS credentials end at 2026-11-24T04:14:00.000Z, but the bake with cleaning up may take 60 minutes from now on.',
    ],
    [
      'end before the smoke test must',
      smoke,
      endingIn(79),
      'The AWS credentials end at 2026-11-24T04:34:00.000Z, but bake and smoke test with cleaning up may take 80 minutes from now on.',
    ],
    [
      'are of a usual session, and the build may take longer',
      { 'build-timeout-minutes': '46' },
      { kind: 'unknown' },
      'The AWS credentials are of a session whose end cannot be seen; by default it lives 60 minutes, but the bake with cleaning up may take 61 minutes.',
    ],
    [
      'are of a usual session, and build and smoke test may take longer',
      smoke,
      { kind: 'unknown' },
      'The AWS credentials are of a session whose end cannot be seen; by default it lives 60 minutes, but bake and smoke test with cleaning up may take 80 minutes.',
    ],
  ])('are warned of when they %s', (_, inputs, credentials, warning) => {
    expect(warned(inputs, credentials)).toEqual([`${warning} ${REMEDY}`])
  })
})

describe('the defaults of the limits of time', () => {
  it.each([
    ['cpu', 45, 20],
    ['rapids', 90, 45],
  ])('of %s are %i minutes to build and %i for the smoke test', (variant, build, smokeTest) => {
    const request = requestOf({ variant })
    expect([buildMinutes(request), smokeMinutes(request)]).toEqual([build, smokeTest])
  })

  it('give way to what is asked for', () => {
    const request = requestOf({ 'build-timeout-minutes': '30', 'smoke-timeout-minutes': '10' })
    expect([buildMinutes(request), smokeMinutes(request)]).toEqual([30, 10])
  })
})

describe('credentials that are good for the whole bake', () => {
  it.each<[string, Record<string, string>, CredentialExpiry]>([
    ['last', { ...smoke, 'build-timeout-minutes': '720' }, { kind: 'none' }],
    ['end when the build must', {}, endingIn(60)],
    ['end when the smoke test must', smoke, endingIn(80)],
    ['are of a usual session', {}, { kind: 'unknown' }],
  ])('are no matter when they %s', (_, inputs, credentials) => {
    expect(warned(inputs, credentials)).toEqual([])
  })
})

describe('credentials that end before any bake could', () => {
  it('are reported', () => {
    const problems = planned(requestOf(), someFacts({ credentials: endingIn(4.9) }))
    expect(Array.isArray(problems) ? texts(problems) : []).toEqual([
      "The AWS credentials end at 2026-11-24T03:19:54.000Z, which no bake can meet. Let this step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds'.",
    ])
  })

  it('are not those that a short one can meet', () => {
    expect(warned({ 'build-timeout-minutes': '5' }, endingIn(20))).toEqual([])
  })
})
