import { expect, it } from 'vitest'
import { requireOwnImage } from '../../src/publish/own-image.ts'
import { building } from '../support/account.ts'
import { fakeCloud } from '../support/fake-cloud.ts'

const RUN = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const GOOD = { state: 'available', tags: building(RUN) }

it.each([
  ['that is not there, or is another account’s', undefined, 'the account owns no such image'],
  ['without tags', { ...GOOD, tags: {} }, "does not carry this run's tag"],
  ['of another run', { ...GOOD, tags: building('another') }, "does not carry this run's tag"],
  [
    'that is ready',
    { ...GOOD, tags: { ...GOOD.tags, 'bake-dask-ami:status': 'ready' } },
    "is not 'building'",
  ],
  ['that is pending', { ...GOOD, state: 'pending' }, "its state is 'pending'"],
])('an image %s is rejected', async (_, image, why) => {
  const cloud = fakeCloud({ ownImage: async () => image })
  await expect(requireOwnImage(cloud, 'ami-1', RUN, 0)).rejects.toMatchObject({
    problems: [{ code: 'invalid-build-result', what: expect.stringContaining(why) }],
  })
})

it('an image whose tags EC2 lists a moment later is taken', async () => {
  const answers = [undefined, { ...GOOD, tags: {} }, GOOD]
  const cloud = fakeCloud({ ownImage: async () => answers.shift() })
  await requireOwnImage(cloud, 'ami-1', RUN, 0)
  expect(answers).toEqual([])
})
