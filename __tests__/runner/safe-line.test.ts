import { describe, expect, it } from 'vitest'
import { safeLine, safeLines } from '../../src/runner/safe-line.ts'

/** What the runner would execute of a line (actions/runner, ActionCommand.cs: TryParseV2 and TryParse). */
function commandIn(line: string): string | undefined {
  // .NET's TrimStart also takes away U+0085, which JavaScript's does not.
  const atStart = /^[\s\u0085]*::([^:\s][^:]*)::/.exec(line)?.[1]
  return atStart ?? /##\[([^\]]+)\]/.exec(line)?.[1]
}

describe('a line that the runner would obey', () => {
  it.each([
    '::set-output name=ami::ami-evil',
    '   ::add-mask::x',
    '\u0085::stop-commands::token',
    '\u00a0\u2003::error::no',
    '##[set-output name=ami;]ami-evil',
    '    amazon-ebs.dask: ##[add-path]/evil',
    '##[##[error]]nested',
    'progress 1\r::set-env name=PATH::/evil',
    '::warning::a##[error]b',
  ])('is shown and not obeyed: %j', (line) => {
    const parts = line.split('\r')
    expect(parts.some((part) => commandIn(part) !== undefined)).toBe(true)
    for (const part of safeLine(line).split('\r')) expect(commandIn(part), part).toBeUndefined()
  })
})

describe('any other line', () => {
  it.each([
    '',
    'plain',
    'a :: b',
    'http://[::1]:8786',
    '## heading',
    '#[x]',
    'tab\tand é 🚀 \u001b[1mbold\u001b[0m',
  ])('stays as it is: %j', (line) => {
    expect(safeLine(line)).toBe(line)
  })

  it('loses only a carriage return at its end', () => {
    expect(safeLine('progress\r')).toBe('progress')
    expect(safeLine('10%\r20%\r')).toBe('10% 20%')
  })
})

it('takes a text apart into its lines first', () => {
  expect(safeLines('one\n::error::two\nthree')).toEqual(['one', ': :error::two', 'three'])
})
