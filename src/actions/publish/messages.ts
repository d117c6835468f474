import type { InterruptionMessages } from '../run.ts'

/** What is said of a step that was ended early: it can be ended anywhere. */
export const publishMessages: InterruptionMessages = {
  cancelled: () => ({
    code: 'cancelled',
    what: 'The step was cancelled.',
    remedy: 'What it had changed until then stays changed. The same command again does the rest.',
  }),
  failed: () => 'The command failed',
}
