import { spawnSync } from 'node:child_process'
import { run, succeeds } from './run.mjs'
import { SetupError } from './setup-error.mjs'

const options = ['--yes', '--no-install-recommends', '--option', 'DPkg::Lock::Timeout=300']

/**
 * Installs those of the named Debian packages that are not there, as root or through sudo, and says which and why.
 *
 * @param {Readonly<Record<string, string>>} packages name of the package -> what it is needed for
 * @throws {SetupError} when something is missing and cannot be installed here
 */
export function ensureAptPackages(packages) {
  const missing = missingPackages(Object.keys(packages))
  if (missing.length === 0) return
  console.log('Installing system packages:')
  for (const name of missing) console.log(`  ${name} (${packages[name]})`)
  const asRoot = rootPrefix(missing)
  aptGet(asRoot, ['update', '--quiet'])
  aptGet(asRoot, ['install', '--quiet', ...options, ...missing])
}

/**
 * Gives those of the named packages that dpkg does not know as installed; all of them where there is no dpkg.
 *
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function missingPackages(names) {
  const format = '${Package} ${db:Status-Status}\n'
  const listed = spawnSync('dpkg-query', ['--show', `--showformat=${format}`, ...names], { encoding: 'utf8' })
  const installed = new Set((listed.stdout ?? '').split('\n').filter((line) => line.endsWith(' installed')))
  return names.filter((name) => !installed.has(`${name} installed`))
}

/** The words before a command that make it run as root: none for root, sudo for everybody else. */
function rootPrefix(missing) {
  const list = missing.join(' ')
  if (!succeeds('apt-get', ['--version'])) {
    throw new SetupError(
      `This machine has no apt-get (it is neither Debian nor Ubuntu). Install by hand: ${list}`,
    )
  }
  if (process.getuid?.() === 0) return []
  if (!succeeds('sudo', ['--version'])) {
    throw new SetupError(`You are not root and there is no sudo. As root: apt-get install ${list}`)
  }
  if (!process.stdin.isTTY && !succeeds('sudo', ['--non-interactive', 'true'])) {
    throw new SetupError(
      `sudo asks for a password and there is no terminal. First: sudo apt-get install ${list}`,
    )
  }
  return ['sudo']
}

function aptGet(asRoot, args) {
  const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
  const exitCode = run(program, rest)
  if (exitCode !== 0)
    throw new SetupError(`apt-get ${args[0]} failed with exit code ${exitCode}; its words are above.`)
}
