import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { readSweepRequest, sweepWarnings } from '../../src/inputs/sweep-inputs.ts'

function problemsOf(raw: Record<string, string>, region: string | undefined = 'eu-west-2'): string[] {
  try {
    readSweepRequest(raw, region)
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ what, remedy }) => `${what} ${remedy}`)
    throw error
  }
  return []
}

describe('the inputs of a sweep', () => {
  it('have safe defaults', () => {
    const request = readSweepRequest({ regions: '', 'older-than-hours': '', 'dry-run': '' }, 'eu-west-2')
    expect(request).toEqual({ regions: ['eu-west-2'], olderThanHours: 24, dryRun: true })
  })

  it('are read as given', () => {
    const raw = { regions: 'eu-west-2\nus-east-1', 'older-than-hours': '0.5', 'dry-run': 'false' }
    expect(readSweepRequest(raw, undefined)).toEqual({
      ...{ regions: ['eu-west-2', 'us-east-1'], olderThanHours: 0.5, dryRun: false },
    })
  })

  it.each(['0', '0.0', '-1', '1e3', 'NaN', 'Infinity', '.5', '8785', 'a day', '24h'])(
    'reject %s hours, and say what is allowed',
    (hours) => {
      const problems = problemsOf({ 'older-than-hours': hours })
      expect(problems).toEqual([
        expect.stringMatching(/^Input 'older-than-hours' is .*Allowed: a number of hours above 0/),
      ])
      expect(problems[0]).toContain(JSON.stringify(hours))
    },
  )

  it('name every problem at once', () => {
    const problems = problemsOf({ regions: 'mars', 'dry-run': 'maybe', 'dry-runs': 'true' })
    expect(problems).toHaveLength(3)
    expect(problems[0]).toMatch(/^There is no input 'dry-runs'\. Did you mean 'dry-run'\?/)
  })

  it.each(['eu-west-2, us-east-1', '["eu-west-2","us-east-1"]'])(
    'take one Region per line, and say so: %s',
    (regions) => {
      expect(problemsOf({ regions })).toEqual([
        expect.stringContaining('On lines of their own they would do: "eu-west-2\\nus-east-1".'),
      ])
    },
  )

  it('are not stopped by a variable of the job that is no input', () => {
    const raw = { environment: 'prod' }
    expect(problemsOf(raw)).toEqual([])
    expect(sweepWarnings(raw)).toEqual([
      "There is no input 'environment', so INPUT_ENVIRONMENT has no effect.",
    ])
  })

  it.each([
    ['no Region at all', undefined, /^No AWS Region is given\. Set input 'regions'/],
    ['an environment that is no Region', 'mars', /^AWS_REGION or AWS_DEFAULT_REGION is "mars"/],
  ])('reject %s', (_, region, problem) => {
    const noRegion = region ?? ''
    expect(problemsOf({}, noRegion)).toEqual([expect.stringMatching(problem)])
  })
})
