import { randomUUID } from 'node:crypto'
import type { Cloud, InstanceType } from '../../aws/cloud.ts'
import { TAG } from '../../aws/tags.ts'
import { UserError } from '../../errors/problem.ts'
import { clientPackages } from '../../plan/client/packages.ts'
import { type ClusterArguments, clusterArguments, clusterPlan } from '../../plan/cluster.ts'
import type { SurveyedSubnet } from '../../plan/facts.ts'
import { type Lookups, variantOf } from '../../plan/lookups.ts'
import { assumedPlan, imageFamily } from '../../plan/make-plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { all } from '../../preflight/all.ts'
import type { ReadyImage } from '../../publish/publication.ts'
import type { Reused } from '../../report/baked.ts'
import { compareImages } from '../../report/changes.ts'
import { requireClientOfReused } from './client-environment.ts'
import type { Found } from './find-image.ts'
import { reportReused } from './outputs.ts'
import type { Ports } from './ports.ts'
import { publicationProblems, publishImage } from './publish-image.ts'
import { writeFiles } from './write-files.ts'

/** Where a cluster of a request would be launched. */
export interface Place {
  readonly type: string
  readonly subnet: Pick<SurveyedSubnet, 'id' | 'vpc'>
  /** What EC2 says of the types that its instances may have. */
  readonly types: readonly InstanceType[]
}

/**
 * Where a cluster can be launched as the bake would: in the given subnet, or the first default one whose zone offers the type.
 * undefined where the bake would find a problem, which it then explains.
 */
export async function findPlace(
  request: BakeRequest,
  { instanceTypes, allTypes, subnetId }: Lookups,
  cloud: Pick<Cloud, 'subnet' | 'defaultSubnets' | 'zonesOffering' | 'instanceTypes'>,
): Promise<Place | undefined> {
  const [type] = instanceTypes
  if (subnetId !== undefined) {
    const [subnet, types] = await all(cloud.subnet(subnetId), cloud.instanceTypes(allTypes))
    return subnet && { type, subnet, types }
  }
  const { smokeInstanceType } = request
  const [subnets, zones, types] = await all(
    cloud.defaultSubnets(),
    cloud.zonesOffering(allTypes),
    cloud.instanceTypes(allTypes),
  )
  const sorted = [...subnets].sort((one, other) => one.zone.localeCompare(other.zone))
  const offers = (wanted: string, zone: string) => zones.get(wanted)?.includes(zone) === true
  for (const candidate of instanceTypes) {
    const subnet = sorted.find(
      ({ zone }) => offers(candidate, zone) && offers(smokeInstanceType ?? candidate, zone),
    )
    if (subnet !== undefined) return { type: candidate, subnet, types }
  }
  return undefined
}

/**
 * The steps that a reused image has in common with a new one: its publication and its report.
 *
 * @param started `performance.now()` at the start of the step
 * @throws UserError when the image could not be published, or the client that is to use it differs from it
 */
export async function reuseImage(
  found: Found,
  place: Place,
  request: BakeRequest,
  ports: Ports,
  started: number,
): Promise<void> {
  const { image, record, before } = found
  const { runner } = ports
  const checkedClient = requireClientOfReused(request, image.id, record.facts, runner)
  const { runId, repository } = runner.context
  const { account, source: sourceAmi } = found
  const facts = { account, source: sourceAmi, encryptsByDefault: image.encrypted }
  const problems = await publicationProblems(request, imageFamily(request), facts, ports)
  if (problems.length > 0) throw new UserError(problems)
  const plan = assumedPlan(request, { now: new Date(), runId, runUuid: randomUUID(), repository })
  const source = { ...plan.source, id: image.tags[TAG.sourceAmi] }
  const { paths } = await writeFiles(request, { ...plan, source }, ports)
  const ready = readyImage(found, request)
  const publication = await publishImage(ready, request, ports)
  const { ami, amiName, region, family, baked, startSeconds } = ready
  const reused: Reused = {
    ...{ ami, amiName, region, family, baked, startSeconds },
    sourceAmi: image.tags[TAG.sourceAmi] ?? '',
    volumeSize: image.rootVolumeSize,
    encrypted: image.encrypted,
    facts: record.facts,
    ...{ paths, publication, cluster: clusterOf(found, place, request, plan.dockerImage) },
    ...{ client: clientPackages(record.facts), checkedClient },
    changes: before && compareImages(before.ami, before.record, record),
    parts: Object.keys(found.fingerprint.parts),
    smokeTested: request.smokeTest,
    totalSeconds: (performance.now() - started) / 1000,
  }
  await reportReused(reused, runner)
}

function readyImage({ image, record, fingerprint }: Found, request: BakeRequest): ReadyImage {
  return {
    ami: image.id,
    region: request.region,
    amiName: image.name,
    family: imageFamily(request),
    fingerprint: fingerprint.value,
    baked: new Date(image.tags[TAG.baked] ?? ''),
    facts: record.facts,
    startSeconds: record.startSeconds,
    smokeTested: image.tags[TAG.smokeTest] === 'smoked',
    reused: true,
  }
}

function clusterOf(
  { image, record }: Found,
  { type, subnet, types }: Place,
  request: BakeRequest,
  dockerImage: string,
): ClusterArguments {
  const { usesGpu } = variantOf(request)
  const cluster = clusterPlan(request, { type, usesGpu }, subnet, types)
  const builder = { volume: { deviceName: image.rootDeviceName, size: image.rootVolumeSize } }
  const { python_packages = {} } = record.facts
  return clusterArguments({ cluster, region: request.region, dockerImage, builder }, image.id, {
    python_packages,
  })
}
