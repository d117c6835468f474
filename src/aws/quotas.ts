import { classOf } from './instance-family.ts'

/** A quota of vCPUs that EC2 counts instances of certain classes against. */
export interface Quota {
  /** The code in Service Quotas. */
  readonly code: string
  readonly name: string
  readonly lifecycle: Lifecycle
  covers(type: string): boolean
}

/** How an instance is paid for: EC2 has quotas of its own for either. */
export type Lifecycle = 'on-demand' | 'spot'

interface Family {
  readonly covers: (type: string) => boolean
  readonly quotas: Readonly<Record<Lifecycle, { readonly code: string; readonly name: string }>>
}

const families: readonly Family[] = [
  {
    covers: (type) => /^(?:a|c|d|h|i|im|is|m|r|t|z)$/.test(classOf(type)),
    quotas: {
      'on-demand': {
        code: 'L-1216C47A',
        name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
      },
      spot: { code: 'L-34B43A08', name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests' },
    },
  },
  {
    covers: (type) => /^(?:g|gr|vt)$/.test(classOf(type)),
    quotas: {
      'on-demand': { code: 'L-DB2E81BA', name: 'Running On-Demand G and VT instances' },
      spot: { code: 'L-3819A6DF', name: 'All G and VT Spot Instance Requests' },
    },
  },
  {
    covers: (type) => classOf(type) === 'p',
    quotas: {
      'on-demand': { code: 'L-417A185B', name: 'Running On-Demand P instances' },
      // P5 and the other newest types have quotas of their own for spot.
      spot: { code: 'L-7212CCBC', name: 'All P4, P3 and P2 Spot Instance Requests' },
    },
  },
]

/**
 * The quota that an instance type is counted against, or undefined for classes that this action does not know.
 *
 * Codes: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
export function quotaOf(type: string, lifecycle: Lifecycle = 'on-demand'): Quota | undefined {
  const family = families.find((candidate) => candidate.covers(type))
  return family && { ...family.quotas[lifecycle], lifecycle, covers: family.covers }
}
