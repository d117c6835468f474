import { describe, expect, it } from 'vitest'
import type { AccountImage } from '../../src/aws/image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { chooseImage, readyImages, type Wanted } from '../../src/plan/reuse.ts'
import { FakeImages } from '../support/fake-images.ts'

const FINGERPRINT = 'f'.repeat(64)
const ALIKE = { [TAG.fingerprint]: FINGERPRINT }
const OTHER = { [TAG.fingerprint]: 'e'.repeat(64) }

const wanted: Wanted = {
  family: 'dask-cpu',
  repository: undefined,
  fingerprint: FINGERPRINT,
  smokeTested: true,
  maxAgeDays: 7,
  published: false,
  now: new Date('2026-11-20T12:00:00Z'),
}

/** Images by id, each baked at a day of November and with tags. */
function images(...given: [string, number, Record<string, string>, Partial<AccountImage>?][]) {
  const account = new FakeImages()
  return given.map(([id, day, tags, differences]) => account.addImage(id, day, { ...differences, tags }))
}

const choose = (given: readonly AccountImage[], differences: Partial<Wanted> = {}) => {
  const all = { ...wanted, ...differences }
  return chooseImage(readyImages(given, all), all)
}

describe('the image that is reused', () => {
  it('is the newest that is alike, in whatever order they are listed', () => {
    const given = images(['ami-15', 15, ALIKE], ['ami-18', 18, ALIKE], ['ami-17', 17, ALIKE])
    expect(choose(given)).toMatchObject({ kind: 'reuse', image: { id: 'ami-18' } })
    expect(choose(given.toReversed())).toMatchObject({ kind: 'reuse', image: { id: 'ami-18' } })
  })

  it('may be older than one that is not', () => {
    const given = images(['ami-17', 17, ALIKE], ['ami-18', 18, OTHER])
    expect(choose(given)).toMatchObject({ kind: 'reuse', image: { id: 'ami-17' } })
  })

  it.each<[string, Record<string, string>, Partial<AccountImage>]>([
    ['is withdrawn', { [TAG.withdrawn]: 'CVE-2026-1' }, {}],
    ['was rejected', { [TAG.rejected]: 'slow' }, {}],
    ['is disabled', {}, { state: 'disabled' }],
    ['was not smoke-tested', { [TAG.smokeTest]: 'built' }, {}],
  ])('may be published although a newer one has other contents that %s', (_, tags, differences) => {
    const given = images(['ami-17', 17, ALIKE], ['ami-18', 18, { ...OTHER, ...tags }, differences])
    expect(choose(given, { published: true })).toMatchObject({ kind: 'reuse', image: { id: 'ami-17' } })
  })

  it('may be older than one that is alike and was not smoke-tested, and needs no smoke test where none is asked for', () => {
    const built = { ...ALIKE, [TAG.smokeTest]: 'built' }
    const given = images(['ami-17', 17, ALIKE], ['ami-18', 18, built])
    expect(choose(given)).toMatchObject({ kind: 'reuse', image: { id: 'ami-17' } })
    expect(choose(given, { smokeTested: false })).toMatchObject({ kind: 'reuse', image: { id: 'ami-18' } })
  })

  it('is as old as it may be, and no older', () => {
    const given = images(['ami-17', 17, ALIKE])
    const at = (now: string) => choose(given, { now: new Date(now) }).kind
    expect([at('2026-11-24T00:00:00Z'), at('2026-11-24T00:00:01Z')]).toEqual(['reuse', 'none'])
  })
})

describe('images among which none is chosen', () => {
  it.each<[string, AccountImage[]]>([
    ['there is none', []],
    ['one is still being made', images(['ami-18', 18, { ...ALIKE, [TAG.status]: 'building' }])],
    ['one has failed its smoke test', images(['ami-18', 18, { ...ALIKE, [TAG.status]: 'unproven' }])],
    ['one is of another family', images(['ami-18', 18, { ...ALIKE, [TAG.family]: 'dask-cpu-2' }])],
    ['one is of another repository', images(['ami-18', 18, { ...ALIKE, [TAG.repository]: 'a/fork' }])],
    ['one is a copy', images(['ami-18', 18, { ...ALIKE, [TAG.copyOf]: 'us-east-1/ami-1' }])],
  ])('%s', (_, given) => {
    const why = "There is no ready image of the family 'dask-cpu'."
    expect(choose(given)).toEqual({ kind: 'none', why })
  })

  it.each<[Record<string, string>, Partial<AccountImage>, string]>([
    [{ [TAG.withdrawn]: 'CVE-2026-1' }, { state: 'disabled' }, ' and was withdrawn (CVE-2026-1).'],
    [{ [TAG.rejected]: 'slow' }, {}, ' and was rejected by a rollback (slow).'],
    [{ [TAG.rejected]: '' }, {}, ' and was rejected by a rollback.'],
    [{}, { state: 'disabled' }, ", but its state is 'disabled'."],
    [{ [TAG.smokeTest]: 'built' }, {}, ', but has passed no smoke test.'],
    [{ [TAG.baked]: '2026-11-12T06:00:00.000Z' }, {}, ", but was baked 8.3 days ago; 'max-age-days' is 7."],
    [{ [TAG.baked]: 'long ago' }, {}, ", but does not say when it was baked; 'max-age-days' is 7."],
  ])('one has the tags %o and %o', (tags, differences, why) => {
    const given = images(['ami-18', 18, { ...ALIKE, ...tags }, differences])
    expect(choose(given)).toEqual({ kind: 'none', why: `ami-18 has the same contents${why}` })
  })

  it.each([TAG.rejected, TAG.withdrawn])(
    'one that is alike has the tag %s, and a newer one has not',
    (key) => {
      const given = images(['ami-17', 17, { ...ALIKE, [key]: 'bad' }], ['ami-18', 18, ALIKE])
      expect(choose(given)).toMatchObject({
        kind: 'none',
        why: expect.stringMatching(/^ami-17 has the same/),
      })
    },
  )

  it('one is alike, but a parameter would go on naming a newer one', () => {
    const given = images(['ami-17', 17, ALIKE], ['ami-18', 18, OTHER])
    expect(choose(given, { published: true })).toMatchObject({ kind: 'changed', newest: { id: 'ami-18' } })
  })

  it('none is alike: the newest is compared', () => {
    const given = images(['ami-18', 18, OTHER], ['ami-19', 19, {}])
    expect(choose(given)).toMatchObject({ kind: 'changed', newest: { id: 'ami-19' } })
  })
})
