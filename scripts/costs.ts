// What a bake costs, for the README: prices of one Region and day, times minutes that are estimates.
import { markdownTable } from './markdown.ts'

/**
 * AWS's on-demand prices for Linux in us-east-1, in US dollars, as of 2026-11: an hour of an instance
 * (https://aws.amazon.com/ec2/pricing/on-demand/) and of a public IPv4 address (https://aws.amazon.com/vpc/pricing/), a month
 * of a GB of gp3 and of a snapshot (https://aws.amazon.com/ebs/pricing/).
 */
const PRICES = {
  instanceHour: { 't3.large': 0.0832, 'm7i-flex.large': 0.09576, 'g4dn.xlarge': 0.526 } as Readonly<
    Record<string, number>
  >,
  addressHour: 0.005,
  volumeMonth: 0.08,
  snapshotMonth: 0.05,
}
const HOURS_OF_A_MONTH = 730

/** A bake with the defaults of a variant. The minutes are estimates: nobody has measured them on AWS. */
export interface TypicalBake {
  readonly variant: string
  readonly instanceType: string
  /** Size of the root volume in GiB. */
  readonly volume: number
  readonly bakeMinutes: number
  /** Of a smoke test with a scheduler and one worker. */
  readonly smokeMinutes: number
}

/**
 * The table of costs.
 *
 * @throws Error when the price of an instance type is not known here
 */
export function costTable(bakes: readonly TypicalBake[]): string {
  const head = ['Variant', 'A bake', 'Its smoke test', 'The AMI, a month, at most']
  const rows = bakes.map(({ variant, instanceType, volume, bakeMinutes, smokeMinutes }) => {
    const hour =
      instanceHour(instanceType) + PRICES.addressHour + (volume * PRICES.volumeMonth) / HOURS_OF_A_MONTH
    return [
      `\`${variant}\` on ${instanceType}, ${volume} GiB`,
      `${dollars((hour * bakeMinutes) / 60)} for ${bakeMinutes} minutes`,
      `${dollars((2 * hour * smokeMinutes) / 60)} for ${smokeMinutes} minutes of two instances`,
      `${dollars(volume * PRICES.snapshotMonth)} if every block of the volume were in use`,
    ]
  })
  return markdownTable(head, rows)
}

function instanceHour(type: string): number {
  const price = PRICES.instanceHour[type]
  if (price === undefined) throw new Error(`scripts/costs.ts has no price of ${type}`)
  return price
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`
}
