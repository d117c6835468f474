import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { amiName, region, roleArn } from '../inputs/aws-grammar.ts'
import { type Parser, Refusal } from '../inputs/input.ts'
import { type ProcessIdentity, processIdentity } from '../process/identity.ts'
import type { Runner } from './runner.ts'

// The state lies in a file on the runner between the steps, and other steps of the job run meanwhile. So nothing of it is
// believed by what it says: not as a filter of EC2, where `*` and `?` are wildcards, nor as a process or a path of ours.

type State = Pick<Runner, 'state'>

/** What the main step has saved of its run before it made anything. */
export interface SavedRun {
  readonly runUuid: string
  readonly amiName: string
  readonly regions: readonly string[]
}

/** As `randomUUID` makes them: RFC 9562, version 4. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const MOST_REGIONS = 50

/**
 * The run of the main step; undefined when it had not begun any.
 *
 * @throws Error when a value is none that the main step saves; nothing must be removed then
 */
export function savedRun(runner: State): SavedRun | undefined {
  const runUuid = runner.state('run-uuid')
  if (runUuid === '') return undefined
  if (!UUID.test(runUuid)) throw forged('run-uuid')
  const regions = runner.state('regions').split(',')
  if (regions.length > MOST_REGIONS) throw forged('regions')
  return {
    runUuid,
    amiName: checked('ami-name', runner.state('ami-name'), amiName),
    regions: regions.map((name) => checked('regions', name, region)),
  }
}

/** The role of the main step; undefined when it had none. @throws Error when it is no role's ARN */
export function savedRole(runner: State): string | undefined {
  const role = runner.state('role')
  return role === '' ? undefined : checked('role', role, roleArn)
}

/**
 * The id of a process that the main step saved, if that runs: its command line matches, and it started when the saved one
 * did.
 *
 * @param name of the process, as `saveProcess` took it
 */
export function savedProcess(
  name: string,
  commandLine: RegExp,
  runner: State,
  identify: (pid: number) => ProcessIdentity | undefined = processIdentity,
): number | undefined {
  const text = runner.state(`${name}-pid`)
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) <= 1) return undefined
  const found = identify(Number(text))
  const same = found !== undefined && found.started === runner.state(`${name}-started`)
  return same && commandLine.test(found.commandLine) ? Number(text) : undefined
}

/**
 * A directory that the main step saved to have it removed, if it is one that we made: of a name as we give them, right
 * below the place where we make them, no link, and owned by the user of this process. Undefined when none was
 * saved or it is gone already.
 *
 * @throws Error when it is another's
 */
export async function savedDirectory(
  key: string,
  name: RegExp,
  place: string,
  runner: State,
): Promise<string | undefined> {
  const path = runner.state(key)
  if (path === '') return undefined
  // Not a slash at the end either: it would follow a link.
  if (path !== join(place, basename(path)) || !name.test(basename(path))) throw forged(key)
  const found = await lstat(path).catch(() => undefined)
  if (found === undefined) return undefined
  if (!found.isDirectory() || found.uid !== process.getuid?.()) throw forged(key)
  return path
}

function checked<T>(key: string, raw: string, parser: Parser<T>): T {
  const value = parser(raw)
  if (value instanceof Refusal) throw forged(key)
  return value
}

function forged(key: string): Error {
  return new Error(
    `the saved '${key}' is none that the main step saves, so something else of this job has written to its state. Nothing is removed by it`,
  )
}
