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
  await publish(cloud, 'ami-1', 'built', {}, new RecordingRunner())
  expect(tagged).toEqual([[marked, { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'built' }]])
  expect(untagged).toEqual([[marked, ['bake-dask-ami:expires']]])
})

it('writes the record to the snapshots, before the image is ready', async () => {
  const tagged: unknown[] = []
  const image = { ...(await fakeCloud().imageById('ami-1')), snapshots: ['snap-1', 'snap-2'] } as never
  const cloud = fakeCloud({
    imageById: async () => image,
    tag: async (resources, tags) => void tagged.push([resources, Object.keys(tags)]),
  })
  await publish(cloud, 'ami-1', 'built', { 'bake-dask-ami:record-01': 'abc' }, new RecordingRunner())
  expect(tagged).toEqual([
    [['snap-1', 'snap-2'], ['bake-dask-ami:record-01']],
    [
      ['ami-1', 'snap-1', 'snap-2'],
      ['bake-dask-ami:status', 'bake-dask-ami:proof'],
    ],
  ])
})

it('only warns when the record cannot be written', async () => {
  const runner = new RecordingRunner()
  const tagged: unknown[] = []
  const image = { ...(await fakeCloud().imageById('ami-1')), snapshots: ['snap-1'] } as never
  const cloud = fakeCloud({
    imageById: async () => image,
    tag: async (_, tags) => {
      if ('bake-dask-ami:record-01' in tags) throw new Error('TagLimitExceeded')
      tagged.push(tags)
    },
  })
  await publish(cloud, 'ami-1', 'built', { 'bake-dask-ami:record-01': 'abc' }, runner)
  expect(runner.warnings).toEqual([
    'The record of the image could not be written to the tags of its snapshots (TagLimitExceeded).',
  ])
  expect(tagged).toEqual([{ 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'built' }])
})

it('only warns when the expiry cannot be taken off: the image is ready by then', async () => {
  const runner = new RecordingRunner()
  const cloud = fakeCloud({ untag: () => Promise.reject(new Error('slow down')) })
  await publish(cloud, 'ami-1', 'built', {}, runner)
  expect(runner.warnings).toEqual(['The tag bake-dask-ami:expires stays on ami-1 (slow down).'])
})

it.each([
  [
    'tested by a cluster',
    'ready',
    'smoked',
    (cloud: ReturnType<typeof fakeCloud>) => publish(cloud, 'ami-1', 'smoked', {}, new RecordingRunner()),
  ],
  [
    'kept unproven',
    'unproven',
    'failed',
    (cloud: ReturnType<typeof fakeCloud>) => keepUnproven(cloud, 'ami-1', 'failed', new RecordingRunner()),
  ],
])('reports an image that was %s', async (_, status, smokeTest, act) => {
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
