// Proves that dist/ is what a rebuild gives, byte by byte, and that its entry points start. Prints `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Entry, TestRunner } from '../__tests__/support/test-runner.ts'

const root = path.join(import.meta.dirname, '..')

/** What is wrong, one line a finding; empty when the check passed. */
type Check = () => string[] | Promise<string[]>

const checks: Readonly<Record<string, Check>> = {
  'dist/ is byte-identical to a rebuild': () => {
    const rebuilt = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-dist-'))
    try {
      rebuild(rebuilt)
      return differences(path.join(root, 'dist'), rebuilt)
    } finally {
      rmSync(rebuilt, { recursive: true, force: true })
    }
  },
  'main starts, and reports an invalid input': async () => {
    const name = 'no-such-mode'
    const { exitCode, errors, log } = await step('main', { mode: name })
    const said = errors.some((error) => error.includes("'mode'") && error.includes(name))
    return exitCode === 1 && said ? [] : [`it ended with ${exitCode} and said:`, log]
  },
  'sweep starts, and reports an invalid input': async () => {
    const { exitCode, errors, log } = await step('sweep', { 'older-than-hours': '0', regions: 'eu-west-2' })
    const said = errors.some((error) => error.includes("'older-than-hours'") && error.includes('above 0'))
    return exitCode === 1 && said ? [] : [`it ended with ${exitCode} and said:`, log]
  },
  'publish starts, and reports an invalid input': async () => {
    const { exitCode, errors, log } = await step('publish', { command: 'promote' })
    const said = errors.some((error) => error.includes("'command'") && error.includes('promote'))
    return exitCode === 1 && said ? [] : [`it ended with ${exitCode} and said:`, log]
  },
  'post starts, and has nothing to do after a main that did nothing': async () => {
    const { exitCode, errors, log } = await step('post', {})
    return exitCode === 0 && errors.length === 0 ? [] : [`it ended with ${exitCode} and said:`, log]
  },
}

function rebuild(out: string): void {
  const build = path.join(root, 'scripts/build.mjs')
  const built = spawnSync(process.execPath, [build, '--out', out], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
}

function differences(ours: string, theirs: string): string[] {
  const names = new Set([...filesIn(ours), ...filesIn(theirs)])
  return [...names].sort().flatMap((name) => {
    const [mine, rebuilt] = [contentOf(ours, name), contentOf(theirs, name)]
    if (mine === undefined) return [`dist/${name} is missing: npm run build`]
    if (rebuilt === undefined) return [`dist/${name} is left over from another build: npm run build`]
    return mine.equals(rebuilt) ? [] : [`dist/${name} differs from a rebuild: npm run build`]
  })
}

function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return entries.filter((name) => statSync(path.join(directory, name)).isFile())
}

function contentOf(directory: string, name: string): Buffer | undefined {
  const file = path.join(directory, name)
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined
}

async function step(entry: Entry, inputs: Readonly<Record<string, string>>) {
  const runner = new TestRunner()
  try {
    return await runner.run(entry, { with: inputs })
  } finally {
    runner.remove()
  }
}

let failed = 0
for (const [title, check] of Object.entries(checks)) {
  const findings = await check()
  console.log(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${title}`)
  for (const finding of findings) console.log(`     ${finding}`)
  if (findings.length > 0) failed += 1
}
console.log(`\n${Object.keys(checks).length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
