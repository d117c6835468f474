import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImageFacts } from '../../src/packer/image-facts.ts'
import { recordOf, recordTags } from '../../src/packer/record-tags.ts'
import { aBakedImage } from '../support/outcomes.ts'

const { facts } = aBakedImage()
const OTHER_TAGS = 20

/** The record of an image of which nothing but its facts is known. */
const tagsWith = (facts: ImageFacts, otherTags: number) =>
  recordTags({ facts, parts: undefined, startSeconds: undefined }, otherTags)

/** So many packages whose names and versions do not compress. */
function packages(count: number): ImageFacts['packages'] {
  const text = (index: number) => createHash('sha256').update(String(index)).digest('base64url')
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [text(index), `1.${text(-index - 1)}`]),
  )
}

/** The tags of a record with this content, and a checksum that is right. */
function tagsOf(content: unknown): Record<string, string> {
  const body = deflateRawSync(typeof content === 'string' ? content : JSON.stringify(content)).toString(
    'base64',
  )
  const text = createHash('sha256').update(body).digest('hex').slice(0, 16) + body
  const values = text.match(/.{1,256}/g) ?? []
  return Object.fromEntries(
    values.map((value, index) => [`bake-dask-ami:record-${String(index + 1).padStart(2, '0')}`, value]),
  )
}

describe('the record of an image in the tags of its snapshot', () => {
  it('is read as it was written, beside other tags', () => {
    const parts = { 'source AMI': 'f00dfacecafe', 'digest of daskdev/dask:latest': '0123456789ab' }
    const tags = recordTags({ facts, parts, startSeconds: 31.5 }, OTHER_TAGS)
    expect(recordOf({ Name: 'dask', ...tags })).toEqual({ facts, leftOut: [], parts, startSeconds: 31.5 })
  })

  it('has values that EC2 takes', () => {
    const tags = Object.entries(tagsWith({ ...facts, python_packages: packages(50) }, OTHER_TAGS))
    expect(tags.length).toBeGreaterThan(1)
    expect(tags.length).toBeLessThanOrEqual(30)
    for (const [key, value] of tags) {
      expect(key).toMatch(/^bake-dask-ami:record-\d\d$/)
      expect(value).toMatch(/^[A-Za-z0-9+/=]{1,256}$/)
    }
  })

  it.each<[string, Partial<ImageFacts>, readonly string[]]>([
    ['the Debian packages first', { packages: packages(400) }, ['packages']],
    [
      'then those of Python',
      { packages: packages(400), python_packages: packages(400) },
      ['packages', 'python_packages'],
    ],
  ])('leaves out what does not fit: %s', (_, long, leftOut) => {
    const record = recordOf(tagsWith({ ...facts, ...long }, OTHER_TAGS))
    expect(record?.leftOut).toEqual(leftOut)
    const left = Object.keys(facts).filter((name) => !leftOut.includes(name))
    expect(Object.keys(record?.facts ?? {}).sort()).toEqual(left.sort())
    expect(record?.startSeconds).toBeUndefined()
  })

  it('takes no more tags than the resource has room for', () => {
    const long = { ...facts, python_packages: packages(60) }
    const [few, many] = [45, OTHER_TAGS].map((others) => Object.keys(tagsWith(long, others)).length)
    expect(many).toBeGreaterThan(5)
    expect(few).toBeLessThanOrEqual(5)
    expect(tagsWith(facts, 50)).toEqual({})
  })
})

describe('what is no record', () => {
  const tags = recordTags(
    { facts: { ...facts, python_packages: packages(50) }, parts: undefined, startSeconds: 12 },
    OTHER_TAGS,
  )
  const [first = '', second = ''] = Object.keys(tags)
  const good = { version: 1, facts, left_out: [] }

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no tags at all', {}],
    ['a tag is missing', Object.fromEntries(Object.entries(tags).filter(([key]) => key !== second))],
    ['a value was changed', { ...tags, [first]: `${tags[first]?.slice(0, -1)}!` }],
    ['a tag of another record', { ...tags, [second]: tagsWith(facts, OTHER_TAGS)[first] ?? '' }],
    ['a further tag', { ...tags, 'bake-dask-ami:record-30': 'AAAA' }],
    ['no JSON', tagsOf('no JSON')],
    ['a list', tagsOf([])],
    ['another version', tagsOf({ ...good, version: 2 })],
    ['facts of another form', tagsOf({ ...good, facts: { ...facts, kernel: ['6.8'] } })],
    ['facts with a control character', tagsOf({ ...good, facts: { kernel: '6.8\n::warning::' } })],
    ['no number of seconds', tagsOf({ ...good, start_seconds: 'soon' })],
    ['much more than it seems', tagsOf(' '.repeat(2 ** 22))],
  ])('is not taken for one: %s', (_, given) => {
    expect(recordOf(given)).toBeUndefined()
  })

  it('but a record that was made by hand in the same form is one', () => {
    expect(recordOf(tagsOf(good))).toEqual({ facts, leftOut: [], startSeconds: undefined })
  })
})
