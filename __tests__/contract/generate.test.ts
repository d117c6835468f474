import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { actionTypes } from '../../scripts/action-types.ts'
import {
  actionInputs,
  actionOutputs,
  inputTables,
  outputTable,
  replaceBetween,
} from '../../scripts/generate.ts'
import { boolean, choice, integer, list, map, positive, text } from '../../src/inputs/parsers.ts'

const inputs = {
  size: { doc: 'How much: `a` | `b`.', fallback: '24.04' },
  list: { doc: 'Names: one per line.', fallback: '' },
  free: { doc: "It's free #1" },
}

describe('the generated blocks', () => {
  it('keep every text in YAML, and a number that is a text a text', () => {
    expect(parse(actionInputs(inputs))).toEqual({
      inputs: {
        size: { description: 'How much: `a` | `b`.', required: false, default: '24.04' },
        list: { description: 'Names: one per line.', required: false },
        free: { description: "It's free #1", required: false },
      },
    })
    expect(parse(actionOutputs({ ami: { doc: 'Id: the AMI.' } }))).toEqual({
      outputs: { ami: { description: 'Id: the AMI.' } },
    })
  })

  it('are Markdown tables under the headings of the sections', () => {
    const headings = [
      { title: 'One', inputs: ['size'] },
      { title: 'Two', inputs: ['list', 'free'] },
    ]
    expect(inputTables(inputs, headings)).toBe(`
### One

| Input | Meaning | Default |
| --- | --- | --- |
| \`size\` | How much: \`a\` \\| \`b\`. | \`24.04\` |

### Two

| Input | Meaning | Default |
| --- | --- | --- |
| \`list\` | Names: one per line. |  |
| \`free\` | It's free #1 |  |

`)
    expect(outputTable({ ami: { doc: 'Id.' } })).toBe(
      '\n| Output | Meaning |\n| --- | --- |\n| `ami` | Id. |\n\n',
    )
  })

  it.each([
    ['in no section', [{ title: 'One', inputs: ['size', 'list'] }], "'free' is in 0 sections"],
    [
      'in two sections',
      [{ title: 'One', inputs: ['size', 'list', 'free', 'size'] }],
      "'size' is in 2 sections",
    ],
    ['unknown', [{ title: 'One', inputs: ['size', 'list', 'free', 'other'] }], "'other' is in 1 sections"],
  ])('throw when an input is %s', (_, headings, message) => {
    expect(() => inputTables(inputs, headings)).toThrow(message)
  })
})

describe('action-types.yml', () => {
  const strings = { type: 'list', separator: '\n', 'list-item': { type: 'string' } }

  it.each([
    ['free text', text(10), { type: 'string' }],
    ['a choice', choice('a', 'b'), { type: 'enum', 'allowed-values': ['a', 'b'] }],
    ['a boolean', boolean, { type: 'boolean' }],
    ['a whole number', integer(1, 2, 'minutes'), { type: 'integer' }],
    ['a number', positive(2, 'hours'), { type: 'float' }],
    ['a list', list(text(10), 2), strings],
    [
      'a list of choices',
      list(choice('a', 'b'), 2),
      {
        ...strings,
        'list-item': { type: 'enum', 'allowed-values': ['a', 'b'] },
      },
    ],
    ['a map', map(() => undefined, 2), strings],
  ])('has the type of %s', (_, parser, type) => {
    expect(parse(actionTypes({ size: { parse: parser } }, {}))).toEqual({
      inputs: { size: type },
      outputs: {},
    })
  })

  it('has an output as a string, unless it says otherwise', () => {
    expect(parse(actionTypes({}, { ami: { doc: 'Id.' }, size: { doc: 'GiB.', type: 'integer' } }))).toEqual({
      inputs: {},
      outputs: { ami: { type: 'string' }, size: { type: 'integer' } },
    })
  })
})

describe('replaceBetween', () => {
  it('replaces what is between the markers and nothing else, however often', () => {
    const once = replaceBetween('a\n<\nold\nold\n>\nb\n', ['<', '>'], 'new\n')
    expect(once).toBe('a\n<\nnew\n>\nb\n')
    expect(replaceBetween(once, ['<', '>'], 'new\n')).toBe(once)
  })

  it.each([
    ['missing', 'a\n>\n'],
    ['the wrong way round', '>\n<\n'],
    ['doubled', '<\n>\n<\n>\n'],
  ])('rejects markers that are %s', (_, text) => {
    expect(() => replaceBetween(text, ['<', '>'], 'new\n')).toThrow("there must be one line '<'")
  })
})
