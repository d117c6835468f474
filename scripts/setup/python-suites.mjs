import path from 'node:path'
import { SetupError } from './setup-error.mjs'

/**
 * The tests in Python, each with the requirements of its environment.
 * @typedef {{ title: string, folder: string, requirements: string }} PythonSuite
 */

const CLUSTER = '__tests__/smoke-test/cluster'

/** @satisfies {Readonly<Record<string, PythonSuite>>} */
export const pythonSuites = {
  rehearsal: { title: 'pytest', folder: 'rehearsal/tests', requirements: 'rehearsal/requirements.txt' },
  cluster: {
    title: 'pytest with a real Dask',
    folder: CLUSTER,
    requirements: `${CLUSTER}/requirements.txt`,
  },
  policies: {
    title: 'pytest of the IAM policies',
    folder: '__tests__/permissions',
    requirements: '__tests__/permissions/requirements.txt',
  },
}

/**
 * Gives the suite that all files and folders among the arguments of pytest belong to.
 *
 * @param {readonly string[]} args
 * @returns {PythonSuite}
 * @throws {SetupError} when they belong to none, or to several
 */
export function suiteOf(args) {
  const suites = Object.values(pythonSuites)
  const named = suites.filter(({ folder }) =>
    args.some((arg) => path.normalize(`${arg}/`).startsWith(`${folder}/`)),
  )
  const [suite] = named
  if (suite !== undefined && named.length === 1) return suite
  const folders = suites.map(({ folder }) => folder).join(', ')
  throw new SetupError(
    `Name files or folders in one of these: ${folders}. Given: ${args.join(' ') || 'none'}.`,
  )
}

/**
 * Gives the arguments and the environment of a Python that runs pytest in the repository's root.
 *
 * @param {string} root the repository
 * @param {readonly string[]} args files and options of pytest
 */
export function pytest(root, args) {
  return {
    args: ['-m', 'pytest', '-p', 'no:cacheprovider', ...args],
    options: {
      cwd: root,
      env: { ...process.env, PYTHONPATH: path.join(root, 'rehearsal'), PYTHONDONTWRITEBYTECODE: '1' },
    },
  }
}
