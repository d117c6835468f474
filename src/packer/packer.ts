import { readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { messageOf } from '../errors/message.ts'
import type { InstalledPacker } from '../packer-install/install.ts'
import type { RegistryLogin } from '../registry/container-image.ts'
import type { Runner } from '../runner/runner.ts'
import { type BuildCommand, type BuildResult, runPacker } from './build.ts'
import { type CollectedLog, takeApart } from './collected-logs.ts'
import { dockerConfig } from './docker-config.ts'
import { invalidResult } from './foreign-file.ts'
import { type ImageFacts, readImageFacts } from './image-facts.ts'
import { readManifest } from './manifest.ts'
import type { BuildPaths } from './workspace.ts'

/** What a successful `packer build` left behind. */
export interface Artifacts {
  /** In the Region of the bake. */
  readonly ami: string
  readonly facts: ImageFacts
}

/** Which of the builds of one bake it is, counted from 1, and the time that it has. */
export interface Attempt extends Pick<BuildCommand, 'credentialsExpired'> {
  readonly number: number
  readonly timeoutMinutes: number
}

/** What the builder gets in memory alone. */
export interface BuildSecrets {
  /** Of container registries. */
  readonly logins: readonly RegistryLogin[]
  /** By the names of the variables of the installer; undefined when there are none. */
  readonly environmentSecrets: Readonly<Record<string, string>> | undefined
}

/** How a build ended, and what the builder's own logs say. */
export interface BuildEnd extends BuildResult {
  /** What Packer printed, but for those logs. */
  readonly lines: readonly string[]
  readonly builderLogs: readonly CollectedLog[]
}

/**
 * Runs `packer build` for a plan whose files are written; the builder's own logs are kept when it fails.
 *
 * Packer leaves the content of an uploaded file, which holds the logins, in its temporary directory. So it gets one of
 * its own, which is removed with it; after a cancelled step, in which Packer goes on, by the post step.
 */
export async function build(
  attempt: Attempt,
  { logins, environmentSecrets }: BuildSecrets,
  paths: BuildPaths,
  packer: InstalledPacker,
  runner: Runner,
): Promise<BuildEnd> {
  const temporary = await runner.state.makeDirectory('packer-temporary', runner.context.tempDirectory)
  const result = await run(attempt, { logins, environmentSecrets }, paths, packer, runner, temporary)
  if (result.ending !== 'cancelled') {
    await rm(temporary, { recursive: true, force: true })
    // The step's log shows Packer's colours; a file is for editors. A cancelled Packer goes on writing to its own.
    await keepLog(logName('packer', attempt.number), `${result.lines.join('\n')}\n`, paths, runner)
  }
  const { own, logs } = takeApart(result.lines)
  for (const log of logs) await keepLog(log.name, log.text, paths, runner)
  return { ...result, lines: own, builderLogs: logs }
}

/** Writes a log for who wants to read it later; a full disk must not fail a good bake over it. */
async function keepLog(
  name: string,
  text: string,
  { logs }: BuildPaths,
  runner: Pick<Runner, 'warning'>,
): Promise<void> {
  try {
    await writeFile(join(logs, name), text)
  } catch (error) {
    runner.warning(`${name} could not be kept (${messageOf(error)}).`)
  }
}

async function run(
  { number, timeoutMinutes, credentialsExpired }: Attempt,
  { logins, environmentSecrets }: BuildSecrets,
  paths: BuildPaths,
  packer: InstalledPacker,
  runner: Runner,
  temporary: string,
): Promise<BuildResult> {
  // Both we and Packer append to what is there, and an output directory may have been used before.
  const logFile = logName('packer', number)
  const old = number > 1 ? [logFile] : await earlierLogs(paths.logs)
  const left = [paths.manifest, paths.imageFacts, ...old.map((name) => join(paths.logs, name))]
  await Promise.all(left.map((path) => rm(path, { force: true })))
  return runPacker(
    {
      argv: [packer.packer, 'build', `-var-file=${paths.variables}`, paths.template],
      workingDirectory: dirname(paths.template),
      environment: {
        ...environment(join(paths.logs, logName('packer-debug', number)), packer, runner),
        TMPDIR: temporary,
        PKR_VAR_docker_config: dockerConfig(logins),
        ...(environmentSecrets === undefined
          ? {}
          : { PKR_VAR_environment_secrets: JSON.stringify({ secrets: environmentSecrets }) }),
      },
      logFile: join(paths.logs, logFile),
      timeoutMinutes,
      credentialsExpired,
    },
    runner,
  )
}

/**
 * Reads what a successful build left behind.
 *
 * @throws UserError `invalid-build-result` when it cannot be what a build in that Region leaves
 */
export async function readArtifacts(paths: BuildPaths, region: string): Promise<Artifacts> {
  const [amis, facts] = await Promise.all([readManifest(paths.manifest), readImageFacts(paths.imageFacts)])
  const ami = amis[region]
  if (ami === undefined) throw invalidResult(`Packer's manifest names no AMI in ${region}`)
  if (Object.keys(amis).length > 1)
    throw invalidResult(
      `Packer's manifest names AMIs in further Regions, and it was baked in ${region} alone`,
    )
  return { ami, facts }
}

/** `packer.log` of the first attempt, `packer-2.log` of the second. */
function logName(stem: string, attempt: number): string {
  return attempt === 1 ? `${stem}.log` : `${stem}-${attempt}.log`
}

/** Packer's logs of whatever was baked in the directory before. */
async function earlierLogs(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => /^packer(?:-debug)?(?:-\d+)?\.log$/.test(name))
}

function environment(debugLog: string, packer: InstalledPacker, runner: Runner): Record<string, string> {
  return {
    ...runner.context.environment,
    CHECKPOINT_DISABLE: '1',
    ...(packer.pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: packer.pluginPath }),
    ...(runner.context.debug ? { PACKER_LOG: '1', PACKER_LOG_PATH: debugLog } : {}),
  }
}
