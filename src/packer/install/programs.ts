import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { CommandError } from '../../problem.ts'

/** A program of ours answers at once; this bounds one that waits for something, in milliseconds. */
const TIME_LIMIT = 120_000

/**
 * Runs a program to its end, without input.
 *
 * @returns what it printed to standard output
 * @throws CommandError when it fails, cannot be started or takes longer than two minutes
 */
export function run(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const [program, ...parameters] = argv
  return new Promise((resolve, reject) => {
    const options = { env, timeout: TIME_LIMIT, killSignal: 'SIGKILL', maxBuffer: 1 << 20 } as const
    const child = execFile(program, parameters, options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout)
      const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
      const exitCode = typeof error.code === 'number' ? error.code : undefined
      reject(new CommandError(argv, exitCode, lines.length > 0 ? lines.slice(-20) : [error.message]))
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

/** The version that a Packer says it is, without the `v`; undefined when it does not speak as Packer does. */
export async function packerVersionOf(
  packer: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const said = await run([packer, 'version'], packerEnvironment(environment)).catch(() => '')
  return /^Packer v(\S+)/m.exec(said)?.[1]
}

/** The version that a plugin says it is; undefined when it does not describe itself as plugins do. */
export async function pluginVersionOf(
  plugin: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const said = await run([plugin, 'describe'], packerEnvironment(environment)).catch(() => '')
  try {
    const { version } = JSON.parse(said) as { version?: unknown }
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
