import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors/problem.ts'
import { publishWarnings, readPublishRequest } from '../../src/inputs/publish-inputs.ts'

const AMI = 'ami-0123456789abcdef0'
const COMMON = { region: 'eu-west-2', dryRun: false, roleToAssume: undefined }

function problemsOf(raw: Record<string, string>, region = 'eu-west-2'): string[] {
  try {
    readPublishRequest(raw, region)
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ what, remedy }) => `${what} ${remedy}`)
    throw error
  }
  return []
}

describe('the inputs of the publish action', () => {
  it.each([
    [
      { command: 'publish', 'ssm-parameter': '/dask/stable', ami: AMI },
      { ...COMMON, command: 'publish', ssmParameter: '/dask/stable', from: { ami: AMI } },
    ],
    [
      { command: 'publish', 'ssm-parameter': '/dask/stable', 'from-parameter': '/dask/candidate' },
      {
        ...COMMON,
        command: 'publish',
        ssmParameter: '/dask/stable',
        from: { parameter: '/dask/candidate', soakHours: undefined },
      },
    ],
    [
      { command: 'rollback', 'ssm-parameter': '/dask/stable', region: 'us-east-1', 'dry-run': 'true' },
      {
        ...{ ...COMMON, region: 'us-east-1', dryRun: true, command: 'rollback' },
        ...{ ssmParameter: '/dask/stable', ami: undefined, reason: undefined },
      },
    ],
    [
      { command: 'withdraw', ami: AMI, reason: 'CVE-2026-1234' },
      { ...COMMON, command: 'withdraw', ami: AMI, reason: 'CVE-2026-1234' },
    ],
    [
      { command: 'restore', ami: AMI, reason: ' ' },
      { ...COMMON, command: 'restore', ami: AMI },
    ],
    [
      { command: 'list', family: 'dask-cpu', regions: 'us-east-1\neu-west-2' },
      { ...COMMON, command: 'list', family: 'dask-cpu', regions: ['eu-west-2', 'us-east-1'] },
    ],
  ])('are read: %j', (raw, request) => {
    expect(readPublishRequest(raw as Record<string, string>, 'eu-west-2')).toEqual(request)
  })

  it.each([
    [{}, "Input 'command' is not given. Allowed: 'publish', 'rollback', 'withdraw', 'restore' or 'list'."],
    [
      { command: 'promote' },
      /^Input 'command' is "promote": it is not one of the choices\. Allowed: 'publish'/,
    ],
    [
      { command: 'publish', ami: AMI },
      "Input 'command' is 'publish', which needs 'ssm-parameter'. Set 'ssm-parameter'.",
    ],
    [
      { command: 'publish', 'ssm-parameter': '/a' },
      "Input 'command' is 'publish', which needs 'ami' or 'from-parameter'. Set 'ami' or 'from-parameter'.",
    ],
    [
      { command: 'publish', 'ssm-parameter': '/a', ami: AMI, 'from-parameter': '/b' },
      "Inputs 'ami' and 'from-parameter' are both given, and each says which AMI is published. Set one of them.",
    ],
    [
      { command: 'publish', 'ssm-parameter': '/a', 'from-parameter': '/a' },
      "Inputs 'from-parameter' and 'ssm-parameter' are both '/a'. Name two parameters.",
    ],
    [
      { command: 'publish', 'ssm-parameter': '/a', ami: AMI, 'soak-hours': '48' },
      "Input 'soak-hours' is given, but without 'from-parameter' it says nothing. Remove it, or set 'from-parameter' instead of 'ami'.",
    ],
    [
      { command: 'publish', 'ssm-parameter': '/a', 'from-parameter': '/b', 'soak-hours': '0' },
      /^Input 'soak-hours' is "0"/,
    ],
    [{ command: 'rollback', 'ssm-parameter': '/a', 'soak-hours': '1' }, /^Input 'soak-hours' is given, but/],
    [{ command: 'rollback' }, /needs 'ssm-parameter'/],
    [{ command: 'withdraw', ami: AMI }, /needs 'reason'/],
    [{ command: 'withdraw', reason: 'broken' }, /needs 'ami'/],
    [{ command: 'restore' }, /needs 'ami'/],
    [{ command: 'list' }, /needs 'family'/],
    [
      { command: 'rollback', 'ssm-parameter': '/a', family: 'dask-cpu' },
      "Input 'family' is given, but command 'rollback' does not use it. Remove it.",
    ],
    [{ command: 'restore', ami: AMI, reason: 'fixed' }, /^Input 'reason' is given, but command 'restore'/],
    [{ command: 'withdraw', ami: AMI, reason: 'x', regions: 'us-east-1' }, /^Input 'regions' is given/],
    [
      { command: 'withdraw', ami: AMI, reason: 'x'.repeat(201) },
      /^Input 'reason' is .*: it has 201 characters\. Allowed: one line of 1 to 200 characters/,
    ],
    [{ command: 'withdraw', ami: AMI, reason: 'two\nlines' }, /a control character or a line break/],
    [{ command: 'restore', ami: 'my-image' }, /^Input 'ami' is "my-image"/],
    [{ command: 'restore', ami: AMI, region: 'mars' }, /^Input 'region' is "mars"/],
  ])('are rejected: %j', (raw, problem) => {
    const found = problemsOf(raw as Record<string, string>)
    expect(found).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)])
  })

  it('name every problem at once', () => {
    const problems = problemsOf({ command: 'withdraw', 'dry-run': 'maybe', reasons: 'broken' }, '')
    expect(problems).toEqual([
      expect.stringMatching(/^There is no input 'reasons'\. Did you mean 'reason'\?/),
      expect.stringMatching(/^Input 'dry-run' is "maybe"/),
      expect.stringMatching(/needs 'ami'/),
      expect.stringMatching(/needs 'reason'/),
      expect.stringMatching(/^No AWS Region is given\. Set input 'region'/),
    ])
  })

  it('are not stopped by a variable of the job that is no input', () => {
    const raw = { command: 'list', family: 'dask-cpu', environment: 'prod' }
    expect(problemsOf(raw)).toEqual([])
    expect(publishWarnings(raw)).toEqual([
      "There is no input 'environment', so INPUT_ENVIRONMENT has no effect.",
    ])
  })
})
