import { describe, expect, it } from 'vitest'
import { localNamesOf } from '../../src/workspace/requirements.ts'

describe('a file of requirements', () => {
  it.each([
    '-r base.txt',
    '-rbase.txt',
    '--requirement base.txt',
    '--requirement=base.txt',
    '-c base.txt  # why',
    '--constraint \\\n base.txt',
    '\ufeff-r base.txt\r',
  ])('that names another: %j', (text) => {
    expect(localNamesOf(text)).toEqual({ includes: ['base.txt'], paths: [] })
  })

  it.each([
    '.',
    '.[gpu]',
    './package',
    '../package[extra] ; python_version > "3"',
    '/src/package',
    'packages/one',
    'file:///src/package',
    '-e .',
    '-e./package',
    '--editable=../package',
    '--editable file:./package',
    'wheels/a-1-py3-none-any.whl',
    'a-1-py3-none-any.whl',
    'a-1.tar.gz',
    'package @ file:///src/package',
    'package[extra]@./package',
    '-f wheels',
    '--find-links ./wheels',
    'git+file:///src/package',
  ])('that names a path: %s', (line) => {
    expect(localNamesOf(`dask==1\n${line}\n`)).toEqual({ includes: [], paths: [line] })
  })

  it.each([
    'dask',
    'dask[complete]==2026.7.1 ; sys_platform == "linux"  # a/b',
    'dask==2026.7.1 \\\n  --hash=sha256:00/aa',
    'dask>=2026,<2027',
    'package @ https://host/package-1.whl',
    'package @ git+https://host/package.git@main',
    'https://host/package-1.tar.gz',
    'git+ssh://git@host/package.git',
    '-e git+https://host/package.git#egg=package',
    '-r https://host/base.txt',
    '--find-links https://host/wheels/',
    '--index-url https://$USER:$PASSWORD@host/simple/',
    '--extra-index-url=https://host/simple',
    '--require-hashes',
    '# ./package',
    'zope.interface',
  ])('that names none: %s', (text) => {
    expect(localNamesOf(text)).toEqual({ includes: [], paths: [] })
  })
})
