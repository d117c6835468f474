/** A quota of on-demand vCPUs that EC2 counts instances of certain families against. */
export interface Quota {
  /** The code in Service Quotas. */
  readonly code: string
  readonly name: string
  covers(type: string): boolean
}

const family = (type: string) => /^[a-z]+/.exec(type)?.[0] ?? ''

const quotas: readonly Quota[] = [
  {
    code: 'L-1216C47A',
    name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    covers: (type) => /^(?:a|c|d|h|i|im|is|m|r|t|z)$/.test(family(type)),
  },
  {
    code: 'L-DB2E81BA',
    name: 'Running On-Demand G and VT instances',
    covers: (type) => /^(?:g|gr|vt)$/.test(family(type)),
  },
  { code: 'L-417A185B', name: 'Running On-Demand P instances', covers: (type) => family(type) === 'p' },
]

/**
 * The quota that an instance type counts against, or undefined for families that this action does not know.
 *
 * Codes: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export function quotaOf(type: string): Quota | undefined {
  return quotas.find((quota) => quota.covers(type))
}
