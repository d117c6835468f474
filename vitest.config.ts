import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The set-up is JavaScript, since it runs before anything is installed; so are its tests.
    include: ['__tests__/**/*.test.{ts,mjs}'],
    // Scenarios start processes on machines that may be busy: this bounds a hang, it is no claim about speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A skipped or focused test that slips in must not pass for a green run.
    allowOnly: false,
  },
})
