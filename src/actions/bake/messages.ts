import type { Runner } from '../../runner/runner.ts'
import type { Standing } from '../run.ts'

/** Where a bake stood when it was ended early, by what it had saved for the post step until then. */
export const bakeStanding: Standing = {
  cancelled: (runner) => ({
    code: 'cancelled',
    what: 'The bake was cancelled.',
    remedy: whatHappensNext(runner),
  }),

  failed: (runner) => {
    if (!hasBegun(runner)) return 'Nothing was launched'
    return isReady(runner) ? 'The image is ready, but the step failed' : 'The bake failed'
  },
}

function whatHappensNext(runner: Pick<Runner, 'state'>): string {
  if (!hasBegun(runner)) return 'Nothing was launched.'
  if (isReady(runner)) return 'The image is ready and stays.'
  if (runner.state('packer-pid') !== '')
    return 'Packer ends the builder, and the post step removes what is left.'
  return 'The post step removes what is left: machines, and the image, which was not ready.'
}

function hasBegun(runner: Pick<Runner, 'state'>): boolean {
  return runner.state('run-uuid') !== ''
}

function isReady(runner: Pick<Runner, 'state'>): boolean {
  return runner.state('outcome').startsWith('ready')
}
