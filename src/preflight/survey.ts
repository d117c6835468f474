import type { CallerIdentity, Cloud } from '../aws/cloud.ts'
import type { Request } from '../inputs/catalogue.ts'
import type { Facts } from '../plan/facts.ts'
import type { Lookups } from '../plan/lookups.ts'
import type { CredentialExpiry } from '../runner/runner.ts'
import { surveyQuotas, surveySecurityGroups, surveySubnets, surveyTypes } from './account.ts'
import { all } from './all.ts'
import { type ContentPorts, type LookupsWith, surveyContents } from './contents.ts'

/** What the survey needs from outside: the account, and how the runner is seen from the internet. */
export interface SurveyPorts extends ContentPorts {
  readonly cloud: Cloud
  /** The runner's public IPv4 addresses, at least one. Throws a `UserError` when none is known. */
  publicAddresses(): Promise<readonly string[]>
  readonly now: () => Date
  readonly runId: string
  readonly repository: string | undefined
  readonly newUuid: () => string
  readonly credentials: CredentialExpiry
}

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
    { contents, lookups },
    network,
    types,
    quotas,
    missingSpotPermissions,
    groups,
    encryptsByDefault,
    imageWithSameName,
    addresses,
  ] = await all(
    surveyContents(asked, askedTypes, lookupsWith, ports),
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
    ...contents,
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
