import { expect, it } from 'vitest'
import { keepUnproven, publish } from '../../src/publish/publish.ts'
import { fakeCloud } from '../support/fake-cloud.ts'

it.each([
  ['an image and its snapshots', ['snap-1', 'snap-2'], ['ami-1', 'snap-1', 'snap-2']],
  ['an image without snapshots', [], ['ami-1']],
])('marks %s as ready', async (_, snapshots, marked) => {
  const tagged: unknown[] = []
  const image = { ...(await fakeCloud().imageById('ami-1')), snapshots } as never
  const cloud = fakeCloud({
    imageById: async () => image,
    tag: async (resources, tags) => void tagged.push([resources, tags]),
  })
  await publish(cloud, 'ami-1', 'built')
  expect(tagged).toEqual([[marked, { 'bake-dask-ami:status': 'ready', 'bake-dask-ami:proof': 'built' }]])
})

it.each([
  [
    'proven by a cluster',
    'ready',
    'smoked',
    (cloud: ReturnType<typeof fakeCloud>) => publish(cloud, 'ami-1', 'smoked'),
  ],
  [
    'kept unproven',
    'unproven',
    'failed',
    (cloud: ReturnType<typeof fakeCloud>) => keepUnproven(cloud, 'ami-1'),
  ],
])('tells an image that was %s', async (_, status, proof, act) => {
  let tagged: unknown
  await act(
    fakeCloud({
      tag: async (__, tags) => {
        tagged = tags
      },
    }),
  )
  expect(tagged).toEqual({ 'bake-dask-ami:status': status, 'bake-dask-ami:proof': proof })
})
