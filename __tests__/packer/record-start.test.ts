import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const LIST = '/usr/local/lib/bake-dask-ami/start-ranges'
const RECORDER = '/usr/local/lib/bake-dask-ami/record.sh'
const UNIT = '/etc/systemd/system/bake-dask-ami-record.service'

function guest(): Guest {
  const made = hardenedGuest()
  made.program('systemctl', 'echo "$@" >> /var/log/calls')
  made.program('sleep', 'echo sleep "$@" >> /var/log/calls')
  made.write(LIST, '0 4096\n')
  made.write('/etc/systemd/system/x')
  return made
}

describe('recording a start', () => {
  it('reboots, and keeps the script running until the connection has ended', () => {
    const made = guest()
    expect(made.run('record-start.sh', { START: 'fast' }).exitCode).toBe(0)
    expect(made.read('/var/log/calls')).toBe('enable bake-dask-ami-record.service\nreboot\nsleep 600\n')
    expect(made.read(UNIT)).toContain(`ExecStart=/bin/sh ${RECORDER}\n`)
  })

  it('does not record the reads of a list that the source AMI had', () => {
    const made = guest()
    made.run('record-start.sh', { START: 'fast' })
    expect(made.read(LIST)).toBeUndefined()
  })

  it('is left out with start: plain', () => {
    const made = guest()
    expect(made.run('record-start.sh', { START: 'plain' }).exitCode).toBe(0)
    expect([made.read('/var/log/calls'), made.read(UNIT), made.read(RECORDER)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
