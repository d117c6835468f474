// npm test: makes the machine ready, then runs every check; further arguments go to vitest.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonChecks } from './lint/python.mjs'
import { ensureAptPackages } from './setup/apt.mjs'
import { pytestCounts, single, total, vitestCounts } from './setup/counts.mjs'
import { actionNode, ensureNodeModules } from './setup/node.mjs'
import { ensurePacker } from './setup/packer.mjs'
import { ensurePythonLinters } from './setup/python-linters.mjs'
import { run } from './setup/run.mjs'
import { runStory } from './setup/setup-error.mjs'
import { ensureVenv } from './setup/venv.mjs'
import { ensureWheels } from './setup/wheels.mjs'
import { leaveWord } from './setup/word.mjs'
import { ensureWorkflowLinters } from './setup/workflow-linters.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const node = actionNode(root)
const inModules = (/** @type {string} */ file) => path.join(root, 'node_modules', file)

const systemPackages = {
  bubblewrap: "gives the guest's scripts a file system of their own",
  'cloud-init': 'judges the rendered cloud-config; it stays off on a machine that is no cloud instance',
  shellcheck: 'judges the scripts that run in the guest',
  gnupg: "signs what stands in for HashiCorp's releases",
  openssl: 'makes the certificate of a server that the tests download from',
  'python3-venv': 'runs the local EC2 and its tests',
  'qemu-utils': 'makes the disks that the tests of the local EC2 look at',
}

await runStory(() => {
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
    const counts = [
      step('TypeScript', () =>
        single(run(node, [inModules('typescript/bin/tsc'), '--noEmit'], { cwd: root })),
      ),
      step('Biome', () =>
        single(run(inModules('.bin/biome'), ['check', '--error-on-warnings'], { cwd: root })),
      ),
      ...pythonChecks(root, pythonLinters).map(({ title, program, args }) =>
        step(title, () => single(run(program, args, { cwd: root }))),
      ),
      step('Generated files', () => single(run(node, ['scripts/generate.ts', '--check'], { cwd: root }))),
      step('vitest', () => vitest(path.join(reports, 'vitest.json'), calls)),
      // A part of the tests says nothing of rights that nobody uses.
      ...(process.argv.length > 2
        ? []
        : [
            step('Rights that nobody uses', () =>
              single(run(node, ['scripts/permissions/never-called.ts', calls], { cwd: root })),
            ),
          ]),
      step('pytest', () => pytest(python, 'rehearsal/tests', path.join(reports, 'pytest.xml'))),
      step('pytest with a real Dask', () =>
        pytest(client, '__tests__/smoke-test/cluster', path.join(reports, 'dask.xml')),
      ),
      step('pytest of the IAM policies', () =>
        pytest(policies, '__tests__/permissions', path.join(reports, 'policies.xml')),
      ),
    ]
    const { passed, failed } = total(counts)
    console.log(`\n${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
})

/**
 * @param {string} title
 * @param {() => import('./setup/counts.mjs').Counts} body
 */
function step(title, body) {
  console.log(`\n== ${title}`)
  const started = performance.now()
  const counts = body()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${title}: ${counts.failed === 0 ? 'ok' : 'FAILED'} after ${seconds} s`)
  return counts
}

function vitest(report, calls) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = run(
    node,
    [inModules('vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)],
    { cwd: root, env: { ...process.env, BAKE_DASK_AMI_CALLS: calls } },
  )
  return vitestCounts(textOf(report), exitCode)
}

function pytest(python, tests, report) {
  const env = { ...process.env, PYTHONPATH: path.join(root, 'rehearsal'), PYTHONDONTWRITEBYTECODE: '1' }
  const args = ['-m', 'pytest', '-p', 'no:cacheprovider', `--junitxml=${report}`, tests]
  const exitCode = run(python, args, { cwd: root, env })
  return pytestCounts(textOf(report), exitCode)
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
