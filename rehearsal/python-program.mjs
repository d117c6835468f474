import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureAptPackages } from '../scripts/setup/apt.mjs'
import { ensureNodeModules } from '../scripts/setup/node.mjs'
import { succeeds } from '../scripts/setup/run.mjs'
import { runScript, SetupError } from '../scripts/setup/setup-error.mjs'
import { ensureVenv } from '../scripts/setup/venv.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))

/** What `--volumes lazy` needs beside everything else. */
export const lazyVolumePackages = { nbdkit: 'slows down volumes where they were never touched' }

const systemPackages = {
  'python3-venv': 'runs the rehearsal and the local EC2',
  'qemu-system-x86': 'runs the virtual machines behind the instances',
  'qemu-utils': 'makes their disks',
  mmdebstrap: 'makes the base image and the container image',
  ...(process.getuid?.() === 0 ? {} : { uidmap: 'lets mmdebstrap do so without root' }),
  fakeroot: 'gives the files of the base image their owners without root',
  e2fsprogs: "makes the base image's file system and looks into the baked one",
  umoci: 'puts the container image together',
  skopeo: 'copies it into the registry',
  'openssh-client': 'logs in to the instances',
  git: 'makes the repositories that workflows are in',
  openssl: 'makes the certificate of what stands in for STS',
  ...(process.argv.some((word) => /^(?:--volumes=)?lazy$/.test(word)) ? lazyVolumePackages : {}),
}

/**
 * Makes the machine ready, then runs one of the rehearsal's Python programs with the arguments of this process. Ends the
 * process with the program's exit code.
 *
 * @param {string} module name of the Python module
 * @param {() => readonly string[]} more arguments that come before those of this process, made once the machine is ready
 */
export async function runPythonProgram(module, more = () => []) {
  await runScript(() => {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new SetupError(
        `The rehearsal runs on Debian or Ubuntu on x86-64; this is ${process.platform} on ${process.arch}.`,
      )
    }
    // The release server is one of the tests' programs.
    ensureNodeModules(path.dirname(here))
    ensureAptPackages(systemPackages)
    if (!succeeds('go', ['version']))
      ensureAptPackages({ 'golang-go': 'builds Packer, its amazon plugin and act' })
    const python = ensureVenv(path.join(here, 'requirements.txt'))
    return runPython(python, ['-m', module, ...more(), ...process.argv.slice(2)])
  })
}

/**
 * Runs Python to its end and gives its exit code. It gets a Ctrl-C by itself, being in the terminal's foreground too, and
 * takes its time to end what it started; we only must not leave before it. Killed outright, we take it with us.
 *
 * @param {string} python
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function runPython(python, args) {
  // mke2fs and the like are in sbin, which is not on every user's PATH.
  const PATH = `${process.env.PATH}:/usr/sbin:/sbin`
  const env = { ...process.env, PATH, PYTHONPATH: here, PYTHONUNBUFFERED: '1' }
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', python, ...args], { env, stdio: 'inherit' })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // npm starts us through a shell, which keeps a SIGTERM to itself: then its end is all we see.
  const parent = process.ppid
  const watch = setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1000)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}
