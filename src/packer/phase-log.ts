import { stripVTControlCharacters } from 'node:util'
import { Heartbeat } from '../process/waiting.ts'
import type { Runner } from '../runner/runner.ts'
import { type Phase, phaseBegunBy, phases } from './phases.ts'

/** How long one phase of the bake took. */
export interface Timing {
  readonly phase: Phase
  readonly seconds: number
}

/** Shows Packer's lines under a group for each phase, says once a quiet minute that it goes on, and takes the times. */
export class PhaseLog {
  readonly lines: string[] = []
  readonly #runner: Pick<Runner, 'info' | 'openGroup'>
  readonly #timings: Timing[] = []
  readonly #heartbeat: Heartbeat
  #phase: Phase = phases[0]
  #began = performance.now()
  #closeGroup: () => void
  #closed = false

  constructor(runner: Pick<Runner, 'info' | 'openGroup'>) {
    this.#runner = runner
    this.#closeGroup = runner.openGroup(this.#phase)
    this.#heartbeat = new Heartbeat(() =>
      runner.info(`${this.#phase}, for ${Math.round(this.#seconds())} s so far`),
    )
  }

  /** Takes one line of Packer's output. */
  line(raw: string): void {
    const line = stripVTControlCharacters(raw).trimEnd()
    this.lines.push(line)
    const phase = phaseBegunBy(line)
    // Forward only: a script in the builder can print the words of any phase.
    if (phase !== undefined && phases.indexOf(phase) > phases.indexOf(this.#phase)) this.#enter(phase)
    this.#runner.info(raw)
    this.#heartbeat.happened()
  }

  /** Ends the last group and gives all times. May be called again. */
  close(): readonly Timing[] {
    if (!this.#closed) {
      this.#closed = true
      this.#heartbeat.stop()
      this.#leave()
    }
    return this.#timings
  }

  #enter(phase: Phase): void {
    this.#leave()
    this.#phase = phase
    this.#began = performance.now()
    this.#closeGroup = this.#runner.openGroup(phase)
  }

  #leave(): void {
    this.#closeGroup()
    this.#timings.push({ phase: this.#phase, seconds: this.#seconds() })
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000
  }
}
