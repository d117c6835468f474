import { describe, expect, it } from 'vitest'
import { pytestCounts, single, total, vitestCounts } from '../../scripts/setup/counts.mjs'

const vitestReport = (passed, failed, files = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files })

const pytestReport = (attributes) =>
  `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" ${attributes} time="1.5" timestamp="2026-11-24T00:00:00" hostname="h"><testcase/></testsuite></testsuites>`

describe('the counts of vitest', () => {
  it('are those of its report', () => {
    expect(vitestCounts(vitestReport(12, 0), 0)).toEqual({ passed: 12, failed: 0 })
    expect(vitestCounts(vitestReport(12, 3), 1)).toEqual({ passed: 12, failed: 3 })
  })

  it('count a file that cannot be loaded as one failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ]
    expect(vitestCounts(vitestReport(1, 1, files), 1)).toEqual({ passed: 1, failed: 2 })
  })

  it('are one failure without a report, without a test, and after a bad end that no test explains', () => {
    expect(vitestCounts(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(vitestCounts(vitestReport(0, 0), 0)).toEqual({ passed: 0, failed: 1 })
    expect(vitestCounts(vitestReport(5, 0), 1)).toEqual({ passed: 5, failed: 1 })
  })
})

describe('the counts of pytest', () => {
  it('are those of its report; errors are failures, skipped tests are neither', () => {
    const report = pytestReport('errors="1" failures="2" skipped="3" tests="20"')
    expect(pytestCounts(report, 1)).toEqual({ passed: 14, failed: 3 })
    expect(pytestCounts(pytestReport('errors="0" failures="0" skipped="0" tests="7"'), 0)).toEqual({
      passed: 7,
      failed: 0,
    })
  })

  it('are one failure without a report, without a test, and after a bad end that no test explains', () => {
    expect(pytestCounts(undefined, 4)).toEqual({ passed: 0, failed: 1 })
    expect(pytestCounts('', 0)).toEqual({ passed: 0, failed: 1 })
    expect(pytestCounts(pytestReport('errors="0" failures="0" skipped="0" tests="0"'), 5)).toEqual({
      passed: 0,
      failed: 1,
    })
    expect(pytestCounts(pytestReport('errors="0" failures="0" skipped="0" tests="3"'), 3)).toEqual({
      passed: 3,
      failed: 1,
    })
  })
})

it('a program is one check, and steps add up', () => {
  expect(total([single(0), single(2), { passed: 5, failed: 2 }])).toEqual({ passed: 6, failed: 3 })
  expect(total([])).toEqual({ passed: 0, failed: 0 })
})
