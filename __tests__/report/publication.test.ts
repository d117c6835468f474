import { describe, expect, it } from 'vitest'
import type { PublishedParameter } from '../../src/report/baked.ts'
import { parameterOutputs } from '../../src/report/publication.ts'
import { bakedSummary } from '../../src/report/summary.ts'
import { aBakedImage } from '../support/outcomes.ts'

describe('an image that was to be published', () => {
  const published = { name: '/dask/cpu', versions: { 'eu-west-2': 3, 'us-east-1': 1 }, previous: 'ami-1' }
  const summaryOf = (parameter: PublishedParameter) => {
    const baked = aBakedImage()
    return bakedSummary({ ...baked, publication: { ...baked.publication, parameter } })
  }

  it('is named with its parameter, and the program reads that', () => {
    const summary = summaryOf({ ...published, notPublished: undefined })
    expect(summary).toContain(
      'Parameter <code>/dask/cpu</code> names this AMI in <code>eu-west-2</code> (version 3), <code>us-east-1</code> (version 1). Before, it named <code>ami-1</code>.\n',
    )
    expect(summary).toContain('ssm.get_parameter(Name="/dask/cpu")')
  })

  it('is said not to be, and the program has its ID', () => {
    const why = 'ami-0 in eu-west-2 was rejected (<slow>)'
    const summary = summaryOf({ ...published, versions: {}, previous: undefined, notPublished: why })
    expect(summary).toContain(
      '> [!WARNING]\n> Not published as <code>/dask/cpu</code>: ami-0 in eu-west-2 was rejected (&#60;slow&#62;).\n',
    )
    expect(summary).not.toContain('names this AMI')
    expect(summary).toContain('ami="ami-4a9ac69a9a3235029"')
  })

  it('is named with its copies, who may launch it, and when it is deprecated', () => {
    const baked = aBakedImage()
    const amis = { ...baked.publication.amis, 'us-east-1': 'ami-2' }
    const spread = { amis, sharedWith: ['111111111111'], deprecated: new Date('2027-01-01T08:00:00Z') }
    const summary = bakedSummary({ ...baked, publication: { ...baked.publication, ...spread } })
    expect(summary).toContain(
      [
        'Copied as <code>ami-2</code> in <code>us-east-1</code>.\n',
        'Shared with <code>111111111111</code>.\n',
        'Deprecated from <code>2027-01-01T08:00:00.000Z</code> on.\n',
      ].join('\n'),
    )
    expect(bakedSummary(baked)).not.toMatch(/^(?:Copied|Shared|Deprecated)/m)
  })

  it('gives outputs that name it only where it is published', () => {
    expect(parameterOutputs(undefined)).toEqual({
      'ssm-parameter': '',
      'ssm-parameter-versions': '{}',
      'previous-ami': '',
    })
    expect(parameterOutputs({ ...published, notPublished: undefined })).toEqual({
      'ssm-parameter': '/dask/cpu',
      'ssm-parameter-versions': '{"eu-west-2":3,"us-east-1":1}',
      'previous-ami': 'ami-1',
    })
    expect(parameterOutputs({ ...published, notPublished: 'it names ami-3' })).toMatchObject({
      'ssm-parameter': '',
    })
  })
})
