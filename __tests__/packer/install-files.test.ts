import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const UPLOAD = '/tmp/files.json'
const UNIT = '/etc/systemd/system/example.service'

function guest(files: Readonly<Record<string, string>>): Guest {
  const made = hardenedGuest()
  made.program('systemctl', 'echo "$@" >> /var/log/systemctl')
  made.write(UPLOAD, JSON.stringify(files))
  return made
}

const install = (made: Guest) => made.run('install-files.sh', { FILES: UPLOAD, START: 'fast' })

describe('the files of the image', () => {
  it('are installed at their paths, readable by everybody, and the upload is removed', () => {
    const made = guest({
      'var/lib/new/directory/a': 'a\n',
      'etc/b': '"$x" \\ é\n',
      'etc/systemd/system/a.service': '[Service]\n',
    })
    made.program('grep', 'stat --format="%a %u" /var/lib/new/directory /etc/b >> /var/log/modes; exit 1')
    expect(install(made).exitCode).toBe(0)
    expect(made.read('/var/lib/new/directory/a')).toBe('a\n')
    expect(made.read('/etc/b')).toBe('"$x" \\ é\n')
    expect(made.read('/var/log/modes')).toBe('755 0\n644 0\n')
    expect(made.read(UPLOAD)).toBeUndefined()
  })

  it('that are units are enabled, all at once, if they say where they are wanted', () => {
    const made = guest({
      [UNIT.slice(1)]: '[Service]\nExecStart=true\n[Install]\nWantedBy=sysinit.target\n',
      'etc/systemd/system/one-more.service': '[Install]\n',
      'etc/systemd/system/other.service': '[Service]\nExecStart=true\n',
      'etc/systemd/system/docker.service.d/some.conf': '[Install]\n',
    })
    expect(install(made).exitCode).toBe(0)
    expect(made.read('/var/log/systemctl')).toBe('enable example.service one-more.service\n')
  })

  it('are an error when the upload is not there', () => {
    const made = guest({})
    expect(install(made).exitCode).toBe(0)
    expect(install(made).exitCode).toBe(1)
  })
})

describe('the read-ahead of start: fast', () => {
  const PROGRAM = '/usr/local/lib/bake-dask-ami/read-ahead.pl'
  const SERVICE = '/etc/systemd/system/bake-dask-ami-read-ahead.service'
  const LIST = '/usr/local/lib/bake-dask-ami/start-ranges'

  function image() {
    const made = guest({
      [PROGRAM.slice(1)]: 'print "now"\n',
      [SERVICE.slice(1)]: '[Service]\n[Install]\nWantedBy=sysinit.target\n',
    })
    made.write(LIST, '0 4096\n')
    return made
  }

  it('is installed and enabled', () => {
    const made = image()
    expect(install(made).exitCode).toBe(0)
    expect(made.read(PROGRAM)).toBe('print "now"\n')
    expect(made.read('/var/log/systemctl')).toContain('enable bake-dask-ami-read-ahead.service\n')
  })

  it('is not in an image of start: plain, also where the source AMI had it', () => {
    const made = image()
    made.write(PROGRAM, 'print "then"\n')
    made.write(SERVICE, '[Install]\n')
    expect(made.run('install-files.sh', { FILES: UPLOAD, START: 'plain' }).exitCode).toBe(0)
    expect([PROGRAM, SERVICE, LIST].map((file) => made.read(file))).toEqual([undefined, undefined, undefined])
    expect(made.read('/var/log/systemctl')).toBe('disable --quiet bake-dask-ami-read-ahead.service\n')
  })
})
