import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const MASKED = ['man-db.timer', 'ModemManager.service']
const SNAPD = ['snapd.service', 'snapd.seeded.service']
const LVM = ['blk-availability.service', 'lvm2-monitor.service']
const MULTIPATH = ['multipathd.service', 'multipathd.socket']
const LOG = '/var/log/systemctl'
const PRESET = '/etc/systemd/system-preset/10-bake-dask-ami.preset'

/** Prints states as systemctl does, of the units in /etc/units; what it changes is in LOG. `own` units cannot be masked. */
const SYSTEMCTL = `
case $1 in
  is-enabled)
    state=$(sed -n "s/^$2 //p" /etc/units)
    echo "\${state:-not-found}"
    [ "$state" = enabled ]
    ;;
  list-unit-files) grep '^snap\\.' /etc/units || exit 1 ;;
  --no-reload) if grep -q "^$3 own" /etc/units; then exit 1; fi; echo "$2 $3" >> ${LOG} ;;
  *) echo "$@" >> ${LOG} ;;
esac`

function guest(units: readonly string[]): Guest {
  const made = hardenedGuest()
  made.program('systemctl', SYSTEMCTL)
  made.write('/etc/units', units.map((unit) => (unit.includes(' ') ? unit : `${unit} enabled`)).join('\n'))
  made.program('lsblk', 'printf "disk\\npart\\n"')
  made.program('vgs', 'true')
  made.program('snap', 'echo "$@" >> /var/log/snap')
  return made
}

const trim = (made: Guest, environment: Readonly<Record<string, string>> = {}) =>
  made.run('trim-boot.sh', { START: 'fast', AUTOMATIC_UPGRADES: 'false', ...environment })

describe('trimming the boot', () => {
  it('masks the units that are there, and prints their names in one line', () => {
    const made = guest([
      'man-db.timer',
      'ModemManager.service static',
      'ssh.service',
      'udisks2.service masked',
    ])
    const { exitCode, stdout } = trim(made)
    expect(exitCode).toBe(0)
    expect(made.read(LOG)?.trim().split('\n')).toEqual([
      'mask man-db.timer',
      'mask ModemManager.service',
      'daemon-reload',
    ])
    expect(stdout.split('\n').filter((line) => MASKED.every((unit) => line.includes(unit)))).toHaveLength(1)
    expect(stdout).not.toContain('udisks2')
  })

  it('changes nothing when every unit shall stay', () => {
    const made = guest([...MASKED, ...SNAPD, ...LVM, ...MULTIPATH])
    expect(trim(made, { START: 'plain' }).exitCode).toBe(0)
    expect(made.read(LOG)).toBeUndefined()
    expect(made.read(PRESET)).toBeUndefined()
  })

  it('leaves a unit of that name that is the own of the image, and says so', () => {
    const made = guest(['man-db.timer own', 'ModemManager.service'])
    const { exitCode, stdout } = trim(made)
    expect(exitCode).toBe(0)
    expect(made.read(LOG)).toBe('mask ModemManager.service\ndaemon-reload\n')
    expect(stdout).toContain('could not mask man-db.timer')
  })

  it('says so when there is nothing to mask', () => {
    const made = guest(['ssh.service'])
    made.without('snap')
    expect(trim(made)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('no unit') })
    expect(made.read(LOG)).toBeUndefined()
  })
})

describe('LVM and multipath', () => {
  const masks = (made: Guest) => made.read(LOG)?.match(/^mask .*/gm)

  it('are masked when the image uses neither', () => {
    const made = guest([...LVM, ...MULTIPATH])
    expect(trim(made).exitCode).toBe(0)
    expect(masks(made)).toEqual([...LVM, ...MULTIPATH].map((unit) => `mask ${unit}`))
  })

  it.each([
    { name: 'there is a volume group', vgs: 'echo "  vg0 1 2"' },
    { name: 'volume groups cannot be listed', vgs: 'exit 5' },
  ])('LVM stays when $name', ({ vgs }) => {
    const made = guest([...LVM, ...MULTIPATH])
    made.program('vgs', vgs)
    expect(trim(made).exitCode).toBe(0)
    expect(masks(made)).toEqual(MULTIPATH.map((unit) => `mask ${unit}`))
  })

  it.each([
    { name: 'a disk has several paths', lsblk: 'printf "disk\\nmpath\\npart\\n"' },
    { name: 'disks cannot be listed', lsblk: 'exit 1' },
  ])('multipath stays when $name', ({ lsblk }) => {
    const made = guest([...LVM, ...MULTIPATH])
    made.program('lsblk', lsblk)
    expect(trim(made).exitCode).toBe(0)
    expect(masks(made)).toEqual(LVM.map((unit) => `mask ${unit}`))
  })
})

describe('snapd', () => {
  it('starts when it is first used, and no more at boot', () => {
    const made = guest(SNAPD)
    expect(trim(made).exitCode).toBe(0)
    expect(made.read(LOG)).toBe('disable snapd.service snapd.seeded.service\n')
    expect(made.read(PRESET)).toBe('disable snapd.service\ndisable snapd.seeded.service\n')
  })

  it.each([
    {
      name: 'a snap has a service that starts at boot',
      units: ['snap.amazon-ssm-agent.amazon-ssm-agent.service enabled'],
    },
    { name: 'a snap has a timer that starts at boot', units: ['snap.some.job.timer enabled enabled'] },
    { name: 'instances upgrade themselves', environment: { AUTOMATIC_UPGRADES: 'true' } },
    { name: 'its first snaps are not installed yet', snap: 'exit 1' },
    {
      name: 'it is disabled already',
      units: [],
      snapd: ['snapd.service disabled', 'snapd.seeded.service enabled'],
    },
  ])('stays as it is when $name', ({ units = [], environment = {}, snap, snapd = SNAPD }) => {
    const made = guest([...snapd, ...units])
    if (snap !== undefined) made.program('snap', snap)
    expect(trim(made, environment).exitCode).toBe(0)
    expect(made.read(LOG)).toBeUndefined()
    expect(made.read(PRESET)).toBeUndefined()
  })

  it('does not count the services of snaps that do not start at boot', () => {
    const made = guest([
      ...SNAPD,
      'snap.lxd.daemon.service disabled enabled',
      'snap.lxd.user.service static -',
    ])
    expect(trim(made).exitCode).toBe(0)
    expect(made.read(LOG)).toContain('disable snapd.service')
  })
})
