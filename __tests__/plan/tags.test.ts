import { expect, it } from 'vitest'
import { MOST_TAGS } from '../../src/inputs/aws-grammar.ts'
import { recordTags } from '../../src/packer/record-tags.ts'
import { imageTags, tagsBesideRecord } from '../../src/plan/tags.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

const tagged = {
  ...{
    amiName: 'dask-cpu-1',
    family: 'dask-cpu',
    dockerImage: 'daskdev/dask:latest',
    sourceAmi: 'ami-12345678',
  },
  ...{ runUuid: 'run', repository: 'team/images', fingerprint: 'f'.repeat(64) },
  ...{ baked: new Date(0), expires: new Date(0) },
}

it('the most tags that a user may give leave room for the record of the image, without which it is never reused', () => {
  const tags = Array.from({ length: MOST_TAGS }, (_, index) => `key${index}=x`).join('\n')
  const ofImage = imageTags(requestOf({ tags }), tagged)
  const beside = tagsBesideRecord(ofImage)
  // Those of a copy of the image, which is tagged as such, and smoke-tested.
  expect(beside).toBeGreaterThanOrEqual(Object.keys(ofImage).length + 2)
  const record = recordTags({ facts: aBakedImage().facts, parts: undefined, startSeconds: 40 }, beside)
  expect(Object.keys(record).length).toBeGreaterThan(0)
  expect(50 - beside).toBeGreaterThanOrEqual(6)
})
