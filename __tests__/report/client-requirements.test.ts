import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkClient, imageVersions } from '../../src/plan/client/check.ts'
import { clientPackages } from '../../src/plan/client/packages.ts'
import { readLock } from '../../src/plan/client/read-lock.ts'
import { clientRequirements, DASK_CLOUDPROVIDER } from '../../src/report/client-requirements.ts'
import { clientSection } from '../../src/report/client-section.ts'
import { pythonProgram } from '../../src/report/python-program.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { repository } from '../support/repository.ts'

const { cluster, client, facts } = aBakedImage()

describe('client-requirements.txt', () => {
  it('pins the packages of the image, for a named AMI and Python', async () => {
    const golden = path.join(repository, '__tests__/golden/report/client-requirements.txt')
    await expect(clientRequirements('ami-4a9ac69a9a3235029', client)).toMatchFileSnapshot(golden)
  })

  it('has the dask-cloudprovider of the smoke test', () => {
    const locked = readFileSync(path.join(repository, 'src/smoke-test/requirements.in'), 'utf8')
    expect(locked).toMatch(new RegExp(`^dask-cloudprovider\\[aws\\]==${DASK_CLOUDPROVIDER}$`, 'm'))
    expect(locked).toMatch(/^cryptography==/m)
  })

  it('says what it leaves out, and holds nothing that is no version', () => {
    const hostile = clientPackages({
      python_version: '3.12\nevil',
      dask_version: '1\nevil',
      distributed_version: null,
      python_packages: { numpy: '2.4.1 --index-url http://evil', pandas: '3.0.2+cu13' },
    })
    const lines = clientRequirements('ami-1', hostile).split('\n')
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([
      `dask-cloudprovider[aws]==${DASK_CLOUDPROVIDER}`,
      'cryptography',
      '',
    ])
    expect(lines.filter((line) => /numpy|pandas|dask:|distributed:/.test(line))).toEqual([
      '# dask: the image has a version that no public package index has.',
      '# numpy: the image has a version that no public package index has.',
      '# pandas: the image has a version that no public package index has.',
      '# distributed: the image does not say its version; the client needs the same one.',
    ])
    expect(lines.join('\n')).not.toMatch(/evil/)
  })

  it('says so where the record of a reused AMI does not hold the packages', () => {
    const reused = clientPackages({ ...facts, python_packages: undefined })
    expect(clientRequirements('ami-1', reused)).toMatch(
      /\ndistributed==2026\.8\.0\n# The record of the AMI does not say which other packages it has\.\n$/,
    )
  })
})

it('the printed program is run with that file, by a command that the file has too', () => {
  const commands = pythonProgram(cluster, client).split('\n').slice(0, 2)
  expect(commands).toEqual([
    '# uv run --python 3.12 --with-requirements client-requirements.txt cluster.py',
    '# or, with a Python 3.12: pip install --requirement client-requirements.txt',
  ])
  expect(clientRequirements('ami-1', client).split('\n')).toEqual(expect.arrayContaining(commands))
})

describe('the summary says of the lock of a client', () => {
  it('nothing without one', () => {
    expect(clientSection(undefined)).toEqual([])
  })

  it('what is the same, what differs, and what was not compared', async () => {
    const text = 'dask==2026.8.0\nnumpy==2.4.0\nlz4==4.4.5\npandas>=2'
    const lock = readLock('requirements', 'client_<b>.txt', text)
    const checked = checkClient(lock, imageVersions('ami-4a9ac69a9a3235029', facts))
    const golden = path.join(repository, '__tests__/golden/report/client-section.md')
    await expect(clientSection(checked).join('\n')).toMatchFileSnapshot(golden)
  })
})
