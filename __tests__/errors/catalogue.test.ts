import { describe, expect, it } from 'vitest'
import { account } from '../../src/diagnosis/failures/account.ts'
import { apt } from '../../src/diagnosis/failures/apt.ts'
import { builder } from '../../src/diagnosis/failures/builder.ts'
import { connection } from '../../src/diagnosis/failures/connection.ts'
import { docker } from '../../src/diagnosis/failures/docker.ts'
import { environmentBuild, environmentImage } from '../../src/diagnosis/failures/environment.ts'
import { gpu } from '../../src/diagnosis/failures/gpu.ts'
import { image } from '../../src/diagnosis/failures/image.ts'
import { launch } from '../../src/diagnosis/failures/launch.ts'
import { setUp } from '../../src/diagnosis/failures/set-up.ts'
import { smokeTestConsole } from '../../src/diagnosis/failures/smoke-test-console.ts'
import { smokeTestError } from '../../src/diagnosis/failures/smoke-test-error.ts'
import { smokeTestSituations } from '../../src/diagnosis/failures/smoke-test-situations.ts'
import { symptoms } from '../../src/diagnosis/failures/symptoms.ts'
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

const failures = {
  account: account.failures,
  launch: launch.failures,
  connection: connection.failures,
  builder: builder.failures,
  apt: apt.failures,
  docker: docker.failures,
  setUp: setUp.failures,
  environment: environmentBuild.failures,
  environmentImage: environmentImage.failures,
  gpu: gpu.failures,
  image: image.failures,
  symptoms: symptoms.failures,
  smokeTestConsole: smokeTestConsole.failures,
  smokeTestError: smokeTestError.failures,
  smokeTestSituations: smokeTestSituations,
}

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
    const recognised = Object.entries(failures).map(([source, entries]) => [
      source,
      [...new Set(entries.map(({ code }) => code))].toSorted(),
    ])
    const listed = Object.entries(failureCodes).map(([source, codes]) => [source, codes.toSorted()])
    expect(Object.fromEntries(recognised)).toEqual(Object.fromEntries(listed))
  })

  it('gives the texts of a problem where no others are said', () => {
    const { title, remedy } = catalogue['subnet-full']
    expect(problem('subnet-full')).toEqual({ code: 'subnet-full', what: title, remedy })
    const what = 'Subnet subnet-1 has no free address.'
    expect(problem('subnet-full', { what })).toEqual({ code: 'subnet-full', what, remedy })
  })
})
