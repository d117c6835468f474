// Writes what is generated. From the catalogue of inputs and the list of outputs: the blocks between the markers in action.yml
// and README.md, and action-types.yml. From the catalogue of failures: docs/troubleshooting.md. From the list of permissions:
// docs/policies/, docs/permissions.md and the CloudFormation templates. From the order of the folders: a table of
// docs/architecture.md. With --check it writes nothing and fails when a file would change.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { catalogue } from '../src/inputs/catalogue.ts'
import { publishCatalogue } from '../src/inputs/publish-inputs.ts'
import { sections } from '../src/inputs/sections.ts'
import { sweepCatalogue } from '../src/inputs/sweep-inputs.ts'
import { cpu } from '../src/plan/variants/cpu.ts'
import { rapids } from '../src/plan/variants/rapids.ts'
import { outputs } from '../src/report/outputs.ts'
import { publishOutputs } from '../src/report/publish.ts'
import { sweepOutputs } from '../src/report/sweep.ts'
import { actionTypes } from './action-types.ts'
import { costTable, initializationTable, throughputTable } from './costs.ts'
import { folderTable } from './lint/imports.ts'
import { code, markdownTable } from './markdown.ts'
import { ghesTemplate, githubTemplate } from './permissions/cloudformation.ts'
import { permissionsTable, policySections } from './permissions/document.ts'
import { modes, policyOf } from './permissions/policies.ts'
import { sections as troubles, troubleshooting } from './troubleshooting.ts'
import { workflowBlock, workflowTable } from './workflow-examples.ts'

/** As much of an input as a reader sees. */
type Documented = { readonly doc: string; readonly fallback?: string }
type Inputs = Readonly<Record<string, Documented>>
type Outputs = Readonly<Record<string, { readonly doc: string }>>
type Sections = readonly { readonly title: string; readonly inputs: readonly string[] }[]

/**
 * action.yml's `inputs`. The default is for readers and for tools: an input that arrives empty gets the same one from
 * the catalogue, because the runner applies it only to absent keys.
 */
export function actionInputs(inputs: Inputs): string {
  const block = Object.entries(inputs).map(([name, { doc, fallback }]) => {
    return [name, { description: doc, required: false, ...(fallback ? { default: fallback } : {}) }]
  })
  return stringify({ inputs: Object.fromEntries(block) }, { lineWidth: 0 })
}

/** action.yml's `outputs`. */
export function actionOutputs(declared: Outputs): string {
  const block = Object.entries(declared).map(([name, { doc }]) => [name, { description: doc }])
  return stringify({ outputs: Object.fromEntries(block) }, { lineWidth: 0 })
}

/**
 * The README's tables of inputs, one a section.
 *
 * @throws Error when the sections do not name every input exactly once
 */
export function inputTables(inputs: Inputs, headings: Sections): string {
  const named = headings.flatMap((section) => section.inputs)
  for (const name of new Set([...named, ...Object.keys(inputs)])) {
    const times = named.filter((other) => other === name).length
    if (times !== 1 || !(name in inputs))
      throw new Error(`input '${name}' is in ${times} sections; each is in exactly one`)
  }
  const table = ({ title, inputs: named }: Sections[number]) => `### ${title}\n\n${inputTable(inputs, named)}`
  return `\n${headings.map(table).join('\n')}\n`
}

/** A table of some of the inputs. */
function inputTable(inputs: Inputs, names: readonly string[]): string {
  const rows = names.map((name) => {
    const { doc = '', fallback } = inputs[name] ?? {}
    return [code(name), doc, fallback ? code(fallback) : '']
  })
  return markdownTable(['Input', 'Meaning', 'Default'], rows)
}

/** The README's table of outputs. */
export function outputTable(declared: Outputs): string {
  const rows = Object.entries(declared).map(([name, { doc }]) => [code(name), doc])
  return `\n${markdownTable(['Output', 'Meaning'], rows)}\n`
}

/**
 * Puts `block` between the lines that hold the two markers.
 *
 * @throws Error when the text has not exactly one of each, in this order
 */
export function replaceBetween(text: string, [start, end]: readonly [string, string], block: string): string {
  const lines = text.split('\n')
  const first = lines.indexOf(start)
  const last = lines.indexOf(end)
  const twice = lines.lastIndexOf(start) !== first || lines.lastIndexOf(end) !== last
  if (first < 0 || last < first || twice)
    throw new Error(`there must be one line '${start}' and after it one '${end}'`)
  return [...lines.slice(0, first + 1), ...block.replace(/\n$/, '').split('\n'), ...lines.slice(last)].join(
    '\n',
  )
}

/** A text with each block between the markers of its name. */
function withBlocks(text: string, blocks: Readonly<Record<string, () => string>>): string {
  return Object.entries(blocks).reduce(
    (whole, [name, block]) =>
      replaceBetween(whole, [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`], block()),
    text,
  )
}

/** A manifest whose blocks of inputs and outputs are these. */
function manifest(text: string, inputs: Inputs, declared: Outputs): string {
  const withInputs = replaceBetween(text, ['# <inputs>', '# </inputs>'], actionInputs(inputs))
  return replaceBetween(withInputs, ['# <outputs>', '# </outputs>'], actionOutputs(declared))
}

/** Bakes with the defaults of each variant; how long they take is estimated. */
const typicalBakes = [
  { variant: 'cpu', of: cpu, bakeMinutes: 15, smokeMinutes: 10 },
  { variant: 'rapids', of: rapids, bakeMinutes: 45, smokeMinutes: 20 },
].map(({ of: { instanceTypes, volumeSize: volume }, ...rest }) => ({
  instanceType: instanceTypes[0],
  volume,
  ...rest,
}))

/** The README's blocks, by the name in their markers. */
const readmeBlocks: Readonly<Record<string, () => string>> = {
  'first-workflow': () => workflowBlock('bake.yml'),
  workflows: workflowTable,
  costs: () => `\n${costTable(typicalBakes)}\n`,
  inputs: () => inputTables(catalogue, sections),
  outputs: () => outputTable(outputs),
  'sweep-inputs': () => `\n${inputTable(sweepCatalogue, Object.keys(sweepCatalogue))}\n`,
  'sweep-outputs': () => outputTable(sweepOutputs),
  'publish-inputs': () => `\n${inputTable(publishCatalogue, Object.keys(publishCatalogue))}\n`,
  'publish-outputs': () => outputTable(publishOutputs),
}

/** The blocks of docs/start.md, by the name in their markers. The sizes are those of images from small to RAPIDS on the Deep Learning AMI. */
const startBlocks: Readonly<Record<string, () => string>> = {
  'initialization-costs': () => `\n${initializationTable([100, 300], [3, 6, 30, 60])}\n`,
  'throughput-costs': () => `\n${throughputTable([250, 500, 1000, 2000])}\n`,
}

/** The block of docs/environment.md that shows the files of an example. */
function exampleFiles(directory: string, files: readonly (readonly [string, string])[]): string {
  const shown = files.map(([name, language]) => {
    const text = readFileSync(path.join(import.meta.dirname, '..', directory, name), 'utf8')
    return `\n\`${name}\`:\n\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`
  })
  return shown.join('')
}

/** Every generated file: how its text follows from the one that is there. */
const generated: Readonly<Record<string, (text: string) => string>> = {
  'action.yml': (text) => manifest(text, catalogue, outputs),
  'action-types.yml': () => actionTypes(catalogue, outputs),
  'sweep/action.yml': (text) => manifest(text, sweepCatalogue, sweepOutputs),
  'sweep/action-types.yml': () => actionTypes(sweepCatalogue, sweepOutputs),
  'publish/action.yml': (text) => manifest(text, publishCatalogue, publishOutputs),
  'publish/action-types.yml': () => actionTypes(publishCatalogue, publishOutputs),
  'README.md': (text) => withBlocks(text, readmeBlocks),
  'docs/start.md': (text) => withBlocks(text, startBlocks),
  'docs/environment.md': (text) =>
    withBlocks(text, {
      'small-rapids': () =>
        exampleFiles('docs/environments/small-rapids', [
          ['Dockerfile', 'dockerfile'],
          ['requirements.txt', 'text'],
        ]),
    }),
  'docs/architecture.md': (text) =>
    replaceBetween(text, ['<!-- folders:start -->', '<!-- folders:end -->'], folderTable()),
  'docs/troubleshooting.md': () => troubleshooting(troubles),
  'docs/permissions.md': (text) =>
    withBlocks(text, { policies: policySections, permissions: permissionsTable }),
  'docs/cloudformation.yaml': githubTemplate,
  'docs/cloudformation-ghes.yaml': ghesTemplate,
  ...Object.fromEntries(
    modes.map((mode) => [
      `docs/policies/${mode}.json`,
      () => `${JSON.stringify(policyOf(mode), undefined, 2)}\n`,
    ]),
  ),
}

function main(check: boolean): number {
  let stale = 0
  for (const [name, generate] of Object.entries(generated)) {
    const file = path.join(import.meta.dirname, '..', name)
    const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const after = generate(before)
    if (after === before) continue
    stale += 1
    if (!check) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, after)
    }
    console.log(check ? `${name} is out of date: ${firstDifference(before, after)}` : `${name} is written`)
  }
  if (check && stale > 0) console.log('Run: npm run generate')
  if (check && stale === 0) console.log('Everything generated is up to date.')
  return check && stale > 0 ? 1 : 0
}

function firstDifference(before: string, after: string): string {
  const old = before.split('\n')
  const line = after.split('\n').findIndex((text, index) => text !== old[index])
  const number = line < 0 ? old.length : line + 1
  return `line ${number} is ${JSON.stringify(old[number - 1] ?? '')}`
}

if (import.meta.main) process.exitCode = main(process.argv.includes('--check'))
