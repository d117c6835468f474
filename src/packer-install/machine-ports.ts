import { setTimeout } from 'node:timers/promises'
import { PINS } from './pins.ts'
import type { InstallPorts } from './ports.ts'

/** The ports of the machine that this runs on; the runner knows the rest. */
export function machinePorts(
  runner: Omit<InstallPorts, 'os' | 'architecture' | 'pins' | 'now' | 'sleep'>,
): InstallPorts {
  return {
    ...runner,
    os: process.platform,
    architecture: process.arch,
    pins: PINS,
    now: () => new Date(),
    sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  }
}
