import type { ClusterCloud, ClusterInstance } from '../aws/cluster-cloud.ts'
import { Heartbeat } from '../process/waiting.ts'
import type { Runner } from '../runner/runner.ts'
import { type DriverCommand, type DriverEnd, runDriver } from './driver.ts'
import { type DriverEvent, lineOf } from './events.ts'
import type { SmokeTestEnding } from './result.ts'
import { watchCluster } from './watch.ts'

/** EC2Cluster's own name for the phase in which its instances end as they should (cluster.py). */
const CLOSING = 'closing the cluster'

export interface DriveOptions {
  readonly runUuid: string
  readonly group: string
  readonly timeoutMinutes: number
  readonly pollMs: number
}

/** What one run of cluster.py amounted to. */
export interface Driven {
  readonly ending: SmokeTestEnding
  readonly events: readonly DriverEvent[]
  readonly seconds: number
}

/**
 * Runs cluster.py to its end, or ends it: at the deadline, when an instance ends itself before it should, or when
 * `cancelled` is aborted. Instances' addresses are let into the group meanwhile.
 *
 * @throws the error of a watch that could not go on; cluster.py is gone then
 */
export async function driveCluster(
  command: DriverCommand,
  options: DriveOptions,
  cloud: Pick<ClusterCloud, 'clusterInstances' | 'allow'>,
  runner: Pick<Runner, 'info' | 'state'>,
  cancelled: AbortSignal,
): Promise<Driven> {
  const began = performance.now()
  const over = new AbortController()
  const stop = AbortSignal.any([over.signal, cancelled])
  const progress = new Progress(runner)
  let endedBefore = false
  const deadline = setTimeout(() => over.abort('timed-out'), options.timeoutMinutes * 60_000)
  const watching = watchCluster(
    cloud,
    { runUuid: options.runUuid, group: options.group, pollMs: options.pollMs },
    {
      admitted: (addresses) => runner.info(`           let in: ${addresses.join(', ')}`),
      seen: (instances) => {
        // Twice, because cluster.py may be about to say that it closes the cluster itself.
        const ended = !progress.closing && instances.some(hasEnded)
        if (ended && endedBefore) over.abort('instance-ended')
        endedBefore = ended
      },
    },
    stop,
  ).catch((error: unknown) => over.abort(error))
  try {
    const started = (pid: number) => runner.state.saveProcess('driver', pid)
    const end = await runDriver(command, started, (event) => progress.take(event), stop)
    // A process id may be given to another program; the post step must not take that for ours.
    runner.state.saveProcess('driver', undefined)
    if (end.ignored > 0) runner.info(`           passed over: ${end.ignored} lines that are no events`)
    if (over.signal.aborted && typeof over.signal.reason !== 'string') throw over.signal.reason
    const seconds = (performance.now() - began) / 1000
    return { ending: endingOf(end, over.signal), events: end.events, seconds }
  } finally {
    clearTimeout(deadline)
    progress.close()
    over.abort('over')
    await watching
  }
}

function hasEnded(instance: ClusterInstance): boolean {
  return instance.state === 'shutting-down' || instance.state === 'terminated'
}

function endingOf(end: DriverEnd, over: AbortSignal): SmokeTestEnding {
  if (over.aborted) return over.reason as SmokeTestEnding
  return end.signal === undefined ? 'exited' : 'killed'
}

/** Shows events as they come, and says once a quiet minute that it goes on. */
class Progress {
  readonly #runner: Pick<Runner, 'info'>
  readonly #heartbeat: Heartbeat
  #phase = 'starting'
  closing = false

  constructor(runner: Pick<Runner, 'info'>) {
    this.#runner = runner
    this.#heartbeat = new Heartbeat(() => runner.info(`           still ${this.#phase}`))
  }

  take(event: DriverEvent): void {
    if (event.event === 'phase') this.#phase = event.phase
    if (event.event === 'passed' || event.event === 'failed' || this.#phase === CLOSING) this.closing = true
    this.#runner.info(lineOf(event))
    this.#heartbeat.happened()
  }

  close(): void {
    this.#heartbeat.stop()
  }
}
