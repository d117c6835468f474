import { describe, expect, it } from 'vitest'
import { imageLine, imageListSummary, imagesOutput, type ListedImage } from '../../src/report/image-list.ts'

const image: ListedImage = {
  ...{ id: 'ami-2', region: 'eu-west-2', name: 'dask-cpu-2', baked: '2026-11-02T03:15:20.123Z' },
  ...{ status: 'ready', proof: 'smoked', repository: 'o/r', rejected: undefined, withdrawn: undefined },
  published: [
    { region: 'eu-west-2', parameter: '/dask/cpu' },
    { region: 'eu-west-1', parameter: '/dask/cpu' },
  ],
  amis: {
    'eu-west-2': { id: 'ami-2', state: 'available' },
    'eu-west-1': { id: 'ami-20', state: 'available' },
  },
  ...{ gib: 16, deprecated: undefined },
}
const withdrawn: ListedImage = {
  ...{ ...image, id: 'ami-1', name: 'dask-cpu-1', baked: '', proof: '', published: [] },
  amis: { 'eu-west-2': { id: 'ami-1', state: 'disabled' } },
  ...{ rejected: 'slow', withdrawn: 'CVE | <b>', deprecated: '2027-01-02T03:04:00.000Z' },
}

it('is a table of images with what they are good for', () => {
  expect(
    imageListSummary('dask-cpu', ['eu-west-2', 'eu-west-1'], [image, withdrawn]),
  ).toBe(`## 2 AMIs of the family <code>dask-cpu</code>

In <code>eu-west-2</code>, <code>eu-west-1</code>. Their volumes have 32 GiB; snapshots hold only the blocks that were written.

| AMI | Name | Baked | Status | Published as | Copies | GiB |
| --- | --- | --- | --- | --- | --- | --- |
| <code>ami-2</code> | dask-cpu-2 | 2026-11-02T03:15Z | ready (smoked) | <code>/dask/cpu</code> | eu-west-1 <code>ami-20</code> | 16 |
| <code>ami-1</code> | dask-cpu-1 |  | ready<br>disabled<br>rejected: slow<br>withdrawn: CVE &#124; &#60;b&#62;<br>deprecated from 2027-01-02 |  |  | 16 |
`)
})

it('says of no images that there are none', () => {
  expect(imageListSummary('dask-cpu', ['eu-west-2'], [])).toMatch(
    /^## 0 AMIs of the family .*\n\nIn [^\n]*\n$/,
  )
})

it('says of images in the log what the table says', () => {
  expect([image, withdrawn].map(imageLine)).toEqual([
    'ami-2 in eu-west-2 (dask-cpu-2): baked 2026-11-02T03:15:20.123Z, ready (smoked), published as /dask/cpu, copy ami-20 in eu-west-1, 16 GiB',
    'ami-1 in eu-west-2 (dask-cpu-1): baked at an unknown time, ready, disabled, rejected: slow, withdrawn: CVE | <b>, deprecated from 2027-01-02, 16 GiB',
  ])
})

describe('many images', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ ...image, id: `ami-${index}` }))

  it('are as many rows as a summary holds', () => {
    const lines = imageListSummary('dask-cpu', ['eu-west-2'], many).split('\n')
    expect(lines.filter((line) => line.startsWith('| <code>'))).toHaveLength(500)
    expect(lines).toContain('And 4500 older ones.')
  })

  it('are an output of which the oldest are left out', () => {
    const { json, leftOut } = imagesOutput(many)
    expect(json.length).toBeLessThanOrEqual(900_000)
    const ids = (JSON.parse(json) as ListedImage[]).map(({ id }) => id)
    expect(ids).toEqual(many.slice(0, many.length - leftOut).map(({ id }) => id))
    expect(leftOut).toBeGreaterThan(0)
    expect(imagesOutput(many.slice(0, 2))).toEqual({ json: JSON.stringify(many.slice(0, 2)), leftOut: 0 })
  })
})
