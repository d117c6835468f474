import type { Request } from '../inputs/catalogue.ts'
import { isProblem, type Problem } from '../problem.ts'
import { neededDisk } from './disk.ts'
import type { Facts, SurveyedSubnet } from './facts.ts'
import { hasNvidiaGpu } from './gpus.ts'
import { installOf } from './install.ts'
import { judgeFacts } from './judge.ts'
import { placement } from './placement.ts'
import type { Plan } from './plan.ts'
import { questions, variantOf } from './questions.ts'
import { judgeSmoke, smokePlan } from './smoke.ts'
import { imageTags, runTags, type Tagged } from './tags.ts'
import type { Variant } from './variants/variant.ts'
import { builderVolume } from './volume.ts'
import { warnings } from './warnings.ts'

/** How much longer than the build the builder may live when nobody is left to end it. */
const POWER_OFF_SLACK_MINUTES = 30

/** Decides everything about the bake of a request in an account, or names every reason why it cannot work. */
export function makePlan(request: Request, facts: Facts): Plan | Problem[] {
  const type = questions(request).instanceType
  const subnet = placement(request, type, facts)
  const problems = judgeFacts(request, type, facts)
  problems.push(...judgeSmoke(request, type, facts, isProblem(subnet) ? undefined : subnet))
  if (isProblem(subnet)) problems.push(subnet)
  return problems.length > 0 || isProblem(subnet) ? problems : decide(request, facts, subnet)
}

/**
 * The plan of `mode: render`: what is known without asking the account. The source AMI stays a query, and the root
 * device is the one that Canonical's images have.
 */
export function assumedPlan(
  request: Request,
  facts: Pick<Facts, 'now' | 'runId' | 'runUuid' | 'repository'>,
): Plan {
  const none = {
    source: undefined,
    defaultVpc: undefined,
    subnets: [],
    instanceType: undefined,
    zonesOffering: [],
  }
  const rest = {
    credentials: { kind: 'lasting' } as const,
    quota: undefined,
    containerImages: [],
    missingSpotRights: [],
    missingSecurityGroups: [],
    imageWithSameName: undefined,
  }
  return decide(request, { ...facts, ...none, ...rest, sshSources: request.allowCidr }, undefined)
}

function decide(request: Request, facts: Facts, subnet: SurveyedSubnet | undefined): Plan {
  const variant = variantOf(request)
  const { source, instanceType, containerImages } = questions(request)
  const dockerImage = containerImages[0]?.text ?? ''
  const amiName = request.amiName ?? generatedName(request, facts)
  const size = request.volumeSize ?? volumeSize(variant, facts)
  const volume = builderVolume(facts.source?.rootDeviceName ?? '/dev/sda1', size)
  const sourceAmi = facts.source?.id ?? request.sourceAmi
  const gpuChecks = gpuChecksOf(variant, instanceType, facts)
  const powerOffMinutes = request.buildTimeoutMinutes + POWER_OFF_SLACK_MINUTES
  const tagged: Tagged = {
    amiName,
    dockerImage,
    sourceAmi,
    runUuid: facts.runUuid,
    repository: facts.repository,
    expires: new Date(facts.now.getTime() + (powerOffMinutes + proofMinutes(request)) * 60_000),
  }
  return {
    region: request.region,
    variant: request.variant,
    amiName,
    amiDescription: request.amiDescription ?? description(dockerImage, facts.source?.name ?? sourceAmi),
    imageTags: imageTags(request, tagged),
    runTags: runTags(request, tagged),
    runUuid: facts.runUuid,
    source: { id: sourceAmi, query: 'query' in source ? source.query : undefined },
    builder: {
      instanceType,
      spot: request.spot,
      // The plugin refuses unlimited credits on a spot instance.
      unlimitedCredits: !request.spot && (facts.instanceType?.burstable ?? /^t\d/.test(instanceType)),
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
    ssh: {
      username: request.sshUsername,
      interface: request.sshInterface,
      // A builder that cannot be reached is named as such; the build's own deadline could only say where it was.
      timeoutMinutes: Math.min(variant.sshTimeoutMinutes, Math.floor(request.buildTimeoutMinutes / 2)),
      sources: facts.sshSources,
    },
    install: installOf(request, request.dockerSource ?? variant.dockerSource(request), powerOffMinutes),
    dockerImage,
    extraDockerImages: containerImages.slice(1).map((image) => image.text),
    gpuChecks,
    timeoutMinutes: request.buildTimeoutMinutes,
    smoke: smokePlan(
      request,
      { type: instanceType, usesGpu: variant.usesGpu },
      facts,
      subnet,
      runTags(request, tagged),
    ),
    warnings: warnings(request, facts, volume, gpuChecks),
  }
}

/** How long a proof may take after the build: its own time and that of ending its cluster. */
function proofMinutes(request: Request): number {
  return request.smokeTest ? request.smokeTimeoutMinutes + POWER_OFF_SLACK_MINUTES : 0
}

/** `dask-cpu-20261124-031500-<run id>`: sorts by time, and is new in every attempt of every run. */
function generatedName(request: Request, facts: Facts): string {
  const time = facts.now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const run = facts.runId === 'local' ? facts.runUuid.slice(0, 8) : facts.runId
  return `dask-${request.variant}-${time}-${run}`
}

function description(dockerImage: string, source: string | undefined): string {
  return `Dask image ${dockerImage}${source === undefined ? '' : ` on ${source}`}`.slice(0, 255)
}

/** The root volume in GiB: what the images need where that is known, else at least the variant's own. */
function volumeSize(variant: Variant, facts: Facts): number {
  const source = facts.source?.rootVolumeSize ?? 0
  return neededDisk(source, facts.containerImages) ?? Math.max(variant.volumeSize, source)
}

function gpuChecksOf(variant: Variant, instanceType: string, facts: Facts): Plan['gpuChecks'] {
  if (!variant.usesGpu) return 'none'
  return hasNvidiaGpu(instanceType, facts.instanceType?.gpuManufacturers) ? 'full' : 'skipped'
}
