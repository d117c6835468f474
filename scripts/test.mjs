// npm test: makes the machine ready, then runs every check; further arguments go to vitest.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonChecks } from './lint/python.mjs'
import { pytestCounts, single, total, vitestCounts } from './setup/counts.mjs'
import { actionNode } from './setup/node.mjs'
import { pytest, pythonSuites } from './setup/python-suites.mjs'
import { start } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'
import { prepareForTests } from './setup/test-machine.mjs'
import { ensureVenv } from './setup/venv.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const node = actionNode(root)
const inModules = (/** @type {string} */ file) => path.join(root, 'node_modules', file)

await runScript(async () => {
  const { python, pythonLinters } = prepareForTests(root)
  const reports = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-tests-'))
  const calls = mkdtempSync(path.join(reports, 'calls-'))
  try {
    const counts = await Promise.all([
      inTurn(typeScriptSteps(path.join(reports, 'vitest.json'), calls), 'inherit'),
      inTurn(
        [
          ...pythonChecks(root, pythonLinters, python).map(({ title, program, args }) => [
            title,
            check(program, args),
          ]),
          ...Object.values(pythonSuites).map((suite) => [suite.title, pythonTests(suite, reports)]),
        ],
        path.join(reports, 'pytest.log'),
      ),
    ])
    const { passed, failed } = total(counts.flat())
    console.log(`\n${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
})

/**
 * One check, or many of one program: its title, and what runs it with the given options and gives its counts.
 * @typedef {[string, (options: import('node:child_process').SpawnOptions) => Promise<import('./setup/counts.mjs').Counts>]} Step
 */

/**
 * @param {string} report
 * @param {string} calls
 * @returns {Step[]}
 */
function typeScriptSteps(report, calls) {
  return [
    ['TypeScript', check(node, [inModules('typescript/bin/tsc'), '--noEmit'])],
    ['Biome', check(inModules('.bin/biome'), ['check', '--error-on-warnings'])],
    ['Generated files', check(node, ['scripts/generate.ts', '--check'])],
    ['vitest', vitest(report, calls)],
    // A part of the tests says nothing of permissions that nobody uses.
    ...(process.argv.length > 2
      ? []
      : [['Permissions that nobody uses', check(node, ['scripts/permissions/never-called.ts', calls])]]),
  ]
}

/**
 * A check that is a whole program.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Step[1]}
 */
function check(program, args) {
  return async (options) => single(await start(program, args, { ...options, cwd: root }))
}

/**
 * Runs steps one after the other, beside those of another call: both wait for other processes much of their time. Their output
 * is shown as it comes, or, where it goes to a file, a step's in one piece at its end.
 *
 * @param {Step[]} steps
 * @param {string} output `inherit` or the path of a file
 */
async function inTurn(steps, output) {
  const counts = []
  for (const [title, body] of steps) {
    if (output === 'inherit') console.log(`\n== ${title}`)
    const started = performance.now()
    const file = output === 'inherit' ? undefined : openSync(output, 'w')
    counts.push(await body({ stdio: file === undefined ? 'inherit' : ['ignore', file, file] }))
    if (file !== undefined) {
      closeSync(file)
      console.log(`\n== ${title}\n${readFileSync(output, 'utf8').trimEnd()}`)
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${title}: ${counts.at(-1)?.failed === 0 ? 'ok' : 'FAILED'} after ${seconds} s`)
  }
  return counts
}

/**
 * @param {string} report
 * @param {string} calls
 * @returns {Step[1]}
 */
function vitest(report, calls) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [inModules('vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)]
  const env = { ...process.env, BAKE_DASK_AMI_CALLS: calls }
  return async (options) => {
    const exitCode = await start(node, args, { ...options, cwd: root, env })
    return vitestCounts(textOf(report), exitCode)
  }
}

/**
 * @param {import('./setup/python-suites.mjs').PythonSuite} suite
 * @param {string} reports directory
 * @returns {Step[1]}
 */
function pythonTests({ title, folder, requirements }, reports) {
  const python = ensureVenv(path.join(root, requirements))
  const report = path.join(reports, `${title}.xml`)
  const { args, options } = pytest(root, [`--junitxml=${report}`, folder])
  return async (shown) => {
    const exitCode = await start(python, args, { ...options, ...shown })
    return pytestCounts(textOf(report), exitCode)
  }
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
