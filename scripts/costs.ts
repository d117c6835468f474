// What a bake costs, for the README: prices of one Region and day, times minutes that are estimates. And what the settings of
// root volumes cost, for docs/start.md.
import { markdownTable } from './markdown.ts'

/**
 * AWS's on-demand prices for Linux in us-east-1, in US dollars, as of 2026-11: an hour of an instance
 * (https://aws.amazon.com/ec2/pricing/on-demand/) and of a public IPv4 address (https://aws.amazon.com/vpc/pricing/), a month
 * of a GB of gp3 and of a snapshot (https://aws.amazon.com/ebs/pricing/), and of a MiB/s and an IOPS of gp3 beyond 125 and 3,000.
 * For throughput that page has an example with $0.06, of a Region that it does not name.
 * `initialization`: of a GiB of snapshot data at 1 MiB/s of volume initialization rate; example 12 on that page has $0.0036 for 300.
 */
const PRICES = {
  instanceHour: { 't3.large': 0.0832, 'm7i-flex.large': 0.09576, 'g4dn.xlarge': 0.526 } as Readonly<
    Record<string, number>
  >,
  addressHour: 0.005,
  volumeMonth: 0.08,
  snapshotMonth: 0.05,
  throughputMonth: 0.04,
  iopsMonth: 0.005,
  initialization: 0.0036 / 300,
}
const HOURS_OF_A_MONTH = 730
/** What every gp3 volume has (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html). */
const FREE = { throughput: 125, iops: 3000 }

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

/** The table of what volume initialization rates (MiB/s) cost and take, by the data in the snapshot (GiB). */
export function initializationTable(rates: readonly number[], sizes: readonly number[]): string {
  const head = ['Data in the snapshot', ...rates.map((rate) => `${rate} MiB/s`)]
  const rows = sizes.map((size) => [
    `${size} GiB`,
    ...rates.map(
      (rate) =>
        `$${(size * rate * PRICES.initialization).toFixed(3)}, done after ${Math.round((size * 1024) / rate)} s`,
    ),
  ])
  return markdownTable(head, rows)
}

/** The table of what throughputs of gp3 volumes (MiB/s) cost, with the IOPS that each needs. */
export function throughputTable(throughputs: readonly number[]): string {
  const rows = throughputs.map((throughput) => {
    const iops = Math.max(FREE.iops, 4 * throughput)
    const month =
      (throughput - FREE.throughput) * PRICES.throughputMonth + (iops - FREE.iops) * PRICES.iopsMonth
    return [`${throughput} MiB/s`, String(iops), `$${(month / HOURS_OF_A_MONTH).toFixed(3)}`]
  })
  return markdownTable(['Throughput', 'IOPS', 'An instance, an hour'], rows)
}

function instanceHour(type: string): number {
  const price = PRICES.instanceHour[type]
  if (price === undefined) throw new Error(`scripts/costs.ts has no price of ${type}`)
  return price
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`
}
