import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const ARCHIVE = '/var/tmp/bake-dask-ami-from-workspace.tar'
const UNPACKED = '/var/lib/bake-dask-ami/from-workspace'

/** A guest to which an archive of these files was uploaded. */
function guestWith(files: Readonly<Record<string, string | { readonly link: string }>>): Guest {
  const directory = temporaryDirectory()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, 'in', name)), { recursive: true })
    if (typeof text === 'string') writeFileSync(path.join(directory, 'in', name), text)
    else symlinkSync(text.link, path.join(directory, 'in', name))
  }
  const archive = path.join(directory, 'archive.tar')
  const given =
    Object.keys(files).length === 0 ? ['--files-from=/dev/null'] : ['--directory', `${directory}/in`, '.']
  expect(run('tar', ['--create', `--file=${archive}`, ...given])).toMatchObject({ exitCode: 0 })
  const guest = hardenedGuest()
  guest.write(ARCHIVE, readFileSync(archive))
  guest.write('/dev/shm/bake-dask-ami/config.json', '{}')
  return guest
}

const setUp = (guest: Guest) => guest.run('set-up.sh', { FROM_WORKSPACE: ARCHIVE })

describe('what the inputs name in the workspace', () => {
  it('is unpacked where root alone reads it, and its archive is gone', () => {
    const guest = guestWith({ 'environment/requirements.txt': 'dask\n' })
    expect(setUp(guest)).toMatchObject({ exitCode: 0 })
    expect(guest.read(`${UNPACKED}/environment/requirements.txt`)).toBe('dask\n')
    expect(guest.read(ARCHIVE)).toBeUndefined()
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBe('{}')
  })

  it('may be nothing', () => {
    expect(setUp(guestWith({}))).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('may be the empty archive that is written without such inputs', () => {
    const guest = guestWith({})
    guest.write(ARCHIVE, new Uint8Array(1024))
    expect(setUp(guest)).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('leaves no login in memory when it cannot be unpacked', () => {
    const guest = guestWith({})
    guest.write(ARCHIVE, 'x'.repeat(1024))
    expect(setUp(guest).exitCode).not.toBe(0)
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })
})

/** What the archive has for input `files`. */
function placed(...files: (readonly [destination: string, mode: string, text: string])[]) {
  const listed = files.map(([destination, mode], index) => ({ file: `files/000${index}`, destination, mode }))
  const texts = files.map(([, , text], index) => [`files/000${index}`, text])
  return { 'files.json': JSON.stringify(listed), ...Object.fromEntries(texts) }
}

describe('the files of the workspace', () => {
  it('get their places, owner and modes, and directories are made for them', () => {
    const files = placed(['/opt/new/tool', '0755', '#!/bin/sh\n'], ['/etc/motd', '0644', 'é "$x"\n'])
    const guest = guestWith({ ...files, 'setup-script': '' })
    guest.write('/etc/motd', 'of before')
    guest.program('systemd-run', "stat --format='%n %a %u:%g' /opt/new /opt/new/tool /etc/motd")
    const { stdout } = setUp(guest)
    expect(stdout).toMatch(/^bake-dask-ami: putting 2 of the workspace's files into the image\n/)
    expect(stdout).toContain('\n/opt/new 755 0:0\n/opt/new/tool 755 0:0\n/etc/motd 644 0:0\n')
    expect(guest.read('/opt/new/tool')).toBe('#!/bin/sh\n')
    expect(guest.read('/etc/motd')).toBe('é "$x"\n')
  })

  it('may be links', () => {
    const listed = [{ file: 'files/0000', destination: '/opt/tools/current' }]
    const guest = guestWith({ 'files.json': JSON.stringify(listed), 'files/0000': { link: '../motd' } })
    guest.write('/opt/motd', 'led to')
    expect(setUp(guest).exitCode).toBe(0)
    expect(guest.read('/opt/tools/current')).toBe('led to')
  })

  it('replace a link and not what it leads to', () => {
    const guest = guestWith(placed(['/etc/resolv.conf', '0644', 'mine']))
    guest.write('/etc/shared', 'of others')
    guest.link('/etc/resolv.conf', '/etc/shared')
    expect(setUp(guest).exitCode).toBe(0)
    expect(guest.read('/etc/resolv.conf')).toBe('mine')
    expect(guest.read('/etc/shared')).toBe('of others')
  })

  it.each([
    ['/opt', 'the source AMI has a directory there'],
    ['/etc/motd/below', 'File exists'],
  ])('cannot be at %s', (destination, why) => {
    const guest = guestWith({ ...placed([destination, '0644', 'x']), 'setup-script': 'touch /etc/ran\n' })
    guest.write('/etc/motd')
    expect(setUp(guest)).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining(`bake-dask-ami: cannot put a file at ${destination}: ${why}\n`),
    })
    expect(guest.read('/etc/ran')).toBeUndefined()
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })
})

// What systemd-run does with a program, as far as a script sees it: none of the caller's variables, and its directory.
const SYSTEMD_RUN = `exec python3 -c '
import os, sys
options, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
of = lambda name: [each.removeprefix(name) for each in options if each.startswith(name)]
os.chdir(of("--property=WorkingDirectory=")[0])
os.execve(command[0], command, dict(each.split("=", 1) for each in of("--setenv=")))
' "$@"`

function guestWithScript(text: string, files: Readonly<Record<string, string>> = {}): Guest {
  const guest = guestWith({ ...files, 'setup-script': text })
  guest.program('systemd-run', SYSTEMD_RUN)
  return guest
}

describe('the setup script', () => {
  it('runs after the files are there, with the variables of root and nothing on its standard input', () => {
    const guest = guestWithScript(
      '#!/bin/sh\necho "$HOME $USER $DEBIAN_FRONTEND $LANG ${DOCKER_IMAGE-none} $PWD" >&2\ncat /etc/motd -\n',
      placed(['/etc/motd', '0644', 'there\n']),
    )
    const ended = guest.run('set-up.sh', { FROM_WORKSPACE: ARCHIVE, DOCKER_IMAGE: 'x' })
    expect(ended).toMatchObject({ exitCode: 0 })
    expect(ended.stdout.split('\n').slice(1)).toEqual([
      'bake-dask-ami: running the setup script',
      '/root root noninteractive C.UTF-8 none /root',
      'there',
      'bake-dask-ami: the setup script is done',
      '',
    ])
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBe('{}')
  })

  it.each([
    ['#!/usr/bin/env python3\nprint(6 * 7)\n', '42'],
    ['#! /usr/bin/tail -n+2 \n42\n', '42'],
    ['#!/usr/bin/env -S python3 -c "print(6 * 7)"\n', '42'],
    ['echo $((6 * 7)) "${BASH_VERSION:+bash}"\n', '42 bash'],
    ['#!/bin/sh\nfalse\necho goes on', 'goes on'],
  ])('is run by what its first line says: %j', (text, line) => {
    expect(setUp(guestWithScript(text)).stdout.split('\n')[1]).toBe(line)
  })

  it.each([
    ['#!/bin/sh\necho why\nexit 3\n', 'ended with exit status 3'],
    ['#!/bin/sh\necho why\nexit 126\n', 'ended with exit status 126'],
    ['#!/bin/sh\necho why\nkill -KILL $$\n', 'was ended by signal KILL'],
  ])('ends the bake when it fails: %j', (text, how) => {
    const guest = guestWithScript(text)
    const ended = setUp(guest)
    expect(ended.exitCode).toBe(1)
    const lines = ended.stdout.trimEnd().split('\n')
    expect([lines[1], lines.at(-1)]).toEqual(['why', `bake-dask-ami: the setup script ${how}`])
    expect(guest.read('/dev/shm/bake-dask-ami/config.json')).toBeUndefined()
  })

  it('names an interpreter that is not there', () => {
    expect(setUp(guestWithScript('#!/opt/none -x\n'))).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining(
        "bake-dask-ami: the setup script's interpreter '/opt/none' is not on the builder\n",
      ),
    })
  })

  it('has the proxies of the builder', () => {
    const guest = guestWithScript('echo "$https_proxy $NO_PROXY"\n')
    const environment = { FROM_WORKSPACE: ARCHIVE, https_proxy: 'http://p:1', NO_PROXY: 'a b' }
    expect(guest.run('set-up.sh', environment).stdout).toContain('\nhttp://p:1 a b\n')
  })
})
