import { expect, it } from 'vitest'
import { pythonSuites, suiteOf } from '../../scripts/setup/python-suites.mjs'

it.each([
  [['rehearsal/tests'], 'rehearsal'],
  [['./rehearsal/tests/local_ec2/test_tags.py', '-k', 'name'], 'rehearsal'],
  [['-x', '__tests__/smoke-test/cluster/test_events.py'], 'cluster'],
  [['__tests__/permissions/test_policies.py'], 'policies'],
])('%j run in the environment of %s', (args, name) => {
  expect(suiteOf(args)).toBe(pythonSuites[name])
})

it.each([
  [[]],
  [['-k', 'name']],
  [['src']],
  [['rehearsal/tests-of-mine']],
  [['rehearsal/tests', '__tests__/permissions']],
])('%j are rejected with the folders that are allowed', (args) => {
  expect(() => suiteOf(args)).toThrow(
    /Name files or folders in one of these: rehearsal\/tests, __tests__\/smoke-test\/cluster, __tests__\/permissions\. Given: /,
  )
})
