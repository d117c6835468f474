import { expect, it } from 'vitest'
import { COMPARED_PACKAGES, clientPackages, type FactsForClient } from '../../../src/plan/client/packages.ts'
import { outputOf } from '../../support/programs.ts'
import { testSetup } from '../../support/repository.ts'

const facts: FactsForClient = {
  python_version: '3.12.4',
  dask_version: '2026.8.0',
  distributed_version: '2026.8.0',
  python_packages: {
    ...{ Dask: '2026.8.0', distributed: '2026.8.0', Cloudpickle: '3.1.3', importlib_metadata: '10.2.0' },
    ...{ numpy: '2.4.1', torch: '2.3.0+cu121' },
  },
}

it('are those of the image that client and cluster should have alike, Dask first', () => {
  expect(clientPackages(facts)).toEqual({
    python: '3.12',
    packages: [
      { name: 'dask', version: '2026.8.0' },
      { name: 'distributed', version: '2026.8.0' },
      { name: 'cloudpickle', version: '3.1.3' },
      { name: 'numpy', version: '2.4.1' },
    ],
    ...{ unpublished: [], unknown: [], complete: true },
  })
})

it.each([
  ['2.4.1', true],
  ['26.6.0a3', true],
  ['2026.8.1.dev5', true],
  ['1.0rc1.post2', true],
  ['2.3.0+cu121', false],
  ['2.4.1; import os', false],
  ['1-1', false],
  ['nightly', false],
])('of version %j are pinned: %s', (version, pinned) => {
  const { packages, unpublished } = clientPackages({ ...facts, python_packages: { numpy: version } })
  expect(packages.some(({ name }) => name === 'numpy')).toBe(pinned)
  expect(unpublished).toEqual(pinned ? [] : ['numpy'])
})

it('are dask and distributed alone where the record says no more, and it is known which', () => {
  const record = { ...facts, dask_version: null, python_packages: undefined }
  expect(clientPackages(record)).toEqual({
    python: '3.12',
    packages: [{ name: 'distributed', version: '2026.8.0' }],
    ...{ unpublished: [], unknown: ['dask'], complete: false },
  })
})

it('are all that the distributed of the tests compares', () => {
  const program =
    'import json; from distributed.versions import *; print(json.dumps(required_packages + optional_packages))'
  const compared: unknown = JSON.parse(outputOf(testSetup().client, ['-c', program]))
  expect(COMPARED_PACKAGES).toEqual(expect.arrayContaining(compared as string[]))
})
