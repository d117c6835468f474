import { expect, it } from 'vitest'
import { admits } from '../../../src/plan/client/markers.ts'

it.each([
  ["python_full_version >= '3.12'", true],
  ["python_full_version < '3.12.4'", false],
  ["python_full_version == '3.12.*'", true],
  ["python_full_version == '3.11.*'", false],
  ['python_version < "3.10"', false],
  ["'3.12' <= python_version", true],
  ["'3.13' <= python_version", false],
  ["python_version >= '3.9' and python_version < '3.12'", false],
  ["python_version < '3.9' or python_version >= '3.12'", true],
  // What depends on the machine is not known.
  ["sys_platform == 'linux'", undefined],
  ["python_version < '3.12' and sys_platform == 'linux'", false],
  ["python_version >= '3.12' and sys_platform == 'linux'", undefined],
  ["python_version >= '3.12' or sys_platform == 'linux'", true],
  ["python_version < '3.12' or sys_platform == 'linux'", undefined],
  ["(python_version < '3.12' or sys_platform == 'linux') and python_version < '3'", false],
  ["sys_platform == 'linux' and (python_version < '3.12')", false],
  ["'dev' in dependency_groups and python_version < '3.12'", false],
  ["python_version not in '3.11'", undefined],
  // Neither is what cannot be read.
  ["python_version >= '3.12' and", undefined],
  ["python_version >= '3.12' garbage", undefined],
  ["(python_version >= '3.12'", undefined],
  ["python_version >= 'x'", undefined],
  ['$', undefined],
  ['', undefined],
])('%s of Python 3.12.4 is %s', (marker, truth) => {
  expect(admits(marker, '3.12.4')).toBe(truth)
})

it('is not known of an unknown Python', () => {
  expect(admits("python_version < '3.12'", undefined)).toBeUndefined()
})
