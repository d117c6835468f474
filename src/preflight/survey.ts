import type { Architecture, CallerIdentity, Cloud, InstanceType } from '../aws/cloud.ts'
import { UserError } from '../errors/problem.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { ImageReference } from '../inputs/image-reference.ts'
import type { Facts } from '../plan/facts.ts'
import type { Lookups } from '../plan/lookups.ts'
import type { SurveyedContainerImage } from '../registry/container-image.ts'
import type { CredentialExpiry } from '../runner/runner.ts'
import { surveyQuotas, surveySecurityGroups, surveySubnets, surveyTypes } from './account.ts'
import { all } from './all.ts'

/** What the survey needs from outside: the account, and how the runner is seen from the internet. */
export interface SurveyPorts {
  readonly cloud: Cloud
  /** The runner's public IPv4 addresses, at least one. Throws a `UserError` when none is known. */
  publicAddresses(): Promise<readonly string[]>
  /** What its registry says of a container image; never throws. */
  containerImage(reference: ImageReference, architecture: Architecture): Promise<SurveyedContainerImage>
  readonly now: () => Date
  readonly runId: string
  readonly repository: string | undefined
  readonly newUuid: () => string
  readonly credentials: CredentialExpiry
}

/** The lookups of a request, given what EC2 says of the instance types. */
export type LookupsWith = (types: readonly InstanceType[]) => Lookups

/** What the survey found, what it has looked up for that, and whose credentials it was asked with. */
export interface Surveyed {
  readonly facts: Facts
  readonly lookups: Lookups
  readonly caller: CallerIdentity
}

/**
 * Finds out what the plan has to know. Reads only, and all at once: one round trip more is a second more for every bake.
 *
 * @param asked the lookups as far as they are known before EC2 says anything
 * @param lookupsWith gives them anew, since the names of instance types only suggest an architecture
 * @throws UserError when the account cannot be read at all: no, expired or invalid credentials, missing permissions
 */
export async function survey(
  request: Request,
  asked: Lookups,
  lookupsWith: LookupsWith,
  ports: SurveyPorts,
): Promise<Surveyed> {
  const { cloud } = ports
  // Alone and first, so that bad credentials give one clear error instead of ten.
  const caller = await cloud.callerIdentity()
  const askedTypes = surveyTypes(cloud, asked.allTypes)
  const [
    { images, lookups },
    network,
    types,
    quotas,
    missingSpotPermissions,
    groups,
    encryptsByDefault,
    imageWithSameName,
    addresses,
  ] = await all(
    surveyImages(asked, askedTypes, lookupsWith, ports),
    surveySubnets(cloud, asked.subnetId),
    askedTypes,
    surveyQuotas(cloud, asked.quotas),
    asked.spot ? cloud.missingSpotPermissions() : [],
    surveySecurityGroups(cloud, asked.securityGroupIds),
    cloud.encryptsByDefault(),
    asked.amiName === undefined ? undefined : cloud.ownImageNamed(asked.amiName),
    runnerAddresses(request, asked, ports),
  )
  const facts = {
    now: ports.now(),
    runId: ports.runId,
    runUuid: ports.newUuid(),
    repository: ports.repository,
    credentials: ports.credentials,
    ...images,
    ...network,
    types,
    ...quotas,
    missingSpotPermissions,
    ...groups,
    runnerAddresses: addresses,
    encryptsByDefault,
    imageWithSameName,
    ...(await sources(request, asked, cloud, network.subnets[0]?.vpc, addresses)),
  }
  return { facts, lookups, caller }
}

type Images = Pick<Facts, 'source' | 'sourceParameter' | 'containerImages'>

/** The source AMI and the container images: at once for the likely architecture, and anew where EC2 names another. */
async function surveyImages(
  asked: Lookups,
  types: Promise<readonly InstanceType[]>,
  lookupsWith: LookupsWith,
  ports: SurveyPorts,
): Promise<{ readonly images: Images; readonly lookups: Lookups }> {
  const images = await imagesFor(asked, ports)
  // Who asked for the types says why there are none.
  const lookups = lookupsWith(await types.catch(() => []))
  const same = lookups.architecture === asked.architecture
  return { images: same ? images : await imagesFor(lookups, ports), lookups }
}

async function imagesFor(
  { source, containerImages, architecture }: Lookups,
  ports: SurveyPorts,
): Promise<Images> {
  const [found, ofRegistries] = await all(
    sourceImage(ports.cloud, source),
    all(...containerImages.map((image) => ports.containerImage(image, architecture))),
  )
  return { ...found, containerImages: ofRegistries }
}

/** Needed to open groups to it; where groups are given it is only compared with their rules, and may stay unknown. */
async function runnerAddresses(
  request: Request,
  asked: Lookups,
  ports: SurveyPorts,
): Promise<readonly string[]> {
  if (asked.sshSources === 'runner' || asked.smoke?.sources === 'runner') return ports.publicAddresses()
  if (asked.securityGroupIds.length === 0 || request.sshInterface !== 'public_ip') return []
  return ports.publicAddresses().catch(() => [])
}

/** The blocks of addresses from which the builder, and the cluster of the smoke test, may be reached. */
async function sources(
  request: Request,
  asked: Lookups,
  cloud: Cloud,
  vpc: string | undefined,
  addresses: readonly string[],
): Promise<Pick<Facts, 'sshSources' | 'smoke'>> {
  const asksForBlocks = asked.sshSources === 'vpc' || asked.smoke?.sources === 'vpc'
  const blocks: Record<Lookups['sshSources'], readonly string[]> = {
    given: request.allowCidr,
    runner: addresses.map((address) => `${address}/32`),
    vpc: asksForBlocks && vpc !== undefined ? await cloud.vpcCidrBlocks(vpc) : [],
    none: [],
  }
  return {
    sshSources: blocks[asked.sshSources],
    smoke: asked.smoke === undefined ? undefined : { sources: blocks[asked.smoke.sources] },
  }
}

async function sourceImage(
  cloud: Cloud,
  source: Lookups['source'],
): Promise<Pick<Facts, 'source' | 'sourceParameter'>> {
  if ('id' in source) return { source: await cloud.imageById(source.id) }
  if ('ownParameter' in source) {
    const value = await cloud.parameter(source.ownParameter)
    const found =
      value !== undefined && /^ami-[0-9a-f]{8,17}$/.test(value) ? await cloud.imageById(value) : undefined
    return { source: found, sourceParameter: value }
  }
  const id = source.parameter === undefined ? undefined : await readable(cloud.parameter(source.parameter))
  const named = id === undefined ? undefined : await cloud.imageById(id)
  return { source: named ?? (await cloud.newestImage(source.query)) }
}

/** What was read, or undefined for credentials that may not read it. */
async function readable<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof UserError && error.problems.every(({ code }) => code === 'access-denied'))
      return undefined
    throw error
  }
}
