/** What cluster.py tells, one of these a line. Seconds count from its start. */
export type DriverEvent =
  | { readonly event: 'phase'; readonly seconds: number; readonly phase: string }
  | {
      readonly event: 'check'
      readonly seconds: number
      readonly check: string
      readonly took: number
      readonly result: unknown
      /** Of `versions`: the packages of the scheduler. */
      readonly packages?: Readonly<Record<string, string | null>>
      /** Of `versions`: the packages that the client has otherwise: its version, then the cluster's. */
      readonly differ?: Readonly<Record<string, readonly [string | null, string | null]>>
    }
  | { readonly event: 'workers'; readonly seconds: number; readonly workers: readonly ClusterWorker[] }
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

const KINDS = ['phase', 'check', 'workers', 'passed', 'failed']

/** Reads one line of cluster.py; undefined when it is none of its events. */
export function parseEvent(line: string): DriverEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const isEvent =
      typeof value === 'object' && value !== null && 'event' in value && KINDS.includes(String(value.event))
    return isEvent ? (value as DriverEvent) : undefined
  } catch {
    return undefined
  }
}

/** What a person reads of an event in the log; undefined for what says nothing new. */
export function lineOf(event: DriverEvent): string | undefined {
  const at = `${event.seconds.toFixed(1).padStart(7)} s`
  switch (event.event) {
    case 'phase':
      return `${at}  ${event.phase}`
    case 'check':
      return `${at}  ${event.check}: ${typeof event.result === 'string' ? event.result : JSON.stringify(event.result)} (${event.took} s)`
    case 'workers':
      return `${at}  workers: ${event.workers.map((worker) => worker.address).join(', ')}`
    case 'passed':
      return `${at}  everything held`
    case 'failed':
      return [`${at}  failed while ${event.phase}`, ...event.error.map((line) => `           ${line}`)].join(
        '\n',
      )
  }
}
