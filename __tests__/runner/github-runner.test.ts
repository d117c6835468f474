import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { mention } from '../../src/report/markdown.ts'
import { GithubRunner } from '../../src/runner/github-runner.ts'
import { hostileLines } from '../support/hostile-lines.ts'
import { temporaryDirectory } from '../support/programs.ts'

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
    ['an error', (runner) => runner.fail([{ code: 'bug', what: text, remedy: text }]), ['error']],
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

describe('the job summary', () => {
  afterEach(() => vi.unstubAllEnvs())

  async function written(markdown: string, file = path.join(temporaryDirectory(), 'summary')) {
    vi.stubEnv('GITHUB_STEP_SUMMARY', file)
    await new GithubRunner().writeSummary(markdown)
    return {
      text: existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined,
      names: read().names,
    }
  }

  it.each([
    ['nowhere', '', []],
    ['in a directory that is not there', '/no/such/directory/summary', ['warning']],
    ['that is a directory', '/', ['warning']],
  ])('%s is best effort and fails nothing', async (_, file, names) => {
    expect((await written('# Good', file)).names).toEqual(names)
    expect(process.exitCode).toBeUndefined()
  })

  it('is cut where GitHub would show none of it, and says so', async () => {
    const { text = '' } = await written('a line ⚠\n'.repeat(400_000))
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20)
    expect(text).toMatch(/^> \[!NOTE\]\n> This summary is longer than GitHub takes/)
    expect(text.trimEnd().split('\n').at(-1)).toBe('a line ⚠')
  })

  const ACTION = {
    GITHUB_SERVER_URL: 'https://github.example.com',
    GITHUB_ACTION_REPOSITORY: 'an-owner/bake-dask-ami',
    GITHUB_ACTION_REF: 'v1',
  }

  async function linked(environment: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    return (await written(mention('disk-full'))).text
  }

  it("links to this action's own documentation", async () => {
    expect(await linked(ACTION)).toBe(
      '(<a href="https://github.example.com/an-owner/bake-dask-ami/blob/v1/docs/troubleshooting.md#disk-full"><code>disk-full</code> in the documentation</a>)\n',
    )
  })

  it.each<[string, Record<string, string>]>([
    ['without a repository', { GITHUB_ACTION_REPOSITORY: '' }],
    ['for a server that is none', { GITHUB_SERVER_URL: 'https://evil.example/"><script>' }],
    ['for a repository that leads elsewhere', { GITHUB_ACTION_REPOSITORY: 'an-owner/..' }],
    ['for a ref that leads elsewhere', { GITHUB_ACTION_REF: '../../evil' }],
  ])('stays text %s', async (_, differences) => {
    expect(await linked({ ...ACTION, ...differences })).toBe(`${mention('disk-full')}\n`)
  })
})

describe('an annotation that is longer than the runner takes', () => {
  it.each([100_000, 4100])('keeps its remedy, after %d characters', (length) => {
    const remedy = 'Raise the size of the volume.'
    new GithubRunner().fail([{ code: 'bug', what: `::x ${'y'.repeat(length)}`, remedy }])
    const [text = ''] = read().texts
    expect(text).toMatch(/y \.\.\. Raise the size of the volume\.$/)
    expect(text.length).toBe(4096)
  })

  it.each<[string, (runner: GithubRunner, text: string) => void]>([
    ['a warning', (runner, text) => runner.warning(text)],
    ['a notice', (runner, text) => runner.notice(text)],
    ['a remedy', (runner, text) => runner.fail([{ code: 'bug', what: 'x', remedy: text }])],
  ])('says that it is cut: %s', (_, say) => {
    say(new GithubRunner(), 'y'.repeat(100_000))
    expect(read().texts[0]).toMatch(/y \.\.\.$/)
  })

  it('is whole when it has just so many characters', () => {
    const text = 'y'.repeat(4096)
    new GithubRunner().warning(text)
    expect(read().texts).toEqual([text])
  })
})
