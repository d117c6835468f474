import { expect, it } from 'vitest'
import { keepUnproven, publish } from '../../src/publish/publish.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

it.each([
  ['an image and its snapshots', ['snap-1', 'snap-2'], ['ami-1', 'snap-1', 'snap-2']],
  ['an image without snapshots', [], ['ami-1']],
])('marks %s as ready', async (_, snapshots, marked) => {
  const tagged: unknown[] = []
  const untagged: unknown[] = []
  const image = { ...(await fakeCloud().imageById('ami-1')), snapshots } as never
  const cloud = fakeCloud({
    imageById: async () => image,
    tag: async (resources, tags) => void tagged.push([resources, tags]),
    untag: async (resources, keys) => void untagged.push([resources, keys]),
  })
  await publish(cloud, 'ami-1', 'built', new RecordingRunner())
  expect(tagged).toEqual([[marked, { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'built' }]])
  expect(untagged).toEqual([[marked, ['bake-dask-ami:expires']]])
})

it('only warns when the expiry cannot be taken off: the image is ready by then', async () => {
  const runner = new RecordingRunner()
  const cloud = fakeCloud({ untag: () => Promise.reject(new Error('slow down')) })
  await publish(cloud, 'ami-1', 'built', runner)
  expect(runner.warnings).toEqual(['The tag bake-dask-ami:expires stays on ami-1 (slow down).'])
})

it.each([
  [
    'tested by a cluster',
    'ready',
    'smoked',
    (cloud: ReturnType<typeof fakeCloud>) => publish(cloud, 'ami-1', 'smoked', new RecordingRunner()),
  ],
  [
    'kept unproven',
    'unproven',
    'failed',
    (cloud: ReturnType<typeof fakeCloud>) => keepUnproven(cloud, 'ami-1', 'failed', new RecordingRunner()),
  ],
])('tells an image that was %s', async (_, status, smokeTest, act) => {
  let tagged: unknown
  await act(
    fakeCloud({
      tag: async (__, tags) => {
        tagged = tags
      },
    }),
  )
  expect(tagged).toEqual({ 'bake-dask-ami:status': status, 'bake-dask-ami:proof': smokeTest })
})
