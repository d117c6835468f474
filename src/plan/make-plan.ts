import type { Request } from '../inputs/catalogue.ts'
import { isProblem, type Problem } from '../problem.ts'
import type { Facts, SurveyedSubnet } from './facts.ts'
import { installOf } from './install.ts'
import { judgeFacts } from './judge.ts'
import { placement } from './placement.ts'
import type { Plan } from './plan.ts'
import { questions, variantOf } from './questions.ts'
import { judgeSmoke, smokePlan } from './smoke.ts'
import { imageTags, runTags, type Tagged } from './tags.ts'
import { builderVolume } from './volume.ts'

/** How much longer than the build the builder may live when nobody is left to end it. */
const POWER_OFF_SLACK_MINUTES = 30
/** EC2Cluster's own root volume (dask-cloudprovider, cloudprovider.yaml: filesystem_size) in GB. */
const EC2CLUSTER_FILESYSTEM = 40

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
  const rest = { quota: undefined, missingSecurityGroups: [], imageWithSameName: undefined }
  return decide(request, { ...facts, ...none, ...rest, sshSources: request.allowCidr }, undefined)
}

function decide(request: Request, facts: Facts, subnet: SurveyedSubnet | undefined): Plan {
  const variant = variantOf(request)
  const { source, instanceType } = questions(request)
  const dockerImage = request.dockerImage?.text ?? variant.dockerImage
  const amiName = request.amiName ?? generatedName(request, facts)
  const size = request.volumeSize ?? Math.max(variant.volumeSize, facts.source?.rootVolumeSize ?? 0)
  const volume = builderVolume(facts.source?.rootDeviceName ?? '/dev/sda1', size)
  const sourceAmi = facts.source?.id ?? request.sourceAmi
  const powerOffMinutes = request.buildTimeoutMinutes + POWER_OFF_SLACK_MINUTES
  const tagged: Tagged = {
    amiName,
    dockerImage,
    sourceAmi,
    runUuid: facts.runUuid,
    repository: facts.repository,
    expires: new Date(facts.now.getTime() + powerOffMinutes * 60_000),
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
      unlimitedCredits: facts.instanceType?.burstable ?? /^t\d/.test(instanceType),
      instanceProfile: request.iamInstanceProfile,
      volume,
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
      timeoutMinutes: 10,
      sources: facts.sshSources,
    },
    install: installOf(request, powerOffMinutes),
    dockerImage,
    timeoutMinutes: request.buildTimeoutMinutes,
    smoke: smokePlan(request, instanceType, facts, subnet, runTags(request, tagged)),
    warnings: warnings(volume.deviceName, size),
  }
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

function warnings(deviceName: string, size: number): string[] {
  const found: string[] = []
  if (deviceName !== '/dev/sda1') {
    found.push(
      `The source AMI's root device is ${deviceName}. EC2Cluster maps /dev/sda1, so its instances get a second, blank disk and the root volume keeps ${size} GiB.`,
    )
  }
  if (size > EC2CLUSTER_FILESYSTEM) {
    found.push(
      `The root volume has ${size} GiB: give EC2Cluster filesystem_size=${size}, its own default of ${EC2CLUSTER_FILESYSTEM} is too small.`,
    )
  }
  return found
}
