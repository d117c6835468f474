import { describe, expect, it } from 'vitest'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const INSTANCE_STORE = 'Amazon EC2 NVMe Instance Storage        '
const EBS = 'Amazon Elastic Block Store              '
const PROGRAM = 'image/usr/local/lib/bake-dask-ami/scratch.sh'
const CALLS = '/var/log/calls'
/** A file system of ours, as `blkid` describes it. */
const OURS = 'dask-scratch\next4\n'
const MEMBER = 'any:dask-scratch\nlinux_raid_member\n'

/** Where a disk's content is written down for the stand-in of blkid; a disk without any is empty. */
const contentFile = (device: string) => `/var/lib/disks${device}`

/**
 * A guest with a root volume on EBS and instance store. Its `mount` and so on write down how they are called.
 *
 * @param disks what blkid finds on each disk of the instance store
 * @param mounted what is a mount point from the beginning
 */
function guest(disks: readonly string[], mounted: readonly string[] = []): Guest {
  const made = hardenedGuest()
  made.write('/sys/block/nvme0n1/device/model', `${EBS}\n`)
  for (const [index, content] of disks.entries()) {
    made.write(`/sys/block/nvme${index + 1}n1/device/model`, `${INSTANCE_STORE}\n`)
    if (content !== '') made.write(contentFile(`/dev/nvme${index + 1}n1`), content)
  }
  made.write('/var/lib/mounted', mounted.map((path) => `${path}\n`).join(''))
  made.program(
    'blkid',
    'for device; do :; done; [ -e "/var/lib/disks$device" ] || exit 2; cat "/var/lib/disks$device"',
  )
  made.program('mountpoint', 'grep --quiet --line-regexp --fixed-strings "$2" /var/lib/mounted')
  made.program('mount', `echo "mount $*" >> ${CALLS}; for path; do :; done; echo "$path" >> /var/lib/mounted`)
  made.program(
    'mkfs.ext4',
    `echo "mkfs.ext4 $*" >> ${CALLS}
for device; do :; done
mkdir -p "/var/lib/disks$(dirname "$device")"; printf 'dask-scratch\\next4\\n' > "/var/lib/disks$device"`,
  )
  made.program(
    'mdadm',
    `echo "mdadm $*" >> ${CALLS}
mkdir -p /dev/md; : > /dev/md/dask-scratch`,
  )
  return made
}

const start = (made: Guest) => made.run(PROGRAM)
const calls = (made: Guest) => (made.read(CALLS) ?? '').trimEnd().split('\n')

const MKFS =
  'mkfs.ext4 -q -L dask-scratch -m 0 -E nodiscard,lazy_itable_init=1,lazy_journal_init=1 /dev/nvme1n1'
const MOUNT = 'mount -o noatime,nodev,nosuid /dev/nvme1n1 /mnt/dask-scratch'
const CREATE =
  'mdadm --create /dev/md/dask-scratch --run --homehost=any --name=dask-scratch --level=0 --raid-devices=2 /dev/nvme1n1 /dev/nvme2n1'
const MKFS_ARRAY = MKFS.replace('/dev/nvme1n1', '/dev/md/dask-scratch')
const MOUNT_ARRAY = MOUNT.replace('/dev/nvme1n1', '/dev/md/dask-scratch')

describe('the instance store of an instance', () => {
  it('is a directory of the root volume where there is none, for everybody', () => {
    const made = guest([])
    made.program('chmod', `/usr/bin/chmod "$@"; stat --format='%a %n' /mnt/dask-scratch >> ${CALLS}`)
    expect(start(made)).toMatchObject({ exitCode: 0, said: '' })
    expect(calls(made)).toEqual(['1777 /mnt/dask-scratch'])
  })

  it('is formatted and mounted when it is one empty disk', () => {
    const made = guest([''])
    expect(start(made)).toMatchObject({
      exitCode: 0,
      said: 'bake-dask-ami: /mnt/dask-scratch is on /dev/nvme1n1\n',
    })
    expect(calls(made)).toEqual([MKFS, MOUNT])
  })

  it('lets everybody write once it is mounted', () => {
    const made = guest([''])
    made.program('chmod', `echo "chmod $*" >> ${CALLS}`)
    expect(start(made).exitCode).toBe(0)
    expect(calls(made).at(-1)).toBe('chmod 1777 /mnt/dask-scratch')
  })

  it('is striped by mdadm when it is several disks', () => {
    const made = guest(['', ''])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual([CREATE, MKFS_ARRAY, MOUNT_ARRAY])
  })

  it('is the first of several disks where there is no mdadm', () => {
    const made = guest(['', ''])
    made.without('mdadm')
    const { exitCode, said } = start(made)
    expect(exitCode).toBe(0)
    expect(said).toContain('2 disks, and no mdadm to make one of them: using /dev/nvme1n1 alone')
    expect(calls(made)).toEqual([MKFS, MOUNT])
  })

  it('is mounted again after a reboot', () => {
    const made = guest([OURS])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual([MOUNT])
  })

  it('is assembled again after a reboot when it is several disks', () => {
    const made = guest([MEMBER, MEMBER])
    made.write(contentFile('/dev/md/dask-scratch'), OURS)
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual([
      'mdadm --assemble /dev/md/dask-scratch /dev/nvme1n1 /dev/nvme2n1',
      MOUNT_ARRAY,
    ])
  })

  it('is formatted after a reboot that came between the array and its file system', () => {
    const made = guest([MEMBER, MEMBER])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made).slice(1)).toEqual([MKFS_ARRAY, MOUNT_ARRAY])
  })

  it('is left alone when something else is on it', () => {
    for (const content of ['data\next4\n', 'LVM2_member\n', 'host:data\nlinux_raid_member\n', '\n']) {
      const made = guest([content])
      expect(start(made)).toMatchObject({
        exitCode: 0,
        said: 'bake-dask-ami: leaving /dev/nvme1n1 alone, which holds something\n',
      })
      expect(calls(made)).toEqual([''])
    }
  })

  it('is left alone when blkid cannot read it', () => {
    const made = guest([''])
    made.program('blkid', 'exit 4')
    expect(start(made).said).toContain('leaving /dev/nvme1n1 alone')
    expect(calls(made)).toEqual([''])
  })

  it('is what is left of it when one of its disks holds something', () => {
    const made = guest(['data\nxfs\n', ''])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual([MKFS, MOUNT].map((call) => call.replace('nvme1n1', 'nvme2n1')))
  })

  it('is shared with the Deep Learning AMI, which has mounted it', () => {
    const made = guest(['LVM2_member\n', 'LVM2_member\n'], ['/opt/dlami/nvme'])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual(['mount --bind /opt/dlami/nvme/dask-scratch /mnt/dask-scratch'])
  })

  it('is not mounted twice', () => {
    const made = guest([OURS], ['/mnt/dask-scratch'])
    expect(start(made).exitCode).toBe(0)
    expect(calls(made)).toEqual([''])
  })

  it('is an error of the unit and nothing else when it cannot be formatted', () => {
    const made = guest([''])
    made.program('mkfs.ext4', 'echo "mkfs.ext4: Input/output error" >&2; exit 1')
    const { exitCode, said } = start(made)
    expect(exitCode).toBe(1)
    expect(said).toContain('Input/output error')
    expect(calls(made)).toEqual([''])
  })
})
