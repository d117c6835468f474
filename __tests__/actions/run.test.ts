import { expect, it } from 'vitest'
import { bakeMessages } from '../../src/actions/bake/messages.ts'
import { failingOnce } from '../../src/actions/run.ts'
import { UserError } from '../../src/errors/problem.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const denied = new UserError([{ code: 'access-denied', what: 'It was denied.', remedy: 'Allow it.' }])

/** What a step leaves behind that had saved this state. */
async function ran(state: Record<string, string>, step: (runner: RecordingRunner) => Promise<void>) {
  const runner = new RecordingRunner()
  Object.assign(runner.saved, state)
  await failingOnce(runner, () => step(runner), bakeMessages)
  return { problems: runner.problems, title: runner.summary.split('\n')[0], left: runner.left, runner }
}

const never = () => new Promise<never>(() => {})
const RUN = { 'run-uuid': 'run-a' }

it('says nothing about a step that ends well, and does not end the process', async () => {
  const { problems, title, left, runner } = await ran(RUN, async () => {})
  expect({ problems, title, left }).toEqual({ problems: [], title: '', left: false })
  expect(runner.cancel('SIGINT')).toBe(0)
})

it.each([
  ['before anything was launched', {}, '## Nothing was launched'],
  ['after its machines were launched', RUN, '## The bake failed'],
  ['after its image was ready', { ...RUN, outcome: 'ready' }, '## The image is ready, but the step failed'],
])('has a true title for a step that fails %s', async (_, state, title) => {
  const failed = await ran(state, () => Promise.reject(denied))
  expect(failed).toMatchObject({ problems: denied.problems, title, left: false })
})

it.each([
  ['before anything was launched', {}, 'Nothing was launched.'],
  ['while Packer runs', { ...RUN, 'packer-pid': '7' }, /^Packer ends the builder, and the post step removes/],
  ['after Packer', { ...RUN, 'packer-pid': '' }, /^The post step removes what is left/],
  ['when its image is ready', { ...RUN, outcome: 'ready-not-swept' }, 'The image is ready and stays.'],
])(
  'ends the process of a step that is cancelled %s, and says what happens next',
  async (_, state, remedy) => {
    const { problems, title, left } = await ran(state, async (runner) => {
      queueMicrotask(() => runner.cancel('SIGTERM'))
      await never()
    })
    const next = typeof remedy === 'string' ? remedy : expect.stringMatching(remedy)
    expect(problems).toEqual([{ code: 'cancelled', what: 'The bake was cancelled.', remedy: next }])
    expect({ title, left }).toEqual({ title: '## The bake was cancelled', left: true })
  },
)

it('fails once when the step fails because it was cancelled', async () => {
  const { problems } = await ran(RUN, async (runner) => {
    const heard = new Promise<void>((resolve) => void runner.onCancel(() => resolve()))
    queueMicrotask(() => runner.cancel('SIGINT'))
    await heard
    throw new UserError([{ code: 'build-failed', what: 'Packer ended.', remedy: '' }])
  })
  expect(problems.map(({ code }) => code)).toEqual(['cancelled'])
})
