// npm test: makes the machine ready, then runs every check; further arguments go to vitest.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonChecks } from './lint/python.mjs'
import { ensureAptPackages } from './setup/apt.mjs'
import { pytestCounts, single, total, vitestCounts } from './setup/counts.mjs'
import { actionNode, ensureNodeModules } from './setup/node.mjs'
import { ensurePacker } from './setup/packer.mjs'
import { ensurePythonLinters } from './setup/python-linters.mjs'
import { start } from './setup/run.mjs'
import { runScript } from './setup/setup-error.mjs'
import { ensureVenv } from './setup/venv.mjs'
import { ensureWheels } from './setup/wheels.mjs'
import { leaveWord } from './setup/word.mjs'
import { ensureWorkflowLinters } from './setup/workflow-linters.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const node = actionNode(root)
const inModules = (/** @type {string} */ file) => path.join(root, 'node_modules', file)

const systemPackages = {
  bubblewrap: "gives the guest's scripts a file system of their own",
  'cloud-init': 'checks the rendered cloud-config; it stays off on a machine that is no cloud instance',
  shellcheck: 'checks the scripts that run in the guest',
  openssl: 'makes the certificate of a server that the tests download from',
  'python3-venv': 'runs the local EC2 and its tests',
  'qemu-utils': 'makes the disks that the tests of the local EC2 look at',
}

await runScript(async () => {
  ensureNodeModules(root)
  ensureAptPackages(systemPackages)
  const python = ensureVenv(path.join(root, 'rehearsal/requirements.txt'))
  const client = ensureVenv(path.join(root, '__tests__/smoke-test/cluster/requirements.txt'))
  const otherDask = ensureVenv(path.join(root, '__tests__/smoke-test/cluster/other-dask.txt'))
  const awsCli = ensureVenv(path.join(root, 'scripts/aws/requirements.txt'))
  const policies = ensureVenv(path.join(root, '__tests__/permissions/requirements.txt'))
  const wheels = ensureWheels(root, python)
  // First, since it is Packer's set-up that sees to a Go.
  const packer = ensurePacker(root, python)
  const linters = ensureWorkflowLinters(root, python)
  const pythonLinters = ensurePythonLinters(root)
  leaveWord(root, { python, client, otherDask, awsCli, wheels, packer, linters, pythonLinters })
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
          ['pytest', pytest(python, 'rehearsal/tests', path.join(reports, 'pytest.xml'))],
          [
            'pytest with a real Dask',
            pytest(client, '__tests__/smoke-test/cluster', path.join(reports, 'dask.xml')),
          ],
          [
            'pytest of the IAM policies',
            pytest(policies, '__tests__/permissions', path.join(reports, 'policies.xml')),
          ],
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
 * @param {string} python
 * @param {string} tests
 * @param {string} report
 * @returns {Step[1]}
 */
function pytest(python, tests, report) {
  const env = { ...process.env, PYTHONPATH: path.join(root, 'rehearsal'), PYTHONDONTWRITEBYTECODE: '1' }
  const args = ['-m', 'pytest', '-p', 'no:cacheprovider', `--junitxml=${report}`, tests]
  return async (options) => {
    const exitCode = await start(python, args, { ...options, cwd: root, env })
    return pytestCounts(textOf(report), exitCode)
  }
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
