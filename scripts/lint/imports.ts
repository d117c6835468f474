// The rules of which folder of src/ may import which, and a check of them. docs/architecture.md explains them.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { code, markdownTable } from '../markdown.ts'

/** The folders of src/. A file imports, types included, from its own folder and from folders that stand before it. */
export const FOLDERS = [
  'errors',
  'http',
  'inputs',
  'process',
  'runner',
  'aws',
  'registry',
  'packer-install',
  'plan',
  'render',
  'workspace',
  'packer',
  'smoke-test',
  'diagnosis',
  'report',
  'publish',
  'cleanup',
  'credentials',
  'preflight',
  'actions',
] as const

export type Folder = (typeof FOLDERS)[number]

/** Folders without effects: biome.json forbids them to import any, and globals such as `process`. */
export const PURE: readonly Folder[] = ['errors', 'inputs', 'plan', 'render', 'diagnosis', 'report']

/**
 * What a folder may import from another beside types: whole folders, or single files. Folders pass plain data to each
 * other; src/actions connects them and may import everything.
 */
const VALUES: Readonly<Record<Exclude<Folder, 'actions'>, readonly string[]>> = {
  errors: [],
  http: ['errors'],
  inputs: ['errors', 'http/addresses.ts'],
  process: ['errors'],
  // The state that a step has saved is checked by the rules of the inputs.
  runner: ['errors', 'http/proxy.ts', 'inputs', 'process'],
  aws: ['errors', 'http'],
  registry: ['errors', 'http'],
  'packer-install': ['errors', 'http', 'process'],
  plan: ['errors', 'aws/tags.ts', 'aws/quotas.ts', 'aws/instance-family.ts', 'inputs/rapids-image.json'],
  render: ['errors'],
  workspace: [
    ...['errors', 'inputs/image-reference.ts', 'inputs/input.ts'],
    ...['plan/client/check.ts', 'plan/client/read-lock.ts', 'plan/client/requirements.ts'],
    ...['plan/cloud-init/read.ts', 'plan/image-paths.ts', 'plan/setup-script.ts'],
  ],
  packer: ['errors', 'aws/tags.ts', 'process', 'registry/access.ts', 'workspace'],
  'smoke-test': ['errors', 'aws', 'process'],
  diagnosis: ['errors', 'aws/quotas.ts'],
  report: ['errors', 'diagnosis/attempts.ts'],
  publish: ['errors', 'aws'],
  cleanup: ['errors', 'aws', 'process/waiting.ts'],
  credentials: ['errors', 'http'],
  preflight: ['errors', 'aws', 'http'],
}

/** The table of docs/architecture.md: the folders in their order. */
export function folderTable(): string {
  const rows = FOLDERS.map((folder) => [
    code(folder),
    PURE.includes(folder) ? 'yes' : '',
    folder === 'actions' ? 'all' : VALUES[folder].map(code).join(', '),
  ])
  return `\n${markdownTable(['Folder', 'Pure', 'Takes values from'], rows)}\n`
}

/** One import, export or dynamic import of a file by another, both relative to src/. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** Every relative import of a TypeScript file; `file` is relative to src/. */
export function importsOf(file: string, content: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return
    found.push({ from: file, to: path.posix.join(path.posix.dirname(file), specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true))
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly)
}

/** Why an import is not allowed; undefined when it is. */
export function forbiddenImport({ from, to, typeOnly }: Import): string | undefined {
  const here = folderOf(from)
  const there = folderOf(to)
  if (here === undefined) return `src/${from} is in no folder of scripts/lint/imports.ts`
  if (there === undefined) return `src/${to} is in no folder of scripts/lint/imports.ts`
  if (here === there) return undefined
  if (FOLDERS.indexOf(there) > FOLDERS.indexOf(here)) {
    return `src/${from} imports src/${to}, but src/${there} stands above src/${here}`
  }
  if (typeOnly || here === 'actions') return undefined
  if (VALUES[here].some((allowed) => allowed === there || allowed === to)) return undefined
  return `src/${from} may import types from src/${to}, but no values`
}

function folderOf(file: string): Folder | undefined {
  return FOLDERS.find((folder) => file.startsWith(`${folder}/`))
}

/** Every import of the TypeScript files under a directory `src`. */
export function allImports(src: string): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) =>
    importsOf(file.replaceAll(path.sep, '/'), readFileSync(path.join(src, file), 'utf8')),
  )
}
