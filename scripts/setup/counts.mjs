/**
 * How many checks of a step passed and failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * One check that is a whole program: it passed when the program ended well.
 *
 * @param {number} exitCode
 * @returns {Counts}
 */
export function single(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Adds the counts of steps.
 *
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function total(counts) {
  const sum = (/** @type {(counts: Counts) => number} */ pick) =>
    counts.reduce((so, one) => so + pick(one), 0)
  return { passed: sum((one) => one.passed), failed: sum((one) => one.failed) }
}

/**
 * The counts in the report of `vitest --reporter=json`.
 *
 * @param {string | undefined} report the file's text; undefined when vitest wrote none
 * @param {number} exitCode vitest's
 * @returns {Counts}
 */
export function vitestCounts(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(report)
  // A file that cannot even be loaded has no tests that could fail.
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return settle({ passed, failed: numFailedTests + unloaded }, exitCode)
}

/**
 * The counts in the JUnit report of `pytest --junitxml`.
 *
 * @param {string | undefined} report the file's text; undefined when pytest wrote none
 * @param {number} exitCode pytest's
 * @returns {Counts}
 */
export function pytestCounts(report, exitCode) {
  const suite = report?.match(/<testsuite [^>]*>/)?.[0]
  if (suite === undefined) return { passed: 0, failed: 1 }
  const count = (/** @type {string} */ name) =>
    Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const failed = count('failures') + count('errors')
  return settle({ passed: Math.max(0, count('tests') - failed - count('skipped')), failed }, exitCode)
}

/** A runner that ended badly without a failed test, or well without any test, is a failure that its report does not count. */
function settle({ passed, failed }, exitCode) {
  const uncounted = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: uncounted ? 1 : failed }
}
