import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { CommandError } from '../errors/problem.ts'
import { run, TimedOut } from '../process/run.ts'
import type { Product } from './products.ts'
import { InstallError, type VerifiedArchive } from './types.ts'

/** A program of ours answers at once; this bounds one that waits for something, in milliseconds. */
export const TIME_LIMIT = 120_000

type Environment = Readonly<Record<string, string>>

/** What a program says when it is asked for its version: that (without a `v`), or something else, or nothing. */
export type VersionSaid =
  | { readonly kind: 'version'; readonly version: string }
  /** It ended well and did not speak as it should, or it failed; `printed` is the end of what it said, in one line. */
  | { readonly kind: 'other' | 'failed' | 'no-answer'; readonly printed: string }

/** The environment in which Packer and its plugins are started: no telemetry, no colours, our plugins if a path is given. */
export function packerEnvironment(environment: Environment, pluginPath?: string): Record<string, string> {
  return {
    ...environment,
    CHECKPOINT_DISABLE: '1',
    PACKER_NO_COLOR: '1',
    ...(pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: pluginPath }),
  }
}

/** Asks a program of a product for its version. `timeoutMs` in milliseconds. */
export async function versionOf(
  product: Product,
  program: string,
  environment: Environment,
  timeoutMs = TIME_LIMIT,
): Promise<VersionSaid> {
  try {
    const options = { environment: packerEnvironment(environment), timeoutMs }
    const printed = await run([program, product.versionCommand], options)
    const version = product.versionPattern.exec(printed)?.[1]
    return version === undefined
      ? { kind: 'other', printed: inOneLine([printed]) }
      : { kind: 'version', version }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { kind: error instanceof TimedOut ? 'no-answer' : 'failed', printed: inOneLine(error.lastLines) }
  }
}

function inOneLine(lines: readonly string[]): string {
  return lines.join(' ').replaceAll(/\s+/g, ' ').trim().slice(-500)
}

/** @throws InstallError unless the program of an archive says that it is of the archive's version */
export async function requireVersion(
  { product, version, name }: VerifiedArchive,
  unpacked: string,
  environment: Environment,
): Promise<void> {
  const said = await versionOf(product, unpacked, environment)
  if (said.kind === 'version' && said.version === version) return
  const program = `${product.title} ${version}`
  if (said.kind === 'failed') {
    const what = `${program} is genuine, but could not be run on this runner. It said: ${said.printed}`
    throw new InstallError('program-failed', what)
  }
  if (said.kind === 'no-answer') {
    const printed = said.printed === '' ? '' : ` It said: ${said.printed}`
    const what = `${program} is genuine, but did not report its version within two minutes and was ended.${printed}`
    throw new InstallError('program-silent', what)
  }
  const holds =
    said.kind === 'version'
      ? `${product.title} ${said.version}`
      : `a program that does not say its version but: ${said.printed || 'nothing'}`
  throw new InstallError('wrong-program', `${name} holds ${holds}, not ${program}.`)
}

/** Every executable of this name on PATH, in its order. */
export function findOnPath(program: string, path: string): string[] {
  const directories = path.split(delimiter).filter((directory) => isAbsolute(directory))
  return directories.map((directory) => join(directory, program)).filter(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
