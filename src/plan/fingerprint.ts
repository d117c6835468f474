import { createHash } from 'node:crypto'
import type { Facts } from './facts.ts'
import { assumedPlan } from './make-plan.ts'
import type { Plan } from './plan.ts'
import type { BakeRequest, EnvironmentKind, FileContent } from './workspace-contents.ts'

/** Raised when something decides the image that is not among the parts, such as a change of how they are used. */
const VERSION = 1
/** How much of a part's hash is kept: enough to see that it differs, because the tags of a snapshot have little room. */
const PART_LENGTH = 12

/** The name among the parts of how the image is smoke-tested: it is recorded, but does not decide the contents. */
export const SMOKE_TEST = 'smoke test'

/** What decides the contents of an image. Images with the same value are alike. */
export interface Fingerprint {
  /** SHA-256 in hexadecimal; undefined when something could not be asked. */
  readonly value: string | undefined
  /** What each part is of, for a person, and the beginning of its own hash; also that of the smoke test, if one is asked for. */
  readonly parts: Readonly<Record<string, string>>
  /** Sentences that say what could not be asked, and why. */
  readonly unknown: readonly string[]
}

/** The facts that decide the contents of an image. */
export type ContentFacts = Pick<Facts, 'source' | 'sourceParameter' | 'containerImages' | 'archives'>

/**
 * The plan of a request as far as it decides the contents of the image: what is of the run, the account or the network has the
 * same value for all requests. So has the source AMI, which the account says.
 */
export function contentsPlan(request: BakeRequest): Plan {
  const plan = assumedPlan(request, { now: new Date(0), runId: '', runUuid: '', repository: undefined })
  return {
    ...plan,
    ...{
      region: '',
      family: '',
      repository: undefined,
      amiName: '',
      amiNameIsGiven: false,
      amiDescription: '',
    },
    ...{ imageTags: {}, runTags: {}, source: { id: undefined, query: undefined } },
    builder: {
      ...{ instanceType: '', spot: false, unlimitedCredits: false, instanceProfile: undefined },
      ...{ vpc: undefined, subnet: undefined, zone: undefined, associatePublicIp: undefined },
      ...{ securityGroups: [], volume: { deviceName: '', size: request.volumeSize ?? 0 } },
      encryption: plan.builder.encryption,
    },
    ssh: { username: '', interface: 'public_ip', timeoutMinutes: 0, sources: [] },
    install: { ...plan.install, powerOffMinutes: 0 },
    ...{ timeoutMinutes: 0, furtherLaunches: [], warnings: [] },
    // A part of its own, so that it alone is named when it changes.
    environment: plan.environment && { ...plan.environment, path: '', hash: '' },
    dockerImage: plan.environment === undefined ? plan.dockerImage : '',
    cloudInit: undefined,
  }
}

/**
 * The fingerprint of an image.
 *
 * @param plan the plan of its contents
 * @param rendered texts that were rendered from that plan, and constant ones: what they are, for a person, and the text
 * @param smokeTest what decides how the image is smoke-tested; undefined when no smoke test is asked for
 */
export function fingerprintOf(
  plan: Plan,
  { source, containerImages, archives }: ContentFacts,
  rendered: Readonly<Record<string, string>>,
  smokeTest: unknown,
): Fingerprint {
  const { install, builder } = plan
  const known: [string, unknown][] = [
    ['source AMI', source?.id],
    ['container images', [plan.dockerImage, ...plan.extraDockerImages]],
    ['packages', install.packages],
    ["Docker's source", install.dockerSource],
    ["NVIDIA's driver", install.nvidiaDriver],
    ['automatic upgrades', install.automaticUpgrades],
    ['start', install.start],
    ['encryption', builder.encryption],
    ['volume size', builder.volume.size],
    ['GPU checks', plan.gpuChecks],
    ...workspaceParts(plan),
    ...Object.entries(rendered),
  ]
  const unknown: string[] = source === undefined ? ['There is no source AMI.'] : []
  unknown.push(...(plan.fromWorkspace.environment?.unknownImages ?? []).map((why) => `${why}.`))
  for (const image of containerImages) {
    if (image.state === 'found') known.push([`digest of ${image.reference}`, image.platformDigest])
    else unknown.push(`The digest of ${image.reference} is not known: ${image.why}.`)
  }
  for (const archive of archives) {
    if (archive.state === 'found') known.push([`archive ${archive.name}`, archive.digest])
    else unknown.push(`The packages of ${archive.name} are not known: ${archive.why}.`)
  }
  const parts = known.map(([name, value]) => [name, hashOf(value)] as const)
  const recorded = smokeTest === undefined ? parts : [...parts, [SMOKE_TEST, hashOf(smokeTest)] as const]
  return {
    value: unknown.length > 0 ? undefined : sha256(JSON.stringify([VERSION, parts])),
    parts: Object.fromEntries(recorded.map(([name, hash]) => [name, hash.slice(0, PART_LENGTH)])),
    unknown,
  }
}

/** How a part is called that is an environment. */
const ENVIRONMENTS: Readonly<Record<EnvironmentKind, string>> = {
  requirements: 'requirements.txt',
  pylock: 'pylock.toml',
  'uv-lock': 'uv.lock',
  conda: 'environment.yml',
  dockerfile: 'Dockerfile',
}

/** What the inputs name in the workspace; nothing where none does. */
function workspaceParts({ environment, fromWorkspace }: Plan): [string, unknown][] {
  const { environment: source, setupScript, cloudInit, files } = fromWorkspace
  const parts: [string, unknown][] = []
  if (environment !== undefined && source !== undefined)
    parts.push([`environment (${ENVIRONMENTS[source.kind]})`, [source.hash, environment.secretNames]])
  if (setupScript !== undefined) parts.push(['setup script', setupScript.text])
  if (cloudInit?.part !== undefined) parts.push(['cloud-init', cloudInit.part])
  if (files.length > 0)
    parts.push(['files', files.map(({ destination, ...file }) => [destination, contentOf(file)])])
  return parts
}

function contentOf(file: Pick<FileContent, 'mode' | 'sha256'> | { readonly link: string }): unknown {
  return 'link' in file ? file.link : [file.mode, file.sha256]
}

/** The names of the parts that are not the same in two fingerprints. */
export function changedParts(before: Fingerprint['parts'], now: Fingerprint['parts']): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => before[name] !== now[name],
  )
}

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value ?? null))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
