import { expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { keptPermissions, permissionTags, tagsToKeepPermissions } from '../../src/publish/kept-permissions.ts'
import { FakeImages } from '../support/fake-images.ts'

const KEY = TAG.launchPermissions
const UNIT = 'arn:aws:organizations::123456789012:ou/o-a1b2c3d4e5/ou-ab12-'
const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => String(100_000_000_000 + index))
const units = (count: number) => accounts(count).map((account) => `${UNIT}${account.slice(4)}`)

it('puts as many permissions into a tag as its value takes', () => {
  expect(permissionTags([])).toEqual({})
  const tags = permissionTags([...accounts(20), 'all'])
  // 19 accounts of 12 digits and the spaces between them are 246 characters.
  expect(tags).toEqual({
    [`${KEY}-1`]: accounts(19).join(' '),
    [`${KEY}-2`]: `${accounts(20).at(-1)} all`,
  })
})

it.each([0, 1, 19, 20, 200, 380])('reads %i accounts from the tags again, in their order', (count) => {
  const tags = permissionTags(accounts(count))
  expect(
    keptPermissions({ ...tags, [TAG.status]: 'ready', [`${KEY}-x`]: 'somebody', [`${KEY}-0`]: 'x' }),
  ).toEqual(accounts(count))
  for (const value of Object.values(tags)) expect(value.length).toBeLessThanOrEqual(256)
})

it('keeps also those whom an unfinished withdrawal or restoration has left in the tags', async () => {
  const fake = new FakeImages()
  const image = fake.addImage('ami-1', 1, { tags: { [`${KEY}-1`]: '111111111111 222222222222' } })
  fake.permissions.set('ami-1', ['222222222222', '333333333333'])
  const kept = await tagsToKeepPermissions(image, fake.cloud(image.region), 1)
  expect(kept).toEqual({ tags: { [`${KEY}-1`]: '111111111111 222222222222 333333333333' } })
})

it('does not ask for the permissions of an image that is disabled: it has none', async () => {
  const fake = new FakeImages()
  const image = fake.addImage('ami-1', 1, { state: 'disabled', tags: { [`${KEY}-1`]: 'all' } })
  expect(await tagsToKeepPermissions(image, fake.cloud(image.region), 0)).toEqual({
    tags: { [`${KEY}-1`]: 'all' },
  })
  expect(fake.asked).toEqual([])
})

it.each([
  [[...units(100)], 5, undefined],
  [[...units(100)], 16, 'ami-1 in eu-west-2 is shared with 100 accounts or organizations'],
  [[...accounts(19 * 44)], 0, undefined],
  [[...accounts(19 * 44 + 1)], 0, 'ami-1 in eu-west-2 is shared with 837 accounts or organizations'],
])('finds out whether %j fit into the tags beside %i others', async (permissions, count, problem) => {
  const fake = new FakeImages()
  const tags = Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']))
  const image = fake.addImage('ami-1', 1, { tags })
  fake.permissions.set('ami-1', permissions)
  const kept = await tagsToKeepPermissions(image, fake.cloud(image.region), 1)
  if (problem === undefined) expect('tags' in kept && keptPermissions(kept.tags)).toEqual(permissions)
  else
    expect(kept).toMatchObject({
      problem: { code: 'permissions-not-kept', what: expect.stringContaining(problem) },
    })
})
