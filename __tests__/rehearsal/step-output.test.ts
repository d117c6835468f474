import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type OutputOptions, onLines, StepOutput } from '../../rehearsal/runner/step-output.ts'

function read(lines: readonly string[], options: OutputOptions = {}) {
  const shown: string[] = []
  const output = new StepOutput({ ...options, show: (line) => shown.push(line) })
  for (const line of lines) output.read(line)
  return { output, shown }
}

describe('what the runner shows of the output of a step', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'secrets masked from then on, in each of their lines, the longest first',
      ['s3cret', '::add-mask::s3cret%0Asecond', '::add-mask::s3', 's3, s3cret, second', '::group::s3cret'],
      ['s3cret', '***, ***, ***', '> ***'],
    ],
    ['everything where a mask is empty', ['::add-mask::', '::add-mask:: %0A', 'a b'], ['a b']],
    [
      'groups indented',
      ['::group::A', 'in', '::group::B', 'in', '::endgroup::', 'out'],
      ['> A', '  in', '> B', '  in', 'out'],
    ],
    [
      'commands that are stopped',
      ['::stop-commands::token', '::error::text', '::token::', '::error::real%0Atwo'],
      ['::error::text', 'error: real', 'two'],
    ],
    ['no debug lines', ['::debug::x'], []],
  ])('%s', (_, lines, shown) => {
    expect(read(lines).shown).toEqual(shown)
  })

  it('debug lines where they were asked for', () => {
    expect(read(['::debug::x'], { debug: true }).shown).toEqual(['debug: x'])
  })

  it('secrets of earlier steps masked', () => {
    expect(read(['a s3cret'], { masks: ['s3cret'] }).shown).toEqual(['a ***'])
  })
})

it('annotations, and the outputs and state of the old commands, are kept', () => {
  const { output } = read([
    '::warning title=t::w',
    '::error::e',
    '::set-output name=ami::ami-1',
    '::save-state name=run::7',
  ])
  expect(output.annotations).toEqual([
    { level: 'warning', title: 't', message: 'w' },
    { level: 'error', title: '', message: 'e' },
  ])
  expect([output.outputs, output.state]).toEqual([{ ami: 'ami-1' }, { run: '7' }])
})

it.each([
  [
    ['a\r', '\nb\nc', '\rd\r\n', '\n', 'e\u2028f\r'],
    ['a', 'b', 'c', 'd', '', 'e\u2028f'],
  ],
  [['no end'], ['no end']],
  [[], []],
])('chunks %j are lines %j', async (chunks, lines) => {
  const taken: string[] = []
  const stream = Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  )
  onLines(stream, (line) => taken.push(line))
  await new Promise((resolve) => stream.once('end', resolve))
  expect(taken).toEqual(lines)
})
