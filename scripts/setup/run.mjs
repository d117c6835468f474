import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { SetupError } from './setup-error.mjs'

/**
 * Runs a program to its end with the terminal as its output.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {number} the exit code; 128 + n when signal n ended the program, as shells count
 */
export function run(program, args, options = {}) {
  const ended = spawnSync(program, args, { stdio: 'inherit', ...options })
  if (ended.error) throw new SetupError(`${program} could not be started: ${ended.error.message}`)
  return ended.status ?? 128 + (constants.signals[ended.signal] ?? 0)
}

/**
 * `run` for programs that go on beside each other.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} as `run` gives it
 * @throws {SetupError} when it cannot be started
 */
export function start(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    spawn(program, args, { stdio: 'inherit', ...options })
      .on('error', (error) => reject(new SetupError(`${program} could not be started: ${error.message}`)))
      .on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/**
 * Runs a program and gives what it printed; its standard error is shown only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @returns {string} standard output without the last newline
 * @throws {SetupError} when it cannot be started or fails
 */
export function read(program, args, options = {}) {
  const ended = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  if (ended.error) throw new SetupError(`${program} could not be started: ${ended.error.message}`)
  if (ended.status !== 0) {
    const said = `${ended.stderr}${ended.stdout}`.trim()
    throw new SetupError(`${program} ${args.join(' ')} failed with exit code ${ended.status}:\n${said}`)
  }
  return ended.stdout.trimEnd()
}

/**
 * Checks whether a program can be started at all and ends well.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
export function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
