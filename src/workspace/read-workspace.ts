import { resolve } from 'node:path'
import { UserError } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { Placement } from '../inputs/workspace-grammar.ts'
import type { BakeRequest, PlacedFile, TextFile } from '../plan/workspace-contents.ts'
import { readClientEnvironment } from './client-environment.ts'
import { requireBounds } from './context.ts'
import { readEnvironment } from './environment.ts'
import { everyProblem, locate, type Named, readText, sha256Of, unusable } from './workspace-file.ts'

/** The largest script or cloud-config that is read, in bytes. */
const MOST_SCRIPT_BYTES = 1_000_000

/**
 * Reads what the inputs of a request name in the workspace.
 *
 * @param workspace absolute, or relative to the directory of the process
 * @throws UserError with every file that cannot be used
 */
export async function readWorkspace(request: Request, workspace: string): Promise<BakeRequest> {
  const root = resolve(workspace)
  const { environment, setupScript, cloudInit, clientEnvironment } = request
  const readings = {
    environment: given(environment, (path) => readEnvironment(root, path, request.dockerImage !== undefined)),
    setupScript: given(setupScript, (path) =>
      readTextFile(root, { input: 'setup-script', path }, MOST_SCRIPT_BYTES),
    ),
    cloudInit: given(cloudInit, (path) =>
      readTextFile(root, { input: 'cloud-init', path }, MOST_SCRIPT_BYTES),
    ),
    files: readPlacements(root, request.files),
    clientEnvironment: given(clientEnvironment, (path) => readClientEnvironment(root, path, request)),
  }
  const problems = await everyProblem(Object.values(readings))
  if (problems.length > 0) throw new UserError(problems)
  return {
    ...request,
    fromWorkspace: {
      environment: await readings.environment,
      setupScript: await readings.setupScript,
      cloudInit: await readings.cloudInit,
      files: await readings.files,
      clientEnvironment: await readings.clientEnvironment,
    },
  }
}

async function given<T>(
  path: string | undefined,
  read: (path: string) => Promise<T>,
): Promise<T | undefined> {
  return path === undefined ? undefined : read(path)
}

async function readTextFile(workspace: string, named: Named, mostBytes: number): Promise<TextFile> {
  const { text } = await readText(workspace, named, mostBytes)
  return { path: named.path, text }
}

async function readPlacements(workspace: string, placements: readonly Placement[]): Promise<PlacedFile[]> {
  const read = placements.map((placement) => readPlacement(workspace, placement, placements))
  const problems = await everyProblem(read)
  if (problems.length > 0) throw new UserError(problems)
  const files = await Promise.all(read)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  requireBounds(files.length, bytes, { input: 'files', path: placements.map(({ from }) => from).join(', ') })
  return Promise.all(files.map(async (file) => ({ ...file, sha256: await sha256Of(file.source) })))
}

async function readPlacement(
  workspace: string,
  { from, to }: Placement,
  all: readonly Placement[],
): Promise<Omit<PlacedFile, 'sha256'>> {
  const named = { input: 'files', path: from }
  const { source, kind, size, mode } = await locate(workspace, named)
  if (kind !== 'file') throw unusable(named, 'which is a directory and not a file')
  const twice = all.filter((other) => other.to === to)
  if (twice.length > 1 && twice[0]?.from !== from)
    throw unusable(named, `for ${to}, which another line names too`)
  return { path: from, destination: to, source, size, mode }
}
