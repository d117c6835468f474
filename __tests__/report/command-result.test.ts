import { describe, expect, it } from 'vitest'
import { type CommandResult, commandOutputs, commandSummary } from '../../src/report/command-result.ts'

const rolledBack: CommandResult = {
  ...{ command: 'rollback', dryRun: false, region: 'eu-west-2', parameter: '/dask/cpu' },
  amis: { 'eu-west-2': 'ami-3', 'us-east-1': 'ami-30' },
  moves: [
    { parameter: '/dask/cpu', region: 'eu-west-2', image: 'ami-2', version: 4, previous: 'ami-3' },
    { parameter: '/dask/cpu', region: 'us-east-1', image: 'ami-20', version: 3, previous: 'ami-30' },
  ],
  changes: [{ region: 'eu-west-2', image: 'ami-3', change: 'marked as rejected: <b> | slow' }],
  warnings: ["The parameter '/dask/stable' in eu-west-2 goes on naming ami-3."],
}
const withdrawn: CommandResult = {
  ...{ ...rolledBack, command: 'withdraw', parameter: undefined, warnings: [] },
  changes: [{ region: 'us-east-1', image: 'ami-30', change: 'disabled' }],
}

describe('the summary of a command', () => {
  it('shows what the parameter names, and what was changed', () => {
    expect(commandSummary(rolledBack)).toBe(`## <code>/dask/cpu</code> names <code>ami-2</code>

> [!WARNING]
> The parameter '/dask/stable' in eu-west-2 goes on naming ami-3.

### Parameters

| Parameter | Region | AMI | Before | Version |
| --- | --- | --- | --- | --- |
| <code>/dask/cpu</code> | eu-west-2 | <code>ami-2</code> | <code>ami-3</code> | 4 |
| <code>/dask/cpu</code> | us-east-1 | <code>ami-20</code> | <code>ami-30</code> | 3 |

### AMIs

| AMI | Region | Change |
| --- | --- | --- |
| <code>ami-3</code> | eu-west-2 | marked as rejected: &#60;b&#62; &#124; slow |
`)
  })

  it('says of a dry run that it was one', () => {
    const moves = rolledBack.moves.map((move) => ({ ...move, version: undefined }))
    const text = commandSummary({ ...rolledBack, dryRun: true, moves })
    expect(text).toMatch(
      /^## Dry run: <code>\/dask\/cpu<\/code> would name <code>ami-2<\/code>\n\nNothing was changed\.\n/,
    )
    expect(text).toContain('### Parameters that would be set\n\n| Parameter | Region | AMI | Before |\n')
    expect(text).toContain('### AMIs that would be changed\n')
  })

  it.each([
    [withdrawn, '## <code>ami-3</code> is withdrawn\n'],
    [{ ...withdrawn, dryRun: true }, '## Dry run: <code>ami-3</code> would be withdrawn\n'],
    [{ ...withdrawn, command: 'restore' as const }, '## <code>ami-3</code> is restored\n'],
    [{ ...rolledBack, moves: [], amis: {} }, '## <code>/dask/cpu</code> was not changed\n'],
  ])('has a title for each command: %#', (result, title) => {
    expect(commandSummary(result).startsWith(title)).toBe(true)
  })

  it('says of nothing that there was nothing to do', () => {
    expect(commandSummary({ ...withdrawn, command: 'restore', moves: [], changes: [] })).toBe(
      '## <code>ami-3</code> is restored\n\nThere was nothing to do.\n',
    )
  })
})

describe('the outputs of a command', () => {
  it('are what the parameter names now', () => {
    expect(commandOutputs(rolledBack)).toEqual({
      ami: 'ami-2',
      amis: '{"eu-west-2":"ami-2","us-east-1":"ami-20"}',
      'ssm-parameter': '/dask/cpu',
      'ssm-parameter-versions': '{"eu-west-2":4,"us-east-1":3}',
      'previous-ami': 'ami-3',
    })
  })

  it('are the images that were changed where the command is about no parameter', () => {
    expect(commandOutputs(withdrawn)).toEqual({
      ami: 'ami-3',
      amis: '{"eu-west-2":"ami-3","us-east-1":"ami-30"}',
      'ssm-parameter': '',
      'ssm-parameter-versions': '{}',
      'previous-ami': '',
    })
  })
})
