import { describe, expect, it } from 'vitest'
import { parseFileCommands } from '../../rehearsal/runner/file-commands.ts'

describe('the command files of the runner', () => {
  it('hold values of one line and of several, the last of a name counting', () => {
    const text = 'a=1\nb<<END\none\n\nEND=\ntwo\nEND\nc=x<<y\na=2\n'
    expect(parseFileCommands(text)).toEqual({ a: '2', b: 'one\n\nEND=\ntwo', c: 'x<<y' })
    expect(parseFileCommands('a<<END\nEND\nb<<END\n END\nEND\nc=\n')).toEqual({ a: '', b: ' END', c: '' })
    expect(parseFileCommands('')).toEqual({})
  })

  it('end lines at \\n alone, as the runner reads them on Linux and macOS', () => {
    expect(parseFileCommands('a=1\r\nb<<E\r\none\r\nE\r\n')).toEqual({ a: '1\r', b: 'one\r' })
  })

  it.each(['name', '=value', 'a<<END\nno end', 'a<<', 'a<<\nx\n\n', '<<END\nx\nEND'])(
    'are rejected where the runner rejects them: %j',
    (text) => {
      expect(() => parseFileCommands(text)).toThrow()
    },
  )
})
