import path from 'node:path'
import { ensureAptPackages } from './apt.mjs'
import { ensureNodeModules } from './node.mjs'
import { ensurePacker } from './packer.mjs'
import { ensurePythonLinters } from './python-linters.mjs'
import { pythonSuites } from './python-suites.mjs'
import { ensureVenv } from './venv.mjs'
import { ensureWheels } from './wheels.mjs'
import { leaveWord } from './word.mjs'
import { ensureWorkflowLinters } from './workflow-linters.mjs'

const systemPackages = {
  bubblewrap: "gives the guest's scripts a file system of their own",
  'cloud-init': 'checks the rendered cloud-config; it stays off on a machine that is no cloud instance',
  shellcheck: 'checks the scripts that run in the guest',
  openssl: 'makes the certificate of a server that the tests download from',
  'python3-venv': 'runs the local EC2 and its tests',
  'qemu-utils': 'makes the disks that the tests of the local EC2 look at',
  'qemu-system-common': 'has the storage daemon, with which tests read volumes without a virtual machine',
  nbdkit: 'slows down volumes where they were never touched',
}

/**
 * Installs and makes everything that the tests need and this machine does not have yet, and leaves word of where it is.
 *
 * @param {string} root the repository
 * @returns the Python of the rehearsal, and the programs that check Python
 * @throws {import('./setup-error.mjs').SetupError} when something is missing and cannot be installed here
 */
export function prepareForTests(root) {
  ensureNodeModules(root)
  ensureAptPackages(systemPackages)
  const venvOf = (/** @type {string} */ requirements) => ensureVenv(path.join(root, requirements))
  const python = venvOf(pythonSuites.rehearsal.requirements)
  const client = venvOf(pythonSuites.cluster.requirements)
  const otherDask = venvOf('__tests__/smoke-test/cluster/other-dask.txt')
  const awsCli = venvOf('scripts/aws/requirements.txt')
  venvOf(pythonSuites.policies.requirements)
  const wheels = ensureWheels(root, python)
  // First, since it is Packer's set-up that sees to a Go.
  const packer = ensurePacker(root, python)
  const linters = ensureWorkflowLinters(root, python)
  const pythonLinters = ensurePythonLinters(root)
  leaveWord(root, { python, client, otherDask, awsCli, wheels, packer, linters, pythonLinters })
  return { python, pythonLinters }
}
