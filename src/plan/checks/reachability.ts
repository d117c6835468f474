import type { Problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { Facts } from '../facts.ts'
import { contains } from '../ipv4.ts'

/**
 * Reports given security groups of another VPC than the builder's: EC2 does so at RunInstances ("Security group ... and
 * subnet ... belong to different networks"), when there is a key pair already.
 */
export function checkGroupVpcs({
  securityGroups,
  subnets,
}: Pick<Facts, 'securityGroups' | 'subnets'>): Problem[] {
  const [subnet] = subnets
  if (subnet === undefined) return []
  const elsewhere = securityGroups.filter(({ vpc }) => vpc !== subnet.vpc)
  return elsewhere.map(({ id, vpc }) => ({
    code: 'security-group-elsewhere',
    what: `Security group ${id} is of VPC ${vpc}, but the builder's subnet ${subnet.id} is in ${subnet.vpc}.`,
    remedy: `Name a group of ${subnet.vpc} in 'security-group-ids', or a subnet of ${vpc} in 'subnet-id'.`,
  }))
}

/** Warns of a runner whose connections come from more than one address: the next may come from yet another. */
export function addressWarnings(
  { allowCidr, securityGroupIds }: Pick<Request, 'allowCidr' | 'securityGroupIds'>,
  { runnerAddresses }: Pick<Facts, 'runnerAddresses'>,
): string[] {
  if (runnerAddresses.length < 2 || allowCidr.length > 0 || securityGroupIds.length > 0) return []
  return [
    `The runner's connections come from different addresses (${runnerAddresses.join(', ')}). All of these are let in; if it has more, name their block in 'allow-cidr'.`,
  ]
}

/** Warns of given groups whose rules do not let the runner reach the builder over SSH, as far as rules show it. */
export function groupWarnings(
  request: Pick<Request, 'sshInterface'>,
  { securityGroups, runnerAddresses }: Pick<Facts, 'securityGroups' | 'runnerAddresses'>,
): string[] {
  if (securityGroups.length === 0 || request.sshInterface === 'session_manager') return []
  const names = securityGroups.map(({ id }) => id).join(', ')
  const sources = securityGroups.flatMap(({ ssh }) => ssh)
  const end = 'The bake will wait for SSH in vain unless a rule is added before it starts.'
  if (sources.length === 0) return [`No rule of the given security groups (${names}) lets port 22 in. ${end}`]
  if (request.sshInterface !== 'public_ip' || sources.includes('other')) return []
  const out = runnerAddresses.filter((address) => !sources.some((block) => contains(block, address)))
  if (out.length === 0) return []
  return [
    `The runner comes from ${out.join(', ')}, but the given security groups (${names}) let port 22 in only from ${[...new Set(sources)].join(', ')}. ${end}`,
  ]
}
