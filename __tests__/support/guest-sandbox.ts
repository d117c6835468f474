import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { templateDirectory } from './bakes.ts'
import { type Ended, run, temporaryDirectory } from './programs.ts'

/** A root file system of its own, in which a script of the template runs as root beside programs that stand in for a guest's. */
export interface Guest {
  /** Makes a program that comes before the system's; `shell` is its text. */
  program(name: string, shell: string): void
  /** Hides a program of this machine from the guest. */
  without(name: string): void
  /** Writes a file, by its path in the guest. */
  write(file: string, text?: string | Uint8Array): void
  /** Makes a symbolic link, by its path in the guest. */
  link(file: string, target: string): void
  /** The text of a file, by its path in the guest; undefined when it is not there. */
  read(file: string): string | undefined
  /** Runs a script of the template through its interpreter, as bake.pkr.hcl and the units of the image do. */
  run(script: string, environment?: Readonly<Record<string, string>>, args?: readonly string[]): Ended
}

const DIRECTORIES = [
  ...['etc', 'home/ubuntu', 'mnt', 'opt', 'root', 'run', 'sys', 'tmp', 'usr/local/lib'],
  ...['var/log', 'var/tmp', 'var/lib', 'dev/shm', 'programs'],
]
const WRITABLE = ['etc', 'mnt', 'opt', 'root', 'run', 'sys', 'usr/local/lib', 'var']
const PARTITIONS = ['/tmp', '/var/tmp', '/home']

// CIS Ubuntu Linux 24.04 LTS Benchmark 1.0.0: noexec, nosuid, nodev on /tmp (1.1.2.1), /dev/shm (1.1.2.2) and /var/tmp (1.1.2.5);
// a umask of 027 or stricter (5.4.2.6 root, 5.4.3.3 users); TMOUT (5.4.3.2). Noexec on /home (1.1.2.3 has the other two), a
// foreign language and a PATH without sbin are what else an image may set.
const HARDENED = `
for each in ${PARTITIONS.join(' ')}; do mount -o remount,bind,noexec,nosuid,nodev "$each" || exit 99; done
mount -o remount,bind,noexec,nosuid,nodev /dev/shm || exit 99
umask 077
exec "$@"`

const HARDENED_ENVIRONMENT = { LC_ALL: 'de_DE.UTF-8', TMOUT: '900', PATH: '/usr/bin' }

/** A guest whose mounts, umask and environment are those of CIS level 2. Needs bubblewrap, and root or sudo. */
export function hardenedGuest(): Guest {
  const root = temporaryDirectory()
  for (const name of DIRECTORIES) mkdirSync(path.join(root, name), { recursive: true })
  const hidden: string[] = []
  const inRoot = (file: string) => path.join(root, file)
  const guest: Guest = {
    program: (name, shell) =>
      writeFileSync(path.join(root, 'programs', name), `#!/bin/sh\n${shell}\n`, { mode: 0o755 }),
    without(name) {
      rmSync(path.join(root, 'programs', name), { force: true })
      const found = ['/usr/local/bin', '/usr/sbin', '/usr/bin'].map((directory) => path.join(directory, name))
      hidden.push(...found.filter((file) => existsSync(file)))
    },
    write(file, text = '') {
      mkdirSync(path.dirname(inRoot(file)), { recursive: true })
      writeFileSync(inRoot(file), text)
    },
    link: (file, target) => symlinkSync(target, inRoot(file)),
    read(file) {
      try {
        return readFileSync(inRoot(file), 'utf8')
      } catch {
        return undefined
      }
    },
    run(script, environment = {}, given = []) {
      guest.write('/empty')
      // Not executable, as nothing is under /tmp.
      guest.write(`/tmp/${script}`, readFileSync(path.join(templateDirectory, script), 'utf8'))
      const [, shell = ''] = /^#!(\S+)/.exec(guest.read(`/tmp/${script}`) ?? '') ?? []
      const variables = Object.entries({ ...HARDENED_ENVIRONMENT, ...environment })
      const args = [
        ...['--cap-add', 'CAP_SYS_ADMIN', '--unshare-pid', '--die-with-parent', '--ro-bind', '/usr', '/usr'],
        ...['bin', 'lib', 'lib64', 'sbin'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
        // A directory in place of memory, so that a test sees what a script leaves there.
        ...['--proc', '/proc', '--dev', '/dev', '--bind', inRoot('dev/shm'), '/dev/shm'],
        ...['--ro-bind', inRoot('programs'), '/usr/local/sbin'],
        // A file that is not executable is none that a shell finds.
        ...hidden.flatMap((file) => ['--ro-bind', inRoot('empty'), file]),
        ...WRITABLE.flatMap((name) => ['--bind', inRoot(name), `/${name}`]),
        ...PARTITIONS.flatMap((name) => ['--bind', inRoot(name), name]),
        ...['--clearenv', ...variables.flatMap(([name, value]) => ['--setenv', name, value])],
        ...['--', '/bin/sh', '-c', HARDENED, 'sh', shell, `/tmp/${script}`, ...given],
      ]
      return process.getuid?.() === 0 ? run('bwrap', args) : run('sudo', ['-n', 'bwrap', ...args])
    },
  }
  return guest
}
