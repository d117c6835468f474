import { describe, expect, it } from 'vitest'
import { block, code, folded, plain, table } from '../../src/report/markdown.ts'

/** Markdown without the tags in which what could become a link is wrapped. */
function unwrapped(markdown: string): string {
  return markdown.replace(/<\/?(?:code|span)>/g, '')
}

/** The text that a reader sees of Markdown whose only other markup is character references. */
function read(markdown: string): string {
  return unwrapped(markdown).replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
}

const hostile = [
  '*bold* _it_ **b** ~~gone~~ `code`',
  '<script>alert(1)</script> <b> &amp; &#60;',
  '[link](https://example.com) ![image](x)',
  '# heading | cell',
  'back\\slash {x} {{y}} ${z}',
  '🚀 é',
]

describe.each(hostile)('%s', (text) => {
  it('is what a reader sees, and none of it is markup', () => {
    expect(read(plain(text))).toBe(text)
    expect(unwrapped(plain(text)).replaceAll(/&#\d+;/g, '')).not.toMatch(/[\\`*_{}[\]<>#|~&]/)
  })

  it('stays within inline code', () => {
    const [, inside = ''] = /^<code>(.*)<\/code>$/.exec(code(text)) ?? []
    expect(read(inside)).toBe(text)
    expect(unwrapped(inside).replaceAll(/&#\d+;/g, '')).not.toMatch(/[&<>|`]/)
  })
})

it.each([
  'https://evil.example/?x=1',
  'javascript://evil',
  'www.evil.example',
  'WWW.evil.example',
  'me@evil.example',
  '@an-owner',
  '@an-owner/a-team',
  '#123',
  'an-owner/a-repository#123',
  'GH-123',
  ':warning:',
  '$x$',
  '0123456789abcdef0123456789abcdef01234567',
])('makes no link, mention or mathematics of %s', (live) => {
  for (const markdown of [plain(`so ${live} it is`), code(live)]) {
    expect(markdown).toMatch(/<code>.*<\/code>/)
    expect(read(markdown)).toContain(live)
    expect(markdown).not.toMatch(/:\/\/|www\.|[@$](?!<\/span>)/i)
  }
})

it('leaves what is no link as it is', () => {
  for (const text of ['ami-4a9ac69a9a3235029', 'a / b', '5:29.1.0-1~ubuntu.24.04~noble', 'C# 7'])
    expect(read(plain(text))).toBe(text)
  expect(plain('eu-west-2a at noon')).toBe('eu-west-2a at noon')
})

it('has no line break within a text', () => {
  expect(plain('one\ntwo\r\n\tthree')).toBe('one two three')
  expect(code('one\ntwo')).toBe('<code>one two</code>')
})

it.each([
  ['no fence', '```text\nno fence\n```\n'],
  ['ends with a line break\n', '```text\nends with a line break\n```\n'],
  ['```\nfence', '````text\n```\nfence\n````\n'],
  ['a `````` b ``` c', '```````text\na `````` b ``` c\n```````\n'],
])('%j is fenced so that it cannot end its block', (text, expected) => {
  expect(block('text', text)).toBe(expected)
})

it('makes a table', () => {
  expect(
    table(
      ['A', 'B'],
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ),
  ).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n')
})

it('folds a part away under a title that is no markup', () => {
  expect(folded('a <b>', 'text')).toBe('<details><summary>a &#60;b&#62;</summary>\n\ntext\n</details>\n')
})
