import type { Standing } from '../run.ts'

/** Where a sweep stood when it was ended early: it can be ended anywhere. */
export const sweepStanding: Standing = {
  cancelled: () => ({
    code: 'cancelled',
    what: 'The sweep was cancelled.',
    remedy: 'What it had removed until then is gone; the next sweep goes on with the rest.',
  }),
  failed: () => 'The sweep failed',
}
