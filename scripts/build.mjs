import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { actionNode, ensureNodeModules } from './setup/node.mjs'
import { read } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'

const repository = path.resolve(import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url)), '..')

/** The steps of src/actions/index.ts, each with an entry point of its own: dist/main.js and so on. */
const steps = ['main', 'post', 'sweep', 'publish']

/** The directory of the bundle in dist. The entry points stand beside it. */
const bundleDirectory = 'bundle'

/** What the action reads from files when it runs: directory in src -> directory in dist. */
const assets = { 'packer/template': 'template', 'packer-install/keys': 'keys', 'smoke-test': 'smoke-test' }

/**
 * Bundles the action. What comes out depends on the sources and package-lock.json alone: the same bytes in any directory,
 * at any time.
 *
 * A dynamic `import()` with a literal specifier becomes a chunk of its own, which node reads when the import is reached.
 * `import.meta.dirname` is that of the bundle (dist/bundle), in chunks as well.
 *
 * @param {string} root the repository, with node_modules installed
 * @param {string} out directory to create; what was there is gone afterwards
 * @throws {import('./setup/setup-error.mjs').SetupError} when the sources cannot be compiled or bundled
 */
export function buildDist(root, out) {
  // Inside node_modules, so that the staged sources find their dependencies by climbing and git sees nothing of it.
  const stage = mkdtempSync(path.join(root, 'node_modules/.build-'))
  try {
    compile(root, stage)
    stageToolkit(root, stage)
    rmSync(out, { recursive: true, force: true })
    bundle(root, stage, path.join(out, bundleDirectory))
    for (const step of steps) writeFileSync(path.join(out, `${step}.js`), entryPoint(step))
    writeFileSync(path.join(out, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`)
    for (const [source, directory] of Object.entries(assets)) {
      const filter = (/** @type {string} */ file) => !/\.(?:ts|in|pyc)$|__pycache__/.test(file)
      cpSync(path.join(root, 'src', source), path.join(out, directory), { recursive: true, filter })
    }
    unifyLineEndings(out)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

/**
 * Compiles src to JavaScript first: ncc's own TypeScript loader gives webpack CommonJS, and then dynamic imports and
 * packages that are ES modules only do not work.
 */
function compile(root, stage) {
  const compilerOptions = {
    noEmit: false,
    // Types are `npm run typecheck`'s business; the bundle must not wait for it.
    noCheck: true,
    rootDir: path.join(root, 'src'),
    outDir: path.join(stage, 'src'),
  }
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions,
    include: [path.join(root, 'src')],
  }
  writeFileSync(path.join(stage, 'tsconfig.json'), JSON.stringify(config))
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify({ type: 'module' }))
  read(actionNode(root), [path.join(root, 'node_modules/typescript/bin/tsc'), '--project', stage])
}

/**
 * Gives webpack the word that GitHub's toolkit keeps to itself: importing its modules has no side effects. Without it,
 * `@actions/core` brings in its OIDC client and with that all of undici, and the step takes twice as long to start.
 */
function stageToolkit(root, stage) {
  const toolkit = path.join(root, 'node_modules/@actions')
  for (const name of readdirSync(toolkit)) {
    const copy = path.join(stage, 'node_modules/@actions', name)
    cpSync(path.join(toolkit, name), copy, { recursive: true, dereference: true })
    const manifest = path.join(copy, 'package.json')
    const content = JSON.parse(readFileSync(manifest, 'utf8'))
    writeFileSync(manifest, JSON.stringify({ ...content, sideEffects: false }))
  }
}

function entryPoint(step) {
  return `import { steps } from './${bundleDirectory}/index.js'\n\nawait steps.${step}()\n`
}

/** Not minified: as fast to start (measured), and a person can read what the runner will execute. */
function bundle(root, stage, out) {
  mkdirSync(out, { recursive: true })
  // ncc copies what a path built on process.cwd() points at; from an empty directory there is nothing to copy.
  const cwd = path.join(stage, 'empty')
  mkdirSync(cwd, { recursive: true })
  const ncc = path.join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  const options = ['--out', out, '--license', 'licenses.txt', '--no-cache', '--quiet']
  read(actionNode(root), [ncc, 'build', path.join(stage, 'src/actions/index.js'), ...options], { cwd })
}

/** Some packages have licences with Windows line endings, which git would change, and the bundle no longer be ours. */
function unifyLineEndings(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath ?? entry.path, entry.name)
    const content = readFileSync(file)
    if (content.includes('\r\n') && !content.includes(0)) {
      writeFileSync(file, content.toString('utf8').replaceAll('\r\n', '\n'))
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(() => {
    const { values } = parseArgs({
      options: { out: { type: 'string', default: path.join(repository, 'dist') } },
    })
    ensureNodeModules(repository)
    buildDist(repository, path.resolve(values.out))
    return 0
  })
}
