import { setTimeout } from 'node:timers/promises'
import { PINS } from './pins.ts'
import type { InstallPorts } from './ports.ts'

/** The ports of the machine that this runs on; the runner knows the rest. */
export function machinePorts(
  runner: Pick<InstallPorts, 'log' | 'environment' | 'toolCache' | 'tempDirectory' | 'keyFile'>,
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
