import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Architecture, Image } from '../../aws/cloud.ts'
import { buildPaths, readAssets, readTemplate } from '../../packer/workspace.ts'
import { archiveSuites, type SurveyedArchive } from '../../plan/archives.ts'
import { type ContentFacts, contentsPlan, type Fingerprint, fingerprintOf } from '../../plan/fingerprint.ts'
import type { Plan } from '../../plan/plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { surveyArchives } from '../../preflight/archives.ts'
import type { ContentPorts } from '../../preflight/contents.ts'
import { loginFor } from '../../registry/access.ts'
import type { RegistryLogin } from '../../registry/container-image.ts'
import { containerImage } from '../../registry/image.ts'
import { render } from '../../render/render.ts'

/** Where the files are that belong to a bake. */
interface Directories {
  readonly templateDirectory: string
  /** Paths in inputs start here. */
  readonly workspace: string
}

/**
 * The fingerprint of the image that a bake of the request would make.
 *
 * @throws UserError when the user data is larger than EC2 takes
 */
export async function fingerprint(
  request: BakeRequest,
  contents: ContentFacts,
  { templateDirectory, workspace }: Directories,
): Promise<Fingerprint> {
  const plan = contentsPlan(request)
  const { userData, variables, dockerfile } = render(
    plan,
    await readAssets(templateDirectory),
    buildPaths('/'),
  )
  const rendered = {
    'user data': userData,
    "Packer's variables": variables,
    "Packer's template": await readTemplate(templateDirectory),
    ...(plan.environment === undefined ? {} : { 'build of the environment': dockerfile ?? '' }),
  }
  return fingerprintOf(plan, contents, rendered, await smokeTestOf(request, plan, workspace))
}

/** What decides how a request smoke-tests its image, other than limits of time. */
async function smokeTestOf(
  request: BakeRequest,
  { cluster: { gpu, envVars, dockerArgs } }: Plan,
  workspace: string,
): Promise<unknown> {
  const { smokeTest, smokeWorkers, smokeInstanceType, smokeScript } = request
  const { smokeInitializationRate, smokeVolumeThroughput } = request
  if (!smokeTest) return undefined
  const script = smokeScript === undefined ? undefined : await scriptText(resolve(workspace, smokeScript))
  const volume = { smokeInitializationRate, smokeVolumeThroughput }
  return { smokeWorkers, smokeInstanceType, gpu, envVars, dockerArgs, script, ...volume }
}

/** Null when it cannot be read, which the survey of a bake reports. */
async function scriptText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}

/** What asks the account, registries and archives about the contents of an image. */
export function contentPorts(
  request: BakeRequest,
  cloud: ContentPorts['cloud'],
  logins: readonly RegistryLogin[],
): ContentPorts {
  return {
    cloud,
    containerImage: (image, architecture) => containerImage(image, architecture, loginFor(image, logins)),
    archives: (source, architecture) => archivesOf(request, source, architecture),
  }
}

/** Asks the archives that apt reads in a bake of the request on a source AMI. */
async function archivesOf(
  request: BakeRequest,
  source: Image,
  architecture: Architecture,
): Promise<readonly SurveyedArchive[]> {
  const suites = archiveSuites(contentsPlan(request).install, source.name, architecture)
  if (suites !== undefined) return surveyArchives(suites)
  const why = `the name of the source AMI (${source.name}) names no release of Ubuntu`
  return [{ name: 'the archives of the source AMI', state: 'unknown', why }]
}
