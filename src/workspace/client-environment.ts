import { UserError } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import { checkClient, pinnedVersions } from '../plan/client/check.ts'
import type { ClientLock } from '../plan/client/lock.ts'
import { LockError, readLock } from '../plan/client/read-lock.ts'
import { KNOWN_LOCKS, kindOf, MOST_LOCK_BYTES } from './environment.ts'
import { readText, unusable } from './workspace-file.ts'

/**
 * Reads the lock that input `client-environment` names, and compares it with the lock that input `environment` names, if it
 * names one: what the image will be is known by then.
 *
 * @param workspace its absolute path
 * @throws UserError `unusable-file`; `client-mismatch` for each difference of the two that breaks a client
 */
export async function readClientEnvironment(
  workspace: string,
  path: string,
  { environment }: Pick<Request, 'environment'>,
): Promise<ClientLock> {
  const lock = await readClientLock(workspace, path)
  const ofImage = environment === undefined ? undefined : await lockOfEnvironment(workspace, environment)
  const problems = ofImage === undefined ? [] : checkClient(lock, pinnedVersions(ofImage)).problems
  if (problems.length > 0) throw new UserError(problems)
  return lock
}

async function readClientLock(workspace: string, path: string): Promise<ClientLock> {
  const named = { input: 'client-environment', path }
  const kind = kindOf(path)
  if (kind === undefined || kind === 'dockerfile')
    throw unusable(named, 'whose name is not that of a lock', `Allowed: ${KNOWN_LOCKS}.`)
  const { text } = await readText(workspace, named, MOST_LOCK_BYTES)
  try {
    return readLock(kind, path, text)
  } catch (error) {
    if (error instanceof LockError)
      throw unusable(named, `and ${error.message}`, 'Name a lock that its tool has written.')
    throw error
  }
}

/** The lock of an environment; undefined where it is none, or is not readable: what is wrong with it, others say. */
async function lockOfEnvironment(workspace: string, path: string): Promise<ClientLock | undefined> {
  const kind = kindOf(path)
  if (kind === undefined || kind === 'dockerfile') return undefined
  try {
    const { text } = await readText(workspace, { input: 'environment', path }, MOST_LOCK_BYTES)
    return readLock(kind, path, text)
  } catch (error) {
    if (error instanceof UserError || error instanceof LockError) return undefined
    throw error
  }
}
