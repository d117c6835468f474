import type { Cloud, RunningInstance, Subnet } from '../aws/cloud.ts'
import type { Facts, SurveyedQuota, SurveyedSubnet, SurveyedType } from '../plan/facts.ts'
import type { Lookups } from '../plan/lookups.ts'
import { all } from './all.ts'

/** The subnet of the input, or the default ones, with where their traffic goes. */
export async function surveySubnets(
  cloud: Cloud,
  given: string | undefined,
): Promise<Pick<Facts, 'defaultVpc' | 'subnets'>> {
  if (given !== undefined) {
    const subnet = await cloud.subnet(given)
    return { defaultVpc: undefined, subnets: subnet ? [await withRoute(cloud, subnet)] : [] }
  }
  const [defaultVpc, found] = await all(cloud.defaultVpc(), cloud.defaultSubnets())
  const sorted = [...found].sort((a, b) => a.zone.localeCompare(b.zone))
  return { defaultVpc, subnets: await all(...sorted.map((subnet) => withRoute(cloud, subnet))) }
}

async function withRoute(cloud: Cloud, subnet: Subnet): Promise<SurveyedSubnet> {
  return { ...subnet, route: await cloud.defaultRoute(subnet) }
}

/** The given security groups, and the ids of those that are not there. */
export async function surveySecurityGroups(
  cloud: Cloud,
  ids: readonly string[],
): Promise<Pick<Facts, 'securityGroups' | 'missingSecurityGroups'>> {
  const securityGroups = ids.length > 0 ? await cloud.securityGroups(ids) : []
  const missingSecurityGroups = ids.filter((id) => !securityGroups.some((group) => group.id === id))
  return { securityGroups, missingSecurityGroups }
}

/** What EC2 says of instance types, and the zones that offer them. */
export async function surveyTypes(cloud: Cloud, types: readonly string[]): Promise<SurveyedType[]> {
  const [found, zones] = await all(cloud.instanceTypes(types), cloud.zonesOffering(types))
  return found.map((type) => ({ ...type, zones: zones.get(type.type) ?? [] }))
}

/** The quotas with what is in use of them; those that could not be reached by their names. */
export async function surveyQuotas(
  cloud: Cloud,
  quotas: Lookups['quotas'],
): Promise<Pick<Facts, 'quotas' | 'unreachedQuotas'>> {
  if (quotas.length === 0) return { quotas: [], unreachedQuotas: [] }
  const [limits, running] = await all(
    all(...quotas.map((quota) => cloud.quota(quota.code))),
    cloud.runningInstances(),
  )
  const surveyed: SurveyedQuota[] = []
  const unreachedQuotas: string[] = []
  for (const [index, quota] of quotas.entries()) {
    const limit = limits[index]
    if (limit === 'unreached') unreachedQuotas.push(quota.name)
    else if (limit !== undefined) {
      surveyed.push({ code: quota.code, name: quota.name, limit, inUse: vcpusOf(running, quota) })
    }
  }
  return { quotas: surveyed, unreachedQuotas }
}

function vcpusOf(running: readonly RunningInstance[], quota: Lookups['quotas'][number]): number {
  return running
    .filter(({ type, lifecycle }) => lifecycle === quota.lifecycle && quota.covers(type))
    .reduce((sum, { vcpus }) => sum + vcpus, 0)
}
