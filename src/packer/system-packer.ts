import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import semver from 'semver'
import { type Problem, UserError } from '../problem.ts'
import type { RunContext } from '../runner/runner.ts'

const run = promisify(execFile)

/** Older ones look for plugins only where newer plugins are not published any more (packer 1.14.1's changelog). */
const OLDEST_PACKER = '1.14.1'
/** 1.8.1 stalls on SSH (packer-plugin-amazon#678). */
const OLDEST_PLUGIN = '1.8.2'

/** A Packer that is ready to build with the amazon plugin. */
export interface InstalledPacker {
  /** Absolute path of the program. */
  readonly packer: string
  readonly packerVersion: string
  readonly pluginVersion: string
  /** What PACKER_PLUGIN_PATH must be; undefined leaves the user's own. */
  readonly pluginPath: string | undefined
}

/**
 * Finds the Packer that is on PATH and the amazon plugin that it would load.
 *
 * @throws UserError when either is missing or too old; the message names both versions
 */
export async function systemPacker(
  context: Pick<RunContext, 'path' | 'environment'>,
): Promise<InstalledPacker> {
  const packer = findOnPath('packer', context.path)
  if (packer === undefined) {
    throw new UserError([
      problem(
        'packer-missing',
        "There is no 'packer' on PATH.",
        `Install Packer ${OLDEST_PACKER} or newer before this step.`,
      ),
    ])
  }
  const env = { ...context.environment, CHECKPOINT_DISABLE: '1' }
  const packerVersion = versionIn((await run(packer, ['version'], { env })).stdout)
  if (!atLeast(packerVersion, OLDEST_PACKER)) {
    throw new UserError([
      problem(
        'packer-too-old',
        `${packer} is Packer ${packerVersion}, and at least ${OLDEST_PACKER} is needed.`,
        'Install a newer one before this step.',
      ),
    ])
  }
  const { stdout } = await run(packer, ['plugins', 'installed'], { env })
  const pluginVersion = newestAmazonPlugin(stdout)
  if (!atLeast(pluginVersion, OLDEST_PLUGIN)) {
    const found = pluginVersion === undefined ? 'is not installed' : `is ${pluginVersion}`
    throw new UserError([
      problem(
        'plugin-missing',
        `Packer's amazon plugin ${found}, and at least ${OLDEST_PLUGIN} is needed.`,
        "Run 'packer plugins install github.com/hashicorp/amazon' before this step.",
      ),
    ])
  }
  return {
    packer,
    packerVersion: packerVersion ?? '',
    pluginVersion: pluginVersion ?? '',
    pluginPath: undefined,
  }
}

/** The newest version among the paths that `packer plugins installed` prints, one a line. */
export function newestAmazonPlugin(installed: string): string | undefined {
  const versions = [...installed.matchAll(/packer-plugin-amazon_v(\d+\.\d+\.\d+)_/g)].flatMap(
    (match) => match[1] ?? [],
  )
  return versions.sort(semver.rcompare)[0]
}

function findOnPath(program: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

function versionIn(text: string): string | undefined {
  return /v?(\d+\.\d+\.\d+)/.exec(text)?.[1]
}

function atLeast(version: string | undefined, oldest: string): boolean {
  return version !== undefined && semver.gte(version, oldest)
}

function problem(code: string, what: string, remedy: string): Problem {
  return { code, what, remedy }
}
