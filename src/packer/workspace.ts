import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { UserError } from '../errors/problem.ts'
import type { Assets } from '../render/cloud-config.ts'
import type { RenderedFiles } from '../render/render.ts'
import type { RunContext } from '../runner/runner.ts'
import { writeArchive } from '../workspace/archive.ts'

/** Where the files of a run are, as absolute paths. */
export interface RenderedPaths {
  readonly cloudConfig: string
  readonly userData: string
  readonly template: string
  readonly variables: string
  /** What goes from the workspace to the builder. */
  readonly fromWorkspace: string
}

export interface BuildPaths extends RenderedPaths {
  readonly manifest: string
  readonly imageFacts: string
  /** Environment lines for Dask. */
  readonly daskConfig: string
  /** A requirements file for clients. */
  readonly clientRequirements: string
  /** Directory of the logs. */
  readonly logs: string
}

/** The names of the files of a bake, in one directory with Packer's constant template and scripts. */
export function buildPaths(directory: string): BuildPaths {
  return {
    cloudConfig: join(directory, 'cloud-config.yml'),
    userData: join(directory, 'user-data.mime'),
    template: join(directory, 'bake.pkr.hcl'),
    variables: join(directory, 'bake.pkrvars.json'),
    fromWorkspace: join(directory, 'from-workspace.tar'),
    manifest: join(directory, 'manifest.json'),
    imageFacts: join(directory, 'dask-image.json'),
    daskConfig: join(directory, 'dask-config.env'),
    clientRequirements: join(directory, 'client-requirements.txt'),
    logs: join(directory, 'logs'),
  }
}

/** The directory of a run: `output-dir` against the workspace, else a new one under the runner's temporary directory. */
export function outputDirectory(outputDir: string | undefined, context: RunContext): string {
  if (outputDir === undefined) return join(context.tempDirectory, `bake-dask-ami-${randomUUID()}`)
  return isAbsolute(outputDir) ? outputDir : resolve(context.workspace, outputDir)
}

/** Reads the constant texts that are rendered into the user data. */
export async function readAssets(templateDirectory: string): Promise<Assets> {
  const [prepareScript, dockerKey, nvidiaKey] = await Promise.all([
    readFile(join(templateDirectory, 'prepare.sh'), 'utf8'),
    readFile(join(templateDirectory, 'docker.asc'), 'utf8'),
    readFile(join(templateDirectory, 'nvidia.asc'), 'utf8'),
  ])
  return { prepareScript, dockerKey, nvidiaKey }
}

/** Packer's constant template and the scripts beside it, as one text. */
export async function readTemplate(templateDirectory: string): Promise<string> {
  const names = await constantFiles(templateDirectory)
  const texts = await Promise.all(names.map((name) => readFile(join(templateDirectory, name), 'utf8')))
  return names.map((name, index) => `${name}\n${texts[index]}`).join('\n')
}

/** The paths of the template, its scripts and the files of the image, below the directory of the template. */
async function constantFiles(templateDirectory: string): Promise<string[]> {
  const entries = await readdir(templateDirectory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(templateDirectory, join(entry.parentPath, entry.name)))
    .filter((name) => /^[^/]*\.(?:hcl|sh)$|^image\//.test(name))
    .sort()
}

async function copyInto(directory: string, templateDirectory: string, name: string): Promise<void> {
  await mkdir(dirname(join(directory, name)), { recursive: true })
  await copyFile(join(templateDirectory, name), join(directory, name))
}

/** Writes the variables of a further attempt in the place of the earlier one's; the other files are the same. */
export async function rewriteVariables(paths: BuildPaths, rendered: RenderedFiles): Promise<void> {
  await writeFile(paths.variables, rendered.variables, { mode: 0o600 })
}

/**
 * Writes the rendered files and copies the template beside them. Readable by the owner alone: user data may hold
 * what a company keeps to itself.
 *
 * @throws UserError when the directory cannot be made or written to, or is the kernel's
 */
export async function writeWorkspace(
  directory: string,
  templateDirectory: string,
  rendered: RenderedFiles,
): Promise<BuildPaths> {
  // Below /proc Node's recursive mkdir never ends: the parent exists, and making a directory says ENOENT all the same.
  if (/^\/(?:proc|sys)(?:\/|$)/.test(resolve(directory))) throw unwritable(directory, { code: 'EPERM' })
  try {
    return await write(directory, templateDirectory, rendered)
  } catch (error) {
    throw unwritable(directory, error)
  }
}

/** Errors of a path that a user can fix; anything else is none of theirs (errno(3)). */
const PATH_ERRORS = [
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]

function unwritable(directory: string, error: unknown): unknown {
  const code = String((error as NodeJS.ErrnoException).code)
  if (!PATH_ERRORS.includes(code)) return error
  return new UserError(
    [
      {
        code: 'invalid-input',
        what: `The files of the run cannot be written to '${directory}' (${code}).`,
        remedy:
          "Let input 'output-dir' name a directory that the user of the runner may write to, or a path where one can be made; left out, one is made below RUNNER_TEMP.",
      },
    ],
    { cause: error },
  )
}

async function write(
  directory: string,
  templateDirectory: string,
  rendered: RenderedFiles,
): Promise<BuildPaths> {
  const paths = buildPaths(directory)
  await mkdir(paths.logs, { recursive: true, mode: 0o700 })
  const constant = await constantFiles(templateDirectory)
  await Promise.all([
    ...constant.map((name) => copyInto(directory, templateDirectory, name)),
    writeFile(paths.cloudConfig, rendered.cloudConfig, { mode: 0o600 }),
    writeFile(paths.userData, rendered.userData, { mode: 0o600 }),
    writeFile(paths.variables, rendered.variables, { mode: 0o600 }),
    writeArchive(paths.fromWorkspace, rendered),
  ])
  return paths
}
