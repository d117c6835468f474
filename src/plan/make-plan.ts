import type { Problem } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import { checkFacts } from './checks/launch.ts'
import { warnings } from './checks/warnings.ts'
import { cloudInitWarnings } from './cloud-init/read.ts'
import { clusterPlan } from './cluster.ts'
import { ENVIRONMENT_GIB, neededDisk } from './disk.ts'
import { environmentPlan, imageOf } from './environment.ts'
import { type Facts, surveyedType } from './facts.ts'
import { hasNvidiaGpu } from './gpus.ts'
import { installOf } from './install.ts'
import { type Candidate, candidates } from './launches.ts'
import { type Lookups, lifecycles, lookupsOf, variantOf } from './lookups.ts'
import type { Launch, Plan } from './plan.ts'
import { smokePlan } from './smoke-test.ts'
import { imageTags, runTags, type Tagged } from './tags.ts'
import { buildMinutes, smokeMinutes } from './time-limits.ts'
import type { Variant } from './variants/variant.ts'
import type { Volume } from './volume.ts'
import type { BakeRequest } from './workspace-contents.ts'

/** How much longer than the build the builder may live when nobody is left to end it. */
const POWER_OFF_SLACK_MINUTES = 30

/** Decides everything about the bake of a request in an account, or names every reason why it cannot work. */
export function makePlan(request: BakeRequest, lookups: Lookups, facts: Facts): Plan | Problem[] {
  const { launches, problems } = candidates(request, lookups, facts)
  const general = checkFacts(request, lookups, facts)
  const [first, ...further] = launches
  if (first === undefined) return [...problems, ...general]
  if (general.length > 0) return general
  const plan = decide(request, lookups, facts, [first, ...further])
  const leftOut = problems.map(({ what }) => `Left out of the launches that are tried: ${what}`)
  return { ...plan, warnings: [...plan.warnings, ...leftOut] }
}

/** The family of the image that a request bakes. */
export function imageFamily({ family, variant }: Pick<Request, 'family' | 'variant'>): string {
  return family ?? `dask-${variant}`
}

/**
 * The plan of `mode: render`: what is known without asking the account. The source AMI stays a query, and the root
 * device is the one that Canonical's images have.
 */
export function assumedPlan(
  request: BakeRequest,
  facts: Pick<Facts, 'now' | 'runId' | 'runUuid' | 'repository'>,
): Plan {
  const none = {
    source: undefined,
    defaultVpc: undefined,
    subnets: [],
    types: [],
    quotas: [],
    unreachedQuotas: [],
  }
  const rest = {
    credentials: { kind: 'none' } as const,
    containerImages: [],
    archives: [],
    missingSpotPermissions: [],
    securityGroups: [],
    missingSecurityGroups: [],
    runnerAddresses: [],
    encryptsByDefault: undefined,
    imageWithSameName: undefined,
  }
  const lookups = lookupsOf(request)
  const [type] = lookups.instanceTypes
  const [lifecycle = 'on-demand'] = lifecycles(request)
  const first = { type, lifecycle, subnet: undefined }
  return decide(request, lookups, { ...facts, ...none, ...rest, sshSources: request.allowCidr }, [first])
}

function decide(
  request: BakeRequest,
  { source }: Lookups,
  facts: Facts,
  [first, ...further]: readonly [Candidate, ...Candidate[]],
): Plan {
  const variant = variantOf(request)
  const dockerImage = imageOf(request)
  const environment = environmentPlan(request)
  const family = imageFamily(request)
  const amiName = request.amiName ?? generatedName(family, facts)
  const size = request.volumeSize ?? volumeSize(request, facts)
  const volume = { deviceName: facts.source?.rootDeviceName ?? '/dev/sda1', size }
  const sourceAmi = facts.source?.id ?? request.sourceAmi
  const powerOffMinutes = buildMinutes(request) + POWER_OFF_SLACK_MINUTES
  const tagged = taggedOf(request, facts, { amiName, family, dockerImage, sourceAmi }, powerOffMinutes)
  const tags = runTags(request, tagged)
  const launchOf = (candidate: Candidate) => decideLaunch(request, facts, candidate, volume, tags)
  const launch = launchOf(first)
  return {
    ...launch,
    region: request.region,
    variant: request.variant,
    family,
    repository: facts.repository,
    baked: facts.now,
    amiName,
    amiNameIsGiven: request.amiName !== undefined,
    amiDescription: request.amiDescription ?? description(dockerImage, facts.source?.name ?? sourceAmi),
    fingerprint: facts.fingerprint,
    imageTags: imageTags(request, tagged),
    runTags: tags,
    runUuid: facts.runUuid,
    source: { id: sourceAmi, query: 'query' in source ? source.query : undefined },
    ssh: sshOf(request, facts, variant),
    cloudInit: request.fromWorkspace.cloudInit?.part,
    install: installOf(request, request.dockerSource ?? variant.dockerSource(request), powerOffMinutes),
    dockerImage,
    environment,
    fromWorkspace: request.fromWorkspace,
    extraDockerImages: request.extraDockerImages.map(({ text }) => text),
    timeoutMinutes: buildMinutes(request),
    furtherLaunches: further.map(launchOf),
    warnings: [
      ...warnings(request, facts, volume, launch.gpuChecks),
      ...cloudInitWarnings(request.fromWorkspace.cloudInit, environment?.baseImage ?? dockerImage),
    ],
  }
}

function taggedOf(
  request: BakeRequest,
  { now, runUuid, repository, fingerprint }: Facts,
  names: Pick<Tagged, 'amiName' | 'family' | 'dockerImage' | 'sourceAmi'>,
  powerOffMinutes: number,
): Tagged {
  const expires = new Date(now.getTime() + (powerOffMinutes + smokeTestMinutes(request)) * 60_000)
  return { ...names, runUuid, repository, baked: now, fingerprint: fingerprint?.value, expires }
}

function sshOf(request: BakeRequest, facts: Facts, variant: Variant): Plan['ssh'] {
  return {
    username: request.sshUsername,
    interface: request.sshInterface,
    // A builder that cannot be reached is named as such; the build's own deadline could only say where it was.
    timeoutMinutes: Math.min(variant.sshTimeoutMinutes, Math.floor(buildMinutes(request) / 2)),
    sources: facts.sshSources,
  }
}

function decideLaunch(
  request: BakeRequest,
  facts: Facts,
  { type, lifecycle, subnet }: Candidate,
  volume: Volume,
  tags: Plan['runTags'],
): Launch {
  const variant = variantOf(request)
  const spot = lifecycle === 'spot'
  const cluster = clusterPlan(request, { type, usesGpu: variant.usesGpu }, subnet, facts.types)
  return {
    builder: {
      instanceType: type,
      spot,
      // The plugin rejects unlimited credits on a spot instance.
      unlimitedCredits: !spot && (surveyedType(facts, type)?.burstable ?? /^t\d/.test(type)),
      instanceProfile: request.iamInstanceProfile,
      volume,
      encryption: request.encrypt ? { kmsKey: request.kmsKeyId } : undefined,
      vpc: subnet?.vpc,
      subnet: subnet?.id ?? request.subnetId,
      zone: subnet?.zone,
      associatePublicIp:
        request.associatePublicIp ?? (request.sshInterface === 'public_ip' ? true : undefined),
      securityGroups: request.securityGroupIds,
    },
    gpuChecks: gpuChecksOf(variant, type, facts),
    cluster,
    smoke: smokePlan(request, cluster, facts, tags),
  }
}

/** How long a smoke test may take after the build: its own time and that of ending its cluster. */
function smokeTestMinutes(request: BakeRequest): number {
  return request.smokeTest ? smokeMinutes(request) + POWER_OFF_SLACK_MINUTES : 0
}

/** How much of the run's id a made-up name takes: GitHub's has about 14 characters, other runners' are not known. */
const LONGEST_RUN_ID = 42

/**
 * `dask-cpu-20261124-031500-<run id>-<attempt>-7c9e6679`: sorts by time. Its end is of this step's own UUID, because all jobs
 * of a matrix have the same run id and attempt. At most 128 characters of EC2's set, as a family has at most 60.
 */
function generatedName(family: string, facts: Facts): string {
  const time = facts.now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const run = facts.runId.replace(/[^A-Za-z0-9-]/g, '-').slice(0, LONGEST_RUN_ID)
  return [family, time, ...(run === 'local' ? [] : [run]), facts.runUuid.slice(0, 8)].join('-')
}

function description(dockerImage: string, source: string | undefined): string {
  return `Dask image ${dockerImage}${source === undefined ? '' : ` on ${source}`}`.slice(0, 255)
}

/** The root volume in GiB: what the images need where that is known, else at least the variant's own. */
function volumeSize(request: BakeRequest, facts: Facts): number {
  const source = facts.source?.rootVolumeSize ?? 0
  const { environment } = request.fromWorkspace
  const known = (environment?.unknownImages ?? []).length === 0
  const images = known ? neededDisk(source, facts.containerImages) : undefined
  return (
    (images ?? Math.max(variantOf(request).volumeSize, source)) +
    (environment === undefined ? 0 : ENVIRONMENT_GIB)
  )
}

function gpuChecksOf(variant: Variant, instanceType: string, facts: Facts): Plan['gpuChecks'] {
  if (!variant.usesGpu) return 'none'
  return hasNvidiaGpu(instanceType, surveyedType(facts, instanceType)?.gpuManufacturers) ? 'full' : 'skipped'
}
