import { expect, it } from 'vitest'
import { failing, killed } from './fake-calls.ts'
import { FakeImages } from './fake-images.ts'

const NAME = '/dask/cpu'

function account(): FakeImages {
  const account = new FakeImages()
  account.addImage('ami-1', 1)
  account.addImage('ami-2', 2)
  account.parameters.add('eu-west-2', NAME, ['ami-1'])
  return account
}

it('stores a value after as many reads as are set, and never one that is no available image', async () => {
  const fake = account()
  const cloud = fake.cloud('eu-west-2')
  fake.parameters.validationReads = 2
  await cloud.overwriteParameter(NAME, 'ami-2')
  const seen = [1, 2, 3].map(async () => (await cloud.parameterOf(NAME))?.value)
  expect(await Promise.all(seen)).toEqual(['ami-1', 'ami-1', 'ami-2'])
  fake.parameters.validationReads = 0
  await cloud.overwriteParameter(NAME, 'ami-3')
  expect(fake.parameters.values('eu-west-2', NAME)).toEqual(['ami-1', 'ami-2'])
})

it('makes a parameter once, with its tags, and in one Region', async () => {
  const fake = account()
  fake.addImage('ami-3', 3, { region: 'eu-west-1' })
  const cloud = fake.cloud('eu-west-1')
  expect(await cloud.createParameter(NAME, 'ami-3', { a: 'b' })).toBe(true)
  expect(await cloud.createParameter(NAME, 'ami-3', { c: 'd' })).toBe(false)
  expect(await cloud.parameterTags(NAME)).toEqual({ a: 'b' })
  expect(await cloud.taggedParameters('a', 'b')).toEqual([NAME])
  expect((await cloud.imageReferences(['ami-3'])).get('ami-3')).toEqual([
    'arn:aws:ssm:eu-west-1:123456789012:parameter/dask/cpu',
  ])
  expect(fake.parameters.value('eu-west-2', NAME)).toBe('ami-1')
})

it('forgets the launch permissions of an image that is disabled', async () => {
  const fake = account()
  const cloud = fake.cloud('eu-west-2')
  await cloud.changeLaunchPermissions('ami-1', { add: ['123456789012'], remove: [] })
  await cloud.disableImage('ami-1')
  await cloud.enableImage('ami-1')
  expect(await cloud.launchPermissions('ami-1')).toEqual([])
})

it('copies an image once for each token', async () => {
  const fake = account()
  const cloud = fake.cloud('eu-west-1')
  const copy = {
    ...{ from: { region: 'eu-west-2', id: 'ami-1' }, name: 'copy', description: '', tags: { a: 'b' } },
    ...{ kmsKey: undefined, token: 'one' },
  }
  expect(await cloud.copyImage(copy)).toBe(await cloud.copyImage(copy))
  expect((await cloud.taggedImages({ a: 'b' })).map(({ name }) => name)).toEqual(['copy'])
})

it.each([
  ['before', 'ami-1'],
  ['after', 'ami-2'],
] as const)('ends a client %s a write, and all its later calls', async (moment, value) => {
  const fake = account()
  const cloud = fake.cloud('eu-west-2', killed(1, moment))
  await cloud.parameterOf(NAME)
  await expect(cloud.overwriteParameter(NAME, 'ami-2')).rejects.toThrow('killed')
  await expect(cloud.parameterOf(NAME)).rejects.toThrow('killed')
  await expect(cloud.overwriteParameter(NAME, 'ami-1')).rejects.toThrow('killed')
  expect(fake.parameters.value('eu-west-2', NAME)).toBe(value)
})

it('fails calls as often as is asked for', async () => {
  const fake = account()
  const before = failing(({ method }) => method === 'tag', new Error('slow down'), 1)
  const cloud = fake.cloud('eu-west-2', { before })
  await expect(cloud.tag(['ami-1'], { a: 'b' })).rejects.toThrow('slow down')
  await cloud.tag(['ami-1', 'snap-1'], { a: 'b' })
  await cloud.untag(['snap-1'], ['a'])
  expect([fake.tagsOf('ami-1')['a'], fake.tagsOf('snap-1')['a']]).toEqual(['b', undefined])
})
