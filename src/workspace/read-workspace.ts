import { resolve } from 'node:path'
import { problem, UserError } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import { type CloudInit, readCloudInit } from '../plan/cloud-init/read.ts'
import { setupScriptProblems } from '../plan/setup-script.ts'
import type { BakeRequest, TextFile } from '../plan/workspace-contents.ts'
import { readClientEnvironment } from './client-environment.ts'
import { readEnvironment } from './environment.ts'
import { readPlacedFiles } from './placed-files.ts'
import { everyProblem, type Named, readText } from './workspace-file.ts'

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
    environment: given(environment, (path) => readEnvironment(root, path, request)),
    setupScript: given(setupScript, (path) => readSetupScript(root, path)),
    cloudInit: given(cloudInit, (path) => readCloudInitFile(root, path)),
    files: readPlacedFiles(root, request.files),
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

async function readSetupScript(workspace: string, path: string): Promise<TextFile> {
  const script = await readTextFile(workspace, { input: 'setup-script', path }, MOST_SCRIPT_BYTES)
  const wrong = setupScriptProblems(script.text)
  if (wrong.length > 0) throw rejected('setup-script-rejected', 'setup-script', path, wrong)
  return script
}

async function readCloudInitFile(workspace: string, path: string): Promise<CloudInit> {
  const { text } = await readText(workspace, { input: 'cloud-init', path }, MOST_SCRIPT_BYTES)
  const read = readCloudInit(text)
  if (read.problems.length > 0) throw rejected('cloud-init-rejected', 'cloud-init', path, read.problems)
  return read
}

function rejected(
  code: 'cloud-init-rejected' | 'setup-script-rejected',
  input: string,
  path: string,
  wrong: readonly string[],
): UserError {
  const what = `Input '${input}' names '${path}', which would break the bake. ${wrong.join(' ')}`
  return new UserError([problem(code, { what })])
}
