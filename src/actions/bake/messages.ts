import type { RunState } from '../../runner/state.ts'
import type { InterruptionMessages } from '../run.ts'

/** What is said of a bake that was ended early. */
export const bakeMessages: InterruptionMessages = {
  cancelled: (state) => ({
    code: 'cancelled',
    what: 'The bake was cancelled.',
    remedy: whatHappensNext(state),
  }),

  failed: (state) => {
    if (!state.hasRun()) return 'Nothing was launched'
    return isReady(state) ? 'The image is ready, but the step failed' : 'The bake failed'
  },
}

function whatHappensNext(state: RunState): string {
  if (!state.hasRun()) return 'Nothing was launched.'
  if (isReady(state)) return 'The image is ready and stays.'
  if (state.hasProcess('packer')) return 'Packer ends the builder, and the post step removes what is left.'
  return 'The post step removes what is left: machines, and the image, which was not ready.'
}

function isReady(state: RunState): boolean {
  return state.readOutcome() !== 'building'
}
