import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bakes, renderedBake } from '../support/bakes.ts'
import { repository } from '../support/repository.ts'

const directory = path.join(repository, '__tests__/golden/render')
const golden = (name: string, file: string) => path.join(directory, name, file)

/** Bakes whose whole user data is worth a file: the other ones differ in the cloud-config only. */
const WHOLE_USER_DATA = [
  'cpu-on-ubuntu-24.04',
  'docker-is-there-already',
  'rapids-on-deep-learning-ami',
  'rapids-with-driver-on-ubuntu',
  'set-up-of-the-machine',
]

// `vitest run --update` writes the files; they are there to be read, line by line, before they are committed.
it('has golden files for every bake and for nothing else', () => {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$|Dockerfile$/.test(name),
  )
  const expected = Object.keys(bakes).flatMap((name) => [
    `${name}/bake.pkrvars.json`,
    `${name}/cloud-config.yml`,
    ...(name.startsWith('environment-') ? [`${name}/Dockerfile`] : []),
    ...(WHOLE_USER_DATA.includes(name) ? [`${name}/user-data.mime`] : []),
  ])
  expect(files.filter((file) => file.includes('/')).toSorted()).toEqual(expected.toSorted())
})

describe.each(Object.keys(bakes))('what is rendered for %s', (name) => {
  it('cloud-config', async () => {
    await expect((await renderedBake(name)).cloudConfig).toMatchFileSnapshot(golden(name, 'cloud-config.yml'))
  })

  it('Packer variables', async () => {
    await expect((await renderedBake(name)).variables).toMatchFileSnapshot(golden(name, 'bake.pkrvars.json'))
  })
})

it.each(Object.keys(bakes).filter((name) => name.startsWith('environment-')))(
  'the Dockerfile of %s',
  async (name) => {
    const { dockerfile = '' } = await renderedBake(name)
    await expect(dockerfile).toMatchFileSnapshot(golden(name, 'Dockerfile'))
  },
)

it.each(WHOLE_USER_DATA)('the whole user data of %s', async (name) => {
  await expect((await renderedBake(name)).userData).toMatchFileSnapshot(golden(name, 'user-data.mime'))
})
