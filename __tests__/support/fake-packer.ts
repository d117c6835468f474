import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { repository, testSetup } from './repository.ts'

/** The inputs of a step that shall find Packer and its amazon plugin on PATH, as the programs of these tests are. */
export const SYSTEM_PACKER = { 'packer-version': 'system', 'packer-plugin-version': 'system' } as const

/**
 * Puts a program `packer` into a directory that makes an image on the local EC2 without booting anything.
 *
 * @param directory an existing directory; a test's own
 * @param options of rehearsal/fake_packer; with `--every-call` it makes every call of the real one
 * @returns the environment of a step that shall find it: PATH
 */
export function fakePacker(directory: string, options = ''): { PATH: string } {
  return programOnPath(directory, 'packer', fakePackerCommand(options))
}

/** POSIX shell that becomes the fake Packer, with the arguments that the shell was given. */
export function fakePackerCommand(options = ''): string {
  const packages = path.join(repository, 'rehearsal')
  return `PYTHONPATH='${packages}' exec '${testSetup().python}' -B -m fake_packer ${options} -- "$@"`
}

/**
 * Puts a program `packer` of the right version into a directory, whose `packer build` is a piece of shell.
 *
 * @param directory an existing directory; a test's own
 * @param build POSIX shell; its output and exit code are those of `packer build`
 * @returns the environment of a step that shall find it: PATH
 */
export function scriptedPacker(directory: string, build: string): { PATH: string } {
  const shell = `if [ "$1" = build ]; then\n${build}\nelse\n${fakePackerCommand()}\nfi`
  return programOnPath(directory, 'packer', shell)
}

/** Puts a program into a directory that comes first on the PATH it gives; `shell` is POSIX shell. */
export function programOnPath(directory: string, name: string, shell: string): { PATH: string } {
  const programs = path.join(directory, 'programs')
  mkdirSync(programs, { recursive: true })
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${shell}\n`)
  chmodSync(path.join(programs, name), 0o755)
  return { PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}` }
}
