import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * The Node.js that runs the action on GitHub's runners (`using: node24`), as the npm package `node` brings it along.
 *
 * @param {string} root the repository
 * @returns {string} path of the program; it is there only after ensureNodeModules
 */
export function actionNode(root) {
  return path.join(root, 'node_modules/node/bin/node')
}

/**
 * Runs `npm ci` when node_modules is missing, older than package-lock.json or not whole.
 *
 * @param {string} root the repository
 * @throws {SetupError} when this Node.js is too old or npm fails
 */
export function ensureNodeModules(root) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetupError(`Node.js 20 or newer is needed; this is ${process.version}.`)
  }
  if (isCurrent(root)) return
  console.log('Installing node_modules with npm ci')
  // Only errors: npm warns that vitest wants a newer Node.js than the one npm runs on, but vitest never runs on that one.
  // The versions were chosen when package-lock.json was written: the minimum release age of .npmrc is for that. npm applies it
  // here as well, as the lock file holds no addresses, and could not install a lock file of today before a week is over.
  const options = ['--loglevel=error', '--min-release-age=0']
  const exitCode = run('npm', ['ci', ...options], { cwd: root })
  if (exitCode !== 0) throw new SetupError(`npm ci failed with exit code ${exitCode}; its words are above.`)
}

/** npm writes this file when an installation is complete, so its age is the installation's. */
function isCurrent(root) {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed) || !existsSync(actionNode(root))) return false
  return statSync(installed).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
}
