import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GithubRunner } from '../../src/runner/github-runner.ts'
import { hostileLines } from '../support/hostile-lines.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { readOutput } from '../support/runner-commands.ts'

let output = ''

beforeEach(() => {
  output = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const text = hostileLines.join('\n')

/** The names of the commands that the runner obeys, and what it shows or unescapes of their texts. */
function read() {
  const { commands, shown } = readOutput(output)
  return {
    names: commands.map(({ name }) => name),
    texts: [...commands.map(({ data }) => data), ...shown],
    titles: commands.map(({ properties }) => properties['title']),
  }
}

describe('foreign text', () => {
  it.each<[string, (runner: GithubRunner) => void, readonly string[]]>([
    ['a line of the log', (runner) => runner.info(text), []],
    ['a debug line', (runner) => runner.debug(text), ['debug']],
    ['a notice', (runner) => runner.notice(text), ['notice']],
    ['a warning', (runner) => runner.warning(text), ['warning']],
    ['a title of a group', (runner) => runner.openGroup(text)(), ['group', 'endgroup']],
    ['an error', (runner) => runner.fail([{ code: 'a-code', what: text, remedy: text }]), ['error']],
  ])('as %s makes the runner do nothing more', (_, say, commands) => {
    say(new GithubRunner())
    const { names, texts } = read()
    expect(names).toEqual(commands)
    // The runner shows the text of an annotation in the log, where a mark of its own would fold lines or colour them.
    for (const line of texts.flatMap((shown) => shown.split(/[\n\r]/)))
      expect(readOutput(line).commands, line).toEqual([])
  })
})

it('an output that holds a masked value is warned of, and no other', () => {
  const file = path.join(temporaryDirectory(), 'output')
  writeFileSync(file, '')
  vi.stubEnv('GITHUB_OUTPUT', file)
  const runner = new GithubRunner()
  runner.mask('s3cret')
  runner.setOutput('open', 'nothing')
  runner.setOutput('shut', 'a s3cret')
  const warnings = readOutput(output).commands.filter(({ name }) => name === 'warning')
  expect(warnings.map(({ data }) => data)).toEqual([
    "Output 'shut' holds a value that is masked, so GitHub gives it to no other job.",
  ])
  vi.unstubAllEnvs()
})

it('an error has its code for a title', () => {
  new GithubRunner().fail([{ code: 'disk-full', what: 'Full.', remedy: 'Raise it.' }])
  expect(read()).toEqual({ names: ['error'], texts: ['Full. Raise it.'], titles: ['disk-full'] })
})

it('a secret is masked as it is, in all its lines, and an empty one is not', () => {
  const runner = new GithubRunner()
  runner.mask('')
  runner.mask('one::two\nthree%0A##[x]')
  expect(readOutput(output).commands).toEqual([
    { name: 'add-mask', properties: {}, data: 'one::two\nthree%0A##[x]' },
  ])
})
