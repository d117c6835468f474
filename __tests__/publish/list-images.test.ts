import { expect, it } from 'vitest'
import type { AccountImage } from '../../src/aws/image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { listImages } from '../../src/publish/list-images.ts'
import { FakeImages } from '../support/fake-images.ts'

const HERE = 'eu-west-2'
const THERE = 'eu-west-1'
const FAMILY = { [TAG.family]: 'dask-cpu' }

function copyOf(fake: FakeImages, id: string, day: number, differences: Partial<AccountImage> = {}): void {
  const copy = { region: THERE, ...differences }
  const tags = { ...fake.tagsOf(id), ...differences.tags, [TAG.copyOf]: `${HERE}/${id}` }
  fake.addImage(`${id}-there`, day, { ...copy, tags })
}

it('lists images of the family with their copies, the newest first', async () => {
  const fake = new FakeImages()
  fake.addImage('ami-2', 2, { deprecated: '2027-01-01T00:00:00.000Z' })
  fake.addImage('ami-1', 1, { state: 'disabled', tags: { [TAG.withdrawn]: 'CVE', [TAG.repository]: 'o/r' } })
  fake.addImage('ami-3', 3, { tags: { [TAG.status]: 'unproven', [TAG.smokeTest]: 'failed' } })
  fake.addImage('ami-4', 4, { tags: { [TAG.family]: 'other' } })
  copyOf(fake, 'ami-2', 3, { tags: { [TAG.rejected]: 'slow' }, gib: 9 })
  fake.parameters.add(HERE, '/dask/cpu', ['ami-1', 'ami-2'], { tags: FAMILY })
  fake.parameters.add(THERE, '/dask/cpu', ['ami-2-there'], { tags: FAMILY })
  fake.parameters.add(THERE, '/other', ['ami-2-there'], { tags: {} })
  const images = await listImages('dask-cpu', [fake.cloud(HERE), fake.cloud(THERE)])
  expect(images.map(({ id }) => id)).toEqual(['ami-3', 'ami-2', 'ami-1'])
  expect(images[0]).toMatchObject({ status: 'unproven', proof: 'failed', published: [], repository: '' })
  expect(images[1]).toEqual({
    ...{ id: 'ami-2', region: HERE, name: 'dask-cpu-ami-2', baked: '2026-11-02T00:00:00.000Z' },
    ...{ status: 'ready', proof: 'smoked', repository: '', rejected: 'slow', withdrawn: undefined },
    published: [
      { region: HERE, parameter: '/dask/cpu' },
      { region: THERE, parameter: '/dask/cpu' },
    ],
    amis: {
      [HERE]: { id: 'ami-2', state: 'available' },
      [THERE]: { id: 'ami-2-there', state: 'available' },
    },
    ...{ gib: 17, deprecated: '2027-01-01T00:00:00.000Z' },
  })
  expect(images[2]).toMatchObject({
    withdrawn: 'CVE',
    repository: 'o/r',
    amis: { [HERE]: { state: 'disabled' } },
  })
})

it('lists a copy whose first image is gone or in a Region that is not listed', async () => {
  const fake = new FakeImages()
  fake.addImage('ami-2', 2)
  copyOf(fake, 'ami-2', 2)
  expect(await listImages('dask-cpu', [fake.cloud(THERE)])).toMatchObject([
    { id: 'ami-2-there', region: THERE, amis: { [THERE]: { id: 'ami-2-there' } } },
  ])
})

it('asks as often for a thousand images in 17 Regions as for one', async () => {
  const fake = new FakeImages()
  const regions = Array.from({ length: 17 }, (_, index) => `eu-west-${index}`)
  for (const region of regions) {
    for (let index = 0; index < 1000; index += 1) {
      const id = `ami-${index}`
      const tags = region === regions[0] ? {} : { [TAG.copyOf]: `${regions[0]}/${id}-${regions[0]}` }
      fake.addImage(`${id}-${region}`, 1 + (index % 28), { region, tags })
    }
    fake.parameters.add(region, '/dask/cpu', [`ami-999-${region}`], { tags: FAMILY })
  }
  const images = await listImages(
    'dask-cpu',
    regions.map((region) => fake.cloud(region)),
  )
  expect(images).toHaveLength(1000)
  expect(images.filter(({ published }) => published.length === 17)).toHaveLength(1)
  expect(new Set(images.map(({ amis }) => Object.keys(amis).length))).toEqual(new Set([17]))
  // Images, names of parameters, one parameter. Images come in pages of 1,000 (src/aws/sdk-image-cloud.ts).
  expect(fake.asked).toHaveLength(17 * 3)
})
