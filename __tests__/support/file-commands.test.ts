import { describe, expect, it } from 'vitest'
import { parseFileCommands } from './file-commands.ts'

describe('the command files of the runner', () => {
  it('hold values of one line and of several, the last of a name counting', () => {
    const text = 'a=1\nb<<END\none\n\nEND=\ntwo\nEND\nc=x<<y\na=2\n'
    expect(parseFileCommands(text)).toEqual({ a: '2', b: 'one\n\nEND=\ntwo', c: 'x<<y' })
    expect(parseFileCommands('')).toEqual({})
  })

  it.each(['name', '=value', 'a<<END\nno end', 'a<<'])(
    'are refused where the runner refuses them: %j',
    (text) => {
      expect(() => parseFileCommands(text)).toThrow()
    },
  )
})
