import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { catalogue } from '../../src/inputs/catalogue.ts'
import { publishCatalogue } from '../../src/inputs/publish-inputs.ts'
import { sweepCatalogue } from '../../src/inputs/sweep-inputs.ts'
import { outputs } from '../../src/report/outputs.ts'
import { publishOutputs } from '../../src/report/publish.ts'
import { sweepOutputs } from '../../src/report/sweep.ts'
import { actionManifest, repository } from '../support/repository.ts'

/** As much of an input as a reader sees. */
interface Documented {
  readonly doc: string
  readonly fallback?: string
}

/** As much of action-types.yml as is looked at. */
interface Types {
  readonly inputs: Readonly<Record<string, { readonly 'list-item'?: { readonly type: string } }>>
  readonly outputs: Readonly<Record<string, unknown>>
}

describe.each<[string, Readonly<Record<string, Documented>>, Readonly<Record<string, { doc: string }>>]>([
  ['.', catalogue, outputs],
  ['sweep', sweepCatalogue, sweepOutputs],
  ['publish', publishCatalogue, publishOutputs],
])('action.yml in %s', (directory, inputs, declaredOutputs) => {
  const manifest = actionManifest(directory)

  it('declares exactly the inputs of its catalogue, none of them required', () => {
    const declared = Object.entries(manifest.inputs).map(([name, input]) => [
      name,
      input.description,
      input.required,
    ])
    expect(declared).toEqual(Object.entries(inputs).map(([name, input]) => [name, input.doc, false]))
  })

  it('shows the fallback of an input as its default, and no other default', () => {
    for (const [name, input] of Object.entries(inputs)) {
      expect(manifest.inputs[name]?.default, name).toBe(input.fallback || undefined)
    }
  })

  it('declares exactly the outputs of the report', () => {
    const declared = Object.entries(manifest.outputs).map(([name, output]) => [name, output.description])
    expect(declared).toEqual(Object.entries(declaredOutputs).map(([name, output]) => [name, output.doc]))
  })

  it('has an action-types.yml beside it with the same names, and no list of lists', () => {
    const file = path.join(repository, directory, 'action-types.yml')
    const types = parse(readFileSync(file, 'utf8')) as Types
    expect(Object.keys(types.inputs)).toEqual(Object.keys(manifest.inputs))
    expect(Object.keys(types.outputs)).toEqual(Object.keys(manifest.outputs))
    // Its schema knows lists of single values alone (github-actions-typing.schema.json, `list_item_type`).
    const items = Object.values(types.inputs).flatMap((type) => type['list-item']?.type ?? [])
    expect(items).toContain('string')
    expect(items).not.toContain('list')
  })

  it('starts files that are there', () => {
    expect(manifest.runs['using']).toBe('node24')
    for (const entry of ['main', 'post'].filter((name) => name in manifest.runs)) {
      // The runner takes the path from the manifest's own directory (NodeScriptActionHandler.cs).
      const file = path.join(repository, directory, manifest.runs[entry] ?? '')
      expect(existsSync(file), file).toBe(true)
    }
  })
})

it('the post step comes whatever happened', () => {
  expect(actionManifest().runs).toMatchObject({ post: 'dist/post.js', 'post-if': 'always()' })
})

describe('README.md', () => {
  const readme = readFileSync(path.join(repository, 'README.md'), 'utf8')

  it('has one row for each input, with its meaning and default', () => {
    const rows = tableRows(readme, 'inputs').map(([name = '', meaning, fallback]) => [
      plain(name),
      meaning,
      plain(fallback),
    ])
    const expected = Object.entries<Documented>(catalogue)
    expect(sorted(rows)).toEqual(
      sorted(expected.map(([name, input]) => [name, input.doc, input.fallback ?? ''])),
    )
  })

  it.each<[string, Readonly<Record<string, Documented>>]>([
    ['outputs', outputs],
    ['sweep-inputs', sweepCatalogue],
    ['sweep-outputs', sweepOutputs],
    ['publish-inputs', publishCatalogue],
    ['publish-outputs', publishOutputs],
  ])('has one row for each of the %s, with its meaning', (block, documented) => {
    const rows = tableRows(readme, block).map(([name = '', meaning]) => [plain(name), meaning])
    expect(rows).toEqual(Object.entries(documented).map(([name, { doc }]) => [name, doc]))
  })
})

describe('what README.md and docs/ show', () => {
  const pages = [
    'README.md',
    ...readdirSync(path.join(repository, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]
  const text = pages.map((name) => readFileSync(path.join(repository, name), 'utf8')).join('\n')

  it('uses only inputs that exist', () => {
    const examples = [...text.matchAll(/```ya?ml\n([\s\S]*?)```/g)].map(
      (match) => parse(match[1] ?? '') as unknown,
    )
    const steps = examples.flatMap(stepsWithThisAction)
    expect(steps).not.toEqual([])
    const given = steps.flatMap((step) => Object.keys(step.with ?? {}))
    const passed = [...text.matchAll(/--input ([a-z-]+)=/g)].map((match) => match[1] ?? '')
    expect([...given, ...passed].filter((name) => !(name in catalogue))).toEqual([])
  })

  it('reads only outputs that exist', () => {
    const read = [...text.matchAll(/steps\.bake\.outputs\.([a-z-]+)/g)].map((match) => match[1] ?? '')
    expect(read).not.toEqual([])
    expect(read.filter((name) => !(name in outputs))).toEqual([])
  })
})

interface Step {
  readonly uses: string
  readonly with?: Readonly<Record<string, unknown>> | null
}

/** The steps that use this action, anywhere in a piece of a workflow. */
function stepsWithThisAction(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(stepsWithThisAction)
  const own = 'uses' in value && /\/bake-dask-ami@/.test(String(value.uses))
  return own ? [value as Step, ...inside] : inside
}

/** Cells of the table rows between the generated block's markers, without heads. */
function tableRows(markdown: string, block: string): string[][] {
  const [, inside = ''] = markdown.split(new RegExp(`<!-- ${block}:(?:start|end) -->`))
  const rows = inside.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((line) =>
    line
      .slice(2, -2)
      .split(/ (?<!\\)\| /)
      .map((cell) => cell.replaceAll('\\|', '|')),
  )
}

function plain(cell = ''): string {
  return cell.trim().replace(/^`(.*)`$/, '$1')
}

function sorted(rows: (string | undefined)[][]): (string | undefined)[][] {
  return rows.toSorted((one, other) => (one[0] ?? '').localeCompare(other[0] ?? ''))
}
