import { expect, it } from 'vitest'
import type { SurveyedContainerImage } from '../../src/plan/container-image.ts'
import { diskSize } from '../../src/plan/disk.ts'

const image = (gib: number): SurveyedContainerImage => ({
  reference: 'dask',
  state: 'found',
  digest: 'sha256:0',
  compressedBytes: gib * 2 ** 30,
  layers: 1,
  environment: {},
})
const unknown: SurveyedContainerImage = { reference: 'dask', state: 'unknown', why: 'nobody knows' }

it.each<[string, number, SurveyedContainerImage[], number]>([
  ['no image: the source and the room', 8, [], 12],
  ['one image: four times its compressed size', 8, [image(2)], 20],
  ['all images, rounded up only once', 8, [image(0.05), image(0.05)], 13],
  ['a byte more than a GiB', 8, [image(2 + 2 ** -30)], 21],
  ['an unknown image: the fallback', 8, [unknown], 30],
  ['an unknown image beside a large one: more than the fallback', 8, [unknown, image(10)], 52],
])('a disk holds %s', (_, snapshot, images, size) => {
  expect(diskSize(snapshot, images, 30)).toBe(size)
})
