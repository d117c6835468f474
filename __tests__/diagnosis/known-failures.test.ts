import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import type { Failure } from '../../src/diagnosis/failures/failure.ts'
import { interpolate, placeholdersOf } from '../../src/diagnosis/failures/placeholders.ts'
import { failureGroups } from '../../src/diagnosis/failures.ts'
import { planOf } from '../support/facts.ts'
import { logOfFailedScript } from '../support/failed-scripts.ts'
import { knownLines } from '../support/known-lines.ts'
import { aFailedBake } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

const prefix = '==> amazon-ebs.dask: '

/** Every entry by a name that no other has. */
const entries = failureGroups.flatMap(({ title, failures, script }) =>
  failures.map((failure, index) => [`${title} ${index}: ${failure.code}`, { ...failure, script }] as const),
)

/** A bake to which an entry applies, in which this was printed. */
function bakeFor({ only, script }: Failure & { readonly script: string | undefined }, printed: string) {
  const lines = ['Waiting', ...printed.split('\n').map((line) => `${prefix}${line}`), 'Terminating']
  const log = script === undefined ? lines : logOfFailedScript(script, printed)
  const ofInputs = [{}, { spot: 'true' }, { 'ami-name': 'dask' }].map((inputs) => planOf(requestOf(inputs)))
  const cloudInit = { type: 'x-shellscript', text: '#!/bin/sh\n' } as const
  const plans = [...ofInputs, { ...planOf(requestOf()), cloudInit }]
  return aFailedBake(log, { plan: plans.find((plan) => only?.(plan) ?? true) ?? planOf(requestOf()) })
}

describe('every known failure', () => {
  it.each(knownLines)('%s', (line, code, what) => {
    const { evidence, ...diagnosis } = diagnose(aFailedBake(['Waiting', `${prefix}${line}`]))
    expect(diagnosis).toEqual({ code, what, remedy: expect.stringMatching(/\.$/) })
    expect(evidence).toContain(line)
  })

  it.each(entries)('is found by its own example, which no other entry takes: %s', (_, failure) => {
    expect(failure.example).toMatch(failure.pattern)
    const failed = bakeFor(failure, failure.example)
    const { code, what, remedy, evidence } = diagnose(failed)
    const match = failure.pattern.exec(failure.example) ?? []
    expect({ code, what, remedy }).toEqual({
      code: failure.code,
      what: interpolate(failure.what, match, placeholdersOf(failed)),
      remedy: interpolate(failure.remedy, match, placeholdersOf(failed)),
    })
    const lines = failure.example.split('\n').filter((line) => line !== '')
    expect(evidence).toEqual(expect.arrayContaining(lines))
  })

  it.each(entries)('is worded in whole sentences without a gap: %s', (_, failure) => {
    const { what, remedy } = diagnose(bakeFor(failure, failure.example))
    expect(`${what} ${remedy}`).not.toMatch(/\$|''|: \.|undefined|\(\)| {2}| [.,]/)
    expect(failure.code).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
    // What the words of others fill may end as they like.
    if (!/\$\d$/.test(failure.what)) expect(what).toMatch(/[.)]$/)
    expect(remedy).toMatch(/\.$/)
  })

  it('is found by only one expression where the code is the same', () => {
    // Which of two a lost connection or a taken name means depends on the plan.
    const sources = entries.map(
      ([, { pattern, only, script }]) => `${script} ${pattern.source} ${only === undefined}`,
    )
    expect(sources).toEqual([...new Set(sources)])
  })
})
