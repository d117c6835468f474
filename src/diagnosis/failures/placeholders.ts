import { quotaOf } from '../../aws/quotas.ts'
import type { Failed } from '../attempts.ts'

/** What the texts of the catalogue may name of a bake, each as a person says it. */
export type Placeholders = Readonly<Record<(typeof NAMES)[number], string>>

const NAMES = [
  'address',
  'group',
  'opening',
  'quota',
  'region',
  'size',
  'subnet',
  'type',
  'user',
  'zone',
] as const
const NAME = new RegExp(`\\$(?:(\\d)|(${NAMES.join('|')})\\b)`, 'g')

/** Fills a text of the catalogue: `$1` and so on from a match, the names from the words. */
export function interpolate(
  text: string,
  match: readonly (string | undefined)[],
  words: Placeholders,
): string {
  const value = (_: string, group?: string, name?: string) =>
    group === undefined ? words[name as keyof Placeholders] : withoutLogins(match[Number(group)] ?? '')
  // A group that took no part leaves a gap before it.
  return text
    .replace(NAME, value)
    .replace(/ +(?=$|[.,:])/g, '')
    .trim()
}

/** A text without what gives access in its URLs: user and password, and conda's tokens (`/t/TOKEN/`). */
export function withoutLogins(text: string): string {
  return text.replace(/:\/\/\S*@/g, '://').replace(/(:\/\/[^\s/]+\/t\/)[^\s/]+/g, '$1<TOKEN>')
}

/** The words of a bake that failed, from its plan and from Packer's lines. */
export function placeholdersOf({ plan, lines }: Pick<Failed, 'plan' | 'lines'>): Placeholders {
  const { builder, ssh, region } = plan
  return {
    region,
    address: addressIn(lines),
    group: groupOf(plan),
    opening: openingOf(plan),
    quota: quotaName(builder.instanceType, builder.spot),
    size: `${builder.volume.size} GiB`,
    subnet: builder.subnet === undefined ? 'its subnet' : `subnet ${builder.subnet}`,
    type: `'${builder.instanceType}'`,
    user: ssh.username,
    zone: builder.zone ?? 'the zone of the subnet',
  }
}

/** `L-1216C47A ("Running On-Demand Standard ... instances")`. */
export function quotaName(instanceType: string, spot = false): string {
  const quota = quotaOf(instanceType, spot ? 'spot' : 'on-demand')
  return quota === undefined ? `of vCPUs for '${instanceType}'` : `${quota.code} ("${quota.name}")`
}

/** The words for any bake, rather than a certain one. */
export const generalPlaceholders: Placeholders = {
  region: 'the Region',
  address: 'at its address',
  group: 'its security group open to the addresses in the message',
  opening:
    "the runner comes from one of those addresses ('allow-cidr'), or that the groups of 'security-group-ids' let it in on port 22",
  quota:
    'L-1216C47A ("Running On-Demand Standard instances"), or L-DB2E81BA for G types, or the one that the message names,',
  size: 'as large as the message says',
  subnet: 'its subnet',
  type: 'the instance type',
  user: 'ubuntu',
  zone: 'the zone',
}

/** The plugin says where it connects to as soon as the builder has an address of the kind that is asked for. */
function addressIn(lines: readonly string[]): string {
  const found = lines.map((line) => /communicator to connect: (\S+)/.exec(line)?.[1]).find(Boolean)
  return found === undefined ? 'it got no address' : `at ${found}`
}

/** What has to hold for the runner to be let in, by who made the group. */
function openingOf({ builder }: Failed['plan']): string {
  if (builder.securityGroups.length === 0)
    return "the runner comes from one of those addresses ('allow-cidr')"
  return `a rule of ${builder.securityGroups.join(', ')} lets port 22 in from where the runner comes from ('security-group-ids')`
}

function groupOf({ builder, ssh }: Failed['plan']): string {
  if (builder.securityGroups.length > 0) return `in ${builder.securityGroups.join(', ')}`
  if (ssh.interface === 'session_manager') return 'by Session Manager'
  return `its temporary security group open to ${ssh.sources.join(', ') || 'nobody'}`
}
