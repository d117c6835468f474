import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { CommandError } from '../errors/problem.ts'

/** A program of ours answers at once; this bounds one that waits for something, in milliseconds. */
const TIME_LIMIT = 120_000

/** Thrown when a program was given up because it did not end. */
export class NoAnswer extends CommandError {}

/**
 * Runs a program to its end, without input.
 *
 * @returns what it printed to standard output
 * @throws CommandError when it fails or cannot be started; NoAnswer when it takes longer than two minutes
 */
export function run(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  timeout = TIME_LIMIT,
): Promise<string> {
  const [program, ...parameters] = argv
  return new Promise((resolve, reject) => {
    const options = { env, timeout, killSignal: 'SIGKILL', maxBuffer: 1 << 20 } as const
    const child = execFile(program, parameters, options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout)
      const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
      const exitCode = typeof error.code === 'number' ? error.code : undefined
      const Kind = error.killed === true ? NoAnswer : CommandError
      reject(new Kind(argv, exitCode, lines.length > 0 ? lines.slice(-20) : [error.message]))
    })
    child.stdin?.end()
  })
}

/** The environment in which Packer and its plugins are started: no telemetry, no colours, our plugins if a path is given. */
export function packerEnvironment(
  environment: Readonly<Record<string, string>>,
  pluginPath?: string,
): Record<string, string> {
  return {
    ...environment,
    CHECKPOINT_DISABLE: '1',
    PACKER_NO_COLOR: '1',
    ...(pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: pluginPath }),
  }
}

/** What a program says when it is asked for its version: that (without a `v`), or something else, or nothing. */
export type VersionSaid =
  | { readonly kind: 'version'; readonly version: string }
  /** It ended well and did not speak as it should, or it failed; `printed` is the end of what it said, in one line. */
  | { readonly kind: 'other' | 'failed' | 'no-answer'; readonly printed: string }

/** Asks a Packer. `timeout` in milliseconds. */
export function packerVersionOf(
  packer: string,
  environment: Readonly<Record<string, string>>,
  timeout?: number,
): Promise<VersionSaid> {
  const env = packerEnvironment(environment)
  return ask([packer, 'version'], env, (printed) => /^Packer v(\S+)/m.exec(printed)?.[1], timeout)
}

/** Asks a plugin, which describes itself. `timeout` in milliseconds. */
export function pluginVersionOf(
  plugin: string,
  environment: Readonly<Record<string, string>>,
  timeout?: number,
): Promise<VersionSaid> {
  return ask([plugin, 'describe'], packerEnvironment(environment), describedVersion, timeout)
}

async function ask(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  versionIn: (printed: string) => string | undefined,
  timeout: number | undefined,
): Promise<VersionSaid> {
  try {
    const printed = await run(argv, env, timeout)
    const version = versionIn(printed)
    return version === undefined
      ? { kind: 'other', printed: inOneLine([printed]) }
      : { kind: 'version', version }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { kind: error instanceof NoAnswer ? 'no-answer' : 'failed', printed: inOneLine(error.lastLines) }
  }
}

function inOneLine(lines: readonly string[]): string {
  return lines.join(' ').replaceAll(/\s+/g, ' ').trim().slice(-500)
}

function describedVersion(printed: string): string | undefined {
  try {
    const { version } = JSON.parse(printed) as { version?: unknown }
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}

/** Every executable of this name on PATH, in its order. */
export async function findOnPath(program: string, path: string): Promise<string[]> {
  const candidates = path
    .split(delimiter)
    .filter((directory) => isAbsolute(directory))
    .map((directory) => join(directory, program))
  const executable = await Promise.all(
    candidates.map((candidate) =>
      access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return candidates.filter((_, index) => executable[index])
}
