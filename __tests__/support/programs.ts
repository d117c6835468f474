import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { testSetup } from './repository.ts'

/** How a program ended and what it said. */
export interface Ended {
  /** null when a signal ended it */
  readonly exitCode: number | null
  readonly stdout: string
  /** Standard output, then standard error. */
  readonly said: string
}

interface HowToRun {
  readonly input?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

/**
 * Runs a program to its end. A checker that is not installed must fail its test and not skip it, so this throws.
 *
 * @throws Error when the program cannot be started
 */
export function run(program: string, args: readonly string[], how: HowToRun = {}): Ended {
  const options = {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    ...how,
    env: { ...process.env, ...how.env },
  } as const
  const { error, status, stdout, stderr } = spawnSync(program, args, options)
  if (error) throw new Error(`${program} could not be started: ${error.message}; run \`npm run setup\` once`)
  return { exitCode: status, stdout, said: `${stdout}${stderr}` }
}

/** A program's standard output; what it said otherwise is the error's message. */
export function outputOf(program: string, args: readonly string[], how: HowToRun = {}): string {
  const { exitCode, stdout, said } = run(program, args, how)
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}:\n${said}`)
  return stdout
}

/** What a Python program prints as JSON; the Python is the one that runs the local EC2, so PyYAML is there. */
export function python<T>(program: string, input = ''): T {
  return JSON.parse(outputOf(testSetup().python, ['-c', program], { input })) as T
}

/** Runs the real Packer with the real amazon plugin. */
export function packer(args: readonly string[], how: HowToRun = {}): Ended {
  const { programs, plugins } = testSetup().packer
  const env = { PACKER_PLUGIN_PATH: plugins, CHECKPOINT_DISABLE: '1', ...how.env }
  return run(path.join(programs, 'packer'), args, { ...how, env })
}

/** A directory of the running test, gone when it is finished. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
