import { describe, expect, it } from 'vitest'
import { commandOf, readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { hostileLines } from '../support/hostile-lines.ts'

describe('what the runner takes for a command', () => {
  it.each([
    ['::error::it broke', { name: 'error', properties: {}, data: 'it broke' }],
    [' \u0085\u3000::NOTICE::x', { name: 'notice', properties: {}, data: 'x' }],
    [
      '::error file=a.ts,line=3,title=a%2Cb%3Ac::100%250A%0A',
      { name: 'error', properties: { file: 'a.ts', line: '3', title: 'a,b:c' }, data: '100%0A\n' },
    ],
    [
      'packer: ##[set-output name=ami;x=%5D]ami%3B',
      { name: 'set-output', properties: { name: 'ami', x: ']' }, data: 'ami;' },
    ],
    ['::warning::a##[error]b', { name: 'warning', properties: {}, data: 'a##[error]b' }],
  ])('%j', (line, command) => {
    expect(commandOf(line)).toEqual(command)
  })

  it.each(['packer ::error::x', '::unknown::x', '##[unknown]x', ': :error::x', '\ufeff::error::x', '::', ''])(
    'is not %j',
    (line) => {
      expect(commandOf(line)).toBeUndefined()
    },
  )
})

it('cuts an annotation after 4096 characters, and nothing else', () => {
  const { commands } = readOutput(`::error::%0A${'x'.repeat(5000)}\n::add-mask::${'x'.repeat(5000)}\n`)
  expect(commands.map(({ data }) => data)).toEqual([`\n${'x'.repeat(4095)}`, 'x'.repeat(5000)])
})

it('shows what is no command, and obeys nothing between a stop and its token', () => {
  const log = 'one\r::debug::two\n::stop-commands::Token\r\n::error::three\n::token::\n::endgroup::\n'
  const { commands, shown } = readOutput(log)
  expect(shown).toEqual(['one', '::error::three'])
  expect(commands.map(({ name }) => name)).toEqual(['debug', 'stop-commands', 'token', 'endgroup'])
})

it('is tried by 20 lines, most of which it would obey as they are', () => {
  expect(hostileLines).toHaveLength(20)
  expect(hostileLines.filter((line) => readOutput(line).commands.length > 0)).toHaveLength(13)
})
