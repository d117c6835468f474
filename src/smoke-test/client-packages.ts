import * as v from 'valibot'
import { CommandError } from '../errors/problem.ts'
import type { ClientPackage, ClientPackages } from '../plan/client/packages.ts'
import type { Argv } from '../process/detached.ts'
import type { Runner } from '../runner/runner.ts'

/** Runs a program to its end and gives what it prints. @throws CommandError when it cannot be started or fails */
export type RunProgram = (argv: Argv) => Promise<string>

const QUIET = ['-m', 'pip', '--disable-pip-version-check', '--no-input']

/** How pip is called: it asks nothing, and installs what it is given and nothing else. */
export const PIP = [...QUIET, 'install', '--quiet', '--no-deps']

/** What pip says of a version that the index does not have, or not as a wheel for this machine (pip 23.0.1, resolution/resolvelib/factory.py). */
const NOT_FOUND = /No matching distribution found for ([\w.-]+)==/

/**
 * Installs the image's versions of the packages that client and cluster should have alike, beside dask and distributed. What is
 * installed already stays: locked packages are verified by hashes, these are not. Nothing is built, and a package that
 * the index does not have as a wheel for this machine is passed over.
 *
 * @throws CommandError when an installation fails for another reason, or is stopped
 */
export async function installAsImage(
  python: string,
  { packages }: Pick<ClientPackages, 'packages'>,
  run: RunProgram,
  log: Pick<Runner, 'info'>,
): Promise<void> {
  const locked = installedPackages(await run([python, ...QUIET, 'list', '--format', 'json']))
  let wanted = packages.filter(
    ({ name, version }) => name !== 'dask' && name !== 'distributed' && locked.get(name) !== version,
  )
  while (wanted.length > 0) {
    try {
      const pins = wanted.map(({ name, version }) => `${name}==${version}`)
      await run([python, ...PIP, '--only-binary', ':all:', ...pins])
      break
    } catch (error) {
      const missing = notFound(error, wanted)
      if (missing === undefined) throw error
      wanted = wanted.filter((each) => each !== missing)
      log.info(passedOver(missing, locked.get(missing.name)))
    }
  }
  for (const { name, version } of wanted) {
    const instead = locked.get(name)
    if (instead !== undefined)
      log.info(`The client has ${name} ${version}, as the image, instead of the locked ${instead}.`)
  }
}

/** Which of the packages the index does not have; undefined when an installation failed for another reason. */
function notFound(error: unknown, wanted: readonly ClientPackage[]): ClientPackage | undefined {
  if (!(error instanceof CommandError) || error.exitCode === undefined) return undefined
  const [, name] = NOT_FOUND.exec(error.lastLines.join('\n')) ?? []
  return wanted.find((each) => each.name === name?.toLowerCase())
}

function passedOver({ name, version }: ClientPackage, locked: string | undefined): string {
  const client = locked === undefined ? `The client has no ${name}` : `The client has ${name} ${locked}`
  return `${client}: the package index has no wheel of the image's ${name} ${version} for this runner.`
}

const LISTED = v.array(v.object({ name: v.string(), version: v.string() }))

/** Versions by name. The names that are asked for are the same normalized and not. */
function installedPackages(listed: string): ReadonlyMap<string, string> {
  return new Map(
    v.parse(LISTED, JSON.parse(listed)).map(({ name, version }) => [name.toLowerCase(), version]),
  )
}
