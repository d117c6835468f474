import * as v from 'valibot'

/** What cluster.py prints, one of these per line. Seconds count from its start. */
export type DriverEvent =
  | { readonly event: 'phase'; readonly seconds: number; readonly phase: string }
  | {
      readonly event: 'check'
      readonly seconds: number
      readonly check: string
      readonly took: number
      readonly result: string | number
      /** Of `versions`: the packages of the scheduler. */
      readonly packages?: Readonly<Record<string, string | null>>
      /** Of `versions`: the packages that the client has otherwise: its version, then the cluster's. */
      readonly differ?: Readonly<Record<string, readonly [string | null, string | null]>>
    }
  | { readonly event: 'workers'; readonly seconds: number; readonly workers: readonly ClusterWorker[] }
  | { readonly event: 'timeline'; readonly seconds: number; readonly machines: readonly MachineTimeline[] }
  | { readonly event: 'passed'; readonly seconds: number }
  | {
      readonly event: 'failed'
      readonly seconds: number
      readonly phase: string
      /** The exception and what led to it, the first cause first. */
      readonly error: readonly string[]
    }

export interface ClusterWorker {
  readonly address: string
  readonly threads: number
  /** In bytes. */
  readonly memory: number
}

/** What timeline.py gives the time of, in the order in which a machine reaches it. */
export const TIMELINE_STEPS = [
  'launch',
  'kernel',
  'userspace',
  'cloud-init',
  'docker',
  'container',
  'process',
  'port open',
  'connected',
  'first result',
] as const

/** How the scheduler's machine started, or that of the first worker. */
export interface MachineTimeline {
  readonly role: 'scheduler' | 'worker'
  readonly instance: string
  /** In epoch seconds by the runner's clock; what is not known is left out. */
  readonly times: Readonly<Partial<Record<(typeof TIMELINE_STEPS)[number], number>>>
}

// Names, versions and errors come from the cluster, which runs what the image holds. events.py cuts texts to 2000 characters
// of Unicode, which may be twice as many of UTF-16, and lists to 500 entries.
const MOST_ENTRIES = 500
const text = v.pipe(v.string(), v.maxLength(4000))
const number = v.pipe(v.number(), v.finite(), v.minValue(0))
const list = <Item>(item: v.GenericSchema<unknown, Item>) => v.pipe(v.array(item), v.maxLength(MOST_ENTRIES))
const map = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.pipe(
    v.record(text, value),
    v.check((entries) => Object.keys(entries).length <= MOST_ENTRIES),
  )
const version = v.nullable(text)
// Until the year 2242, as in timeline.py.
const epoch = v.exactOptional(v.pipe(number, v.maxValue(2 ** 33)))
const machine = v.strictObject({
  role: v.picklist(['scheduler', 'worker']),
  instance: v.pipe(v.string(), v.regex(/^i-[0-9a-f]{8,17}$/)),
  times: v.strictObject(v.entriesFromList(TIMELINE_STEPS, epoch)),
})

const EVENT: v.GenericSchema<unknown, DriverEvent> = v.variant('event', [
  v.object({ event: v.literal('phase'), seconds: number, phase: text }),
  v.object({
    event: v.literal('check'),
    seconds: number,
    check: text,
    took: number,
    result: v.union([text, v.pipe(v.number(), v.finite())]),
    packages: v.exactOptional(map(version)),
    differ: v.exactOptional(map(v.tuple([version, version]))),
  }),
  v.object({
    event: v.literal('workers'),
    seconds: number,
    workers: list(v.object({ address: text, threads: number, memory: number })),
  }),
  v.object({
    event: v.literal('timeline'),
    seconds: number,
    machines: v.pipe(v.array(machine), v.maxLength(2)),
  }),
  v.object({ event: v.literal('passed'), seconds: number }),
  v.object({ event: v.literal('failed'), seconds: number, phase: text, error: list(text) }),
])

/** Reads one line of cluster.py; undefined when it is none of its events. */
export function parseEvent(line: string): DriverEvent | undefined {
  try {
    const result = v.safeParse(EVENT, JSON.parse(line), { abortEarly: true })
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}

/** What a person reads of an event in the log. */
export function lineOf(event: DriverEvent): string {
  const at = `${event.seconds.toFixed(1).padStart(7)} s`
  switch (event.event) {
    case 'phase':
      return `${at}  ${event.phase}`
    case 'check':
      return `${at}  ${event.check}: ${event.result} (${event.took} s)`
    case 'workers':
      return `${at}  workers: ${event.workers.map((worker) => worker.address).join(', ')}`
    case 'timeline':
      return event.machines.map((each) => `${at}  ${timelineLine(each)}`).join('\n')
    case 'passed':
      return `${at}  everything held`
    case 'failed':
      return [`${at}  failed while ${event.phase}`, ...event.error.map((line) => `           ${line}`)].join(
        '\n',
      )
  }
}

function timelineLine({ role, instance, times }: MachineTimeline): string {
  const { launch } = times
  if (launch === undefined) return `${role} ${instance}: the time of its launch is not known`
  const steps = TIMELINE_STEPS.flatMap((step) => {
    const time = times[step]
    return time === undefined || step === 'launch' ? [] : [`${step} ${(time - launch).toFixed(1)}`]
  })
  return `${role} ${instance}, seconds from its launch: ${steps.join(', ')}`
}
