import type { InterruptionMessages } from '../run.ts'

/** What is said of a sweep that was ended early: it can be ended anywhere. */
export const sweepMessages: InterruptionMessages = {
  cancelled: () => ({
    code: 'cancelled',
    what: 'The sweep was cancelled.',
    remedy: 'What it had removed until then is gone; the next sweep goes on with the rest.',
  }),
  failed: () => 'The sweep failed',
}
