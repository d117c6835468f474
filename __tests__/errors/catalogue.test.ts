import { describe, expect, it } from 'vitest'
import { smokeTestConsole } from '../../src/diagnosis/failures/smoke-test-console.ts'
import { smokeTestError } from '../../src/diagnosis/failures/smoke-test-error.ts'
import { smokeTestSituations } from '../../src/diagnosis/failures/smoke-test-situations.ts'
import { failureGroups } from '../../src/diagnosis/failures.ts'
import { accountProblems } from '../../src/errors/catalogue/account.ts'
import { endProblems, smokeTestProblems } from '../../src/errors/catalogue/ends.ts'
import { failureCodes } from '../../src/errors/catalogue/failure-codes.ts'
import { inputProblems } from '../../src/errors/catalogue/inputs.ts'
import { installProblems } from '../../src/errors/catalogue/install.ts'
import { publicationProblems } from '../../src/errors/catalogue/publication.ts'
import { publishActionProblems } from '../../src/errors/catalogue/publish-action.ts'
import { catalogue } from '../../src/errors/catalogue.ts'
import { problem } from '../../src/errors/problem.ts'

const groups = [
  inputProblems,
  accountProblems,
  installProblems,
  endProblems,
  smokeTestProblems,
  publicationProblems,
  publishActionProblems,
]

/** The failures of each source. */
const failures = [
  ...failureGroups.map((group) => group.failures),
  smokeTestConsole.failures,
  smokeTestError.failures,
  smokeTestSituations,
]

describe('the catalogue of problems', () => {
  it('has each code once: a later group would replace the texts of an earlier one', () => {
    const codes = groups.flatMap(({ problems }) => Object.keys(problems))
    expect(codes).toEqual([...new Set(codes)])
    expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted())
  })

  it('has codes that a heading of the documentation has as its anchor', () => {
    const codes = [...Object.keys(catalogue), ...Object.values(failureCodes).flat()]
    expect(codes.filter((code) => !/^[a-z][a-z-]*$/.test(code))).toEqual([])
  })

  it('lists no code of a failure that nothing recognises', () => {
    const sorted = (codes: readonly string[]) => [...new Set(codes)].toSorted()
    const recognised = failures.map((entries) => sorted(entries.map(({ code }) => code)))
    const listed = Object.values(failureCodes).map(sorted)
    expect(recognised.toSorted()).toEqual(listed.toSorted())
  })

  it('gives the texts of a problem where no others are said', () => {
    const { title, remedy } = catalogue['subnet-full']
    expect(problem('subnet-full')).toEqual({ code: 'subnet-full', what: title, remedy })
    const what = 'Subnet subnet-1 has no free address.'
    expect(problem('subnet-full', { what })).toEqual({ code: 'subnet-full', what, remedy })
  })
})
