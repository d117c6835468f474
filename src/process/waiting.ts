import { setTimeout as sleep } from 'node:timers/promises'

/** How long nothing may happen before a message says that the work goes on. */
const QUIET_MS = 60_000

/** Sleeps, or returns at once when stopped. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => {})
}

/** Says about once a minute in which nothing happened that something goes on. Keeps no process alive. */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout
  #quietSince = performance.now()

  /** @param say is called after each quiet minute until `stop` */
  constructor(say: () => void) {
    this.#timer = setInterval(() => {
      if (performance.now() - this.#quietSince < QUIET_MS * 0.75) return
      say()
      this.happened()
    }, QUIET_MS / 4)
    this.#timer.unref()
  }

  /** To be called whenever something happens that is logged anyway. */
  happened(): void {
    this.#quietSince = performance.now()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
