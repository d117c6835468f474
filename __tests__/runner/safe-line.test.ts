import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { commandOf, readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { safeLine, safeLines, safeText } from '../../src/runner/safe-line.ts'
import { hostileLines } from '../support/hostile-lines.ts'

describe('a line that the runner would obey', () => {
  it.each([
    '::set-output name=ami::ami-evil',
    '   ::add-mask::x',
    '\u0085::stop-commands::token',
    '\u00a0\u2003::error::no',
    '\u2028\u205f\u1680::error::no',
    '##[set-output name=ami;]ami-evil',
    '    amazon-ebs.dask: ##[add-path]/evil',
    'progress 1\r::set-env name=PATH::/evil',
    '::warning::a##[error]b',
  ])('is shown and not obeyed: %j', (line) => {
    expect(readOutput(line).commands).not.toEqual([])
    expect(readOutput(safeLine(line)).commands).toEqual([])
  })

  it.each(hostileLines)('is not obeyed, whatever hides it: %j', (line) => {
    const { commands, shown } = readOutput(safeLine(line))
    expect(commands).toEqual([])
    expect(shown).toHaveLength(1)
    // What was taken out may have stood between the characters that count; what has no width, the runner passes over.
    const [text = ''] = shown
    const visible = stripVTControlCharacters(text).replaceAll(/[\p{Cf}\p{DI}]/gu, '')
    expect(commandOf(visible)).toBeUndefined()
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
    'tab\tand é 🚀 👩‍🚀 \u001b[1mbold\u001b[0m',
    '\u001b[1;32m==> amazon-ebs.dask: green\u001b[0m',
    '\u001b[38;5;208morange\u001b[m \u001b[38:2::255:0:0mred\u001b[00m',
  ])('stays as it is: %j', (line) => {
    expect(safeLine(line)).toBe(line)
  })

  it('loses only a carriage return at its end', () => {
    expect(safeLine('progress\r')).toBe('progress')
    expect(safeLine('10%\r20%\r')).toBe('10% 20%')
  })
})

describe('of what is meant for a terminal', () => {
  it.each([
    ['\u001b[2K\u001b[1A\u001b[?25lup', 'up'],
    ['\u009b31mred', '\u001b[31mred\u001b[0m'],
    ['\u001b]0;title\u0007\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u001b]52;c;never closed', '52;c;never closed'],
    ['\u001bP1;2|x\u001b\\\u001b(B\u001bc\u001b', ''],
    ['a\u0000b\u0007c\bd\u007fe', 'abcde'],
    ['\u001b\u001b[2K[8mtext', '[8mtext'],
    ['\u001b[1mopen', '\u001b[1mopen\u001b[0m'],
  ])('only colours are left, and they end with the line: %j', (line, left) => {
    expect(safeLine(line)).toBe(left)
  })
})

it('takes a text apart into its lines first', () => {
  expect(safeLines('one\n::error::two\nthree')).toEqual(['one', ': :error::two', 'three'])
  expect(safeText('one\n##[group]two')).toBe('one\n# #[group]two')
})
