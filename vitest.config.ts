import { defineConfig } from 'vitest/config'
import SlowFirst from './__tests__/support/slow-first.ts'

export default defineConfig({
  test: {
    // The set-up is JavaScript, since it runs before anything is installed; so are its tests.
    include: ['__tests__/**/*.test.{ts,mjs}'],
    // Scenarios start processes on machines that may be busy: this bounds a hang, it is no claim about speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // The long ones wait for other processes most of their time, so more go on at once than there are cores.
    maxWorkers: 6,
    sequence: { sequencer: SlowFirst },
    // A skipped or focused test that slips in must not pass for a green run.
    allowOnly: false,
  },
})
