import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { mounts } from '../support/builder.ts'
import { type Guest, hardenedGuest } from '../support/guest-sandbox.ts'

const LIBRARY = '/usr/local/lib/bake-dask-ami'
const LIST = `${LIBRARY}/start-ranges`
const TRACE = '/run/bake-dask-ami-trace/instances/bake-dask-ami/trace'
const FACTS = '/etc/dask-image.json'
const KIB = 1024

/** A read as Linux 6.1 traces it; from 6.10 on there is the priority before the name (include/trace/events/block.h). */
const read = (offset: number, bytes: number, { disk = '254,0', kind = 'RA', priority = '' } = {}) =>
  ` cat-7 [001] .N... 52.7: block_rq_issue: ${disk} ${kind} ${bytes} () ${offset / 512} + ${bytes / 512} ${priority}[cat]\n`

/** A builder after the reboot, in which this was traced and Docker runs. */
function builder(trace?: string): Guest {
  const guest = hardenedGuest()
  guest.program(
    'docker',
    'echo "$*" | tr "\\n" " " >> /var/log/docker; case $1 in run) cat /var/lib/ends 2> /dev/null && exit 1; echo 11;; esac',
  )
  guest.program('cloud-init', 'exit 2')
  guest.program('systemctl', 'echo "$@" >> /var/log/systemctl')
  guest.program('sleep', 'exit 0')
  guest.program('umount', 'echo "$@" >> /var/log/umount')
  guest.program('ssh-keygen', 'exit 0')
  guest.program('findmnt', mounts({}))
  guest.program('lsblk', 'echo "259:1 part"; echo "254:0 disk"')
  guest.write(FACTS, '{"start": "fast"}')
  guest.write('/etc/systemd/system/bake-dask-ami-record.service')
  guest.write(`${LIBRARY}/record.sh`)
  if (trace !== undefined) guest.write(TRACE, trace)
  return guest
}

const keep = (guest: Guest, environment: Readonly<Record<string, string>> = {}) =>
  guest.run('keep-start.sh', {
    START: 'fast',
    DOCKER_IMAGE: 'daskdev/dask:latest',
    GPU_CHECKS: 'none',
    ...environment,
  })

/** The list that a trace becomes, as [offset, length] in KiB. */
function listOf(...lines: string[]): number[][] {
  const guest = builder(lines.join(''))
  expect(keep(guest).exitCode).toBe(0)
  const kib = (line: string) => line.split(' ').map((bytes) => Number(bytes) / KIB)
  return (guest.read(LIST) ?? '').trimEnd().split('\n').map(kib)
}

describe('the list of what a start reads', () => {
  it('is made of the trace of a virtual machine', () => {
    const guest = builder(readFileSync(path.join(import.meta.dirname, 'logs', 'start.trace'), 'utf8'))
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(0)
    expect(guest.read(LIST)).toMatchInlineSnapshot(`
      "159260672 122880
      110387200 4096
      159383552 200704
      111452160 81920
      116236288 36864
      53207040 8192
      199516160 4096
      258220032 20480
      259764224 20480
      95731712 212992
      96993280 86016
      257650688 172032
      96468992 524288
      95944704 524288
      54996992 16384
      989855744 16384
      1064968192 69632
      1064321024 131072
      994836480 131072
      307728384 446464
      336932864 184320
      1001656320 131072
      "
    `)
    expect(said).toMatch(/a start reads \d+ bytes in \d+ ranges; instances will read them ahead/)
  })

  it('has one range for each block of 512 KiB, in the order of their first reads', () => {
    const far = read(5 * 512 * KIB, 4 * KIB)
    expect(listOf(far, read(100 * KIB, 4 * KIB), read(8 * KIB, 16 * KIB), far)).toEqual([
      [2560, 4],
      [8, 96],
    ])
  })

  it('divides a read at the borders of blocks, and joins blocks that are read one after the other', () => {
    expect(
      listOf(
        read(2048 * KIB, 4 * KIB),
        read(500 * KIB, 20 * KIB),
        read(2560 * KIB, 512 * KIB),
        read(3072 * KIB, 4 * KIB),
      ),
    ).toEqual([
      [2048, 4],
      [500, 20],
      [2560, 516],
    ])
  })

  it('has ranges of whole pages of memory', () => {
    expect(listOf(read(4096 + 512, 512))).toEqual([[4, 4]])
  })

  it('has no writes and no other disk, and reads what newer kernels trace', () => {
    expect(
      listOf(
        read(0, 4 * KIB, { kind: 'WS' }),
        read(0, 4 * KIB, { disk: '254,16' }),
        read(64 * KIB, 4 * KIB, { kind: 'RM', priority: 'none,0,0 ' }),
        ' cat-7 [001] ..... 52.7: block_rq_issue: 254,0 R\n',
      ),
    ).toEqual([[64, 4]])
  })

  it('ends at 20,000 ranges and at 3 GiB', () => {
    const blocks = (count: number, step: number, bytes: number) =>
      Array.from({ length: count }, (_, index) => read(index * step * 512 * KIB, bytes))
    expect(listOf(...blocks(20_100, 2, 4 * KIB))).toHaveLength(20_000)
    const most = listOf(...blocks(6200, 1, 512 * KIB))
    expect(most).toEqual([[0, 3 * KIB * KIB]])
  })
})

describe('after the list', () => {
  it('is nothing left of the recorder, and the facts of the image have its size', () => {
    const guest = builder(read(0, 4 * KIB))
    expect(keep(guest).exitCode).toBe(0)
    expect(JSON.parse(guest.read(FACTS) ?? '')).toEqual({ start: 'fast', start_ranges: 1, start_bytes: 4096 })
    expect(guest.read('/etc/systemd/system/bake-dask-ami-record.service')).toBeUndefined()
    expect(guest.read(`${LIBRARY}/record.sh`)).toBeUndefined()
    expect(guest.read('/var/log/systemctl')).toBe(
      '--no-reload disable bake-dask-ami-record.service\ndaemon-reload\n',
    )
    expect(guest.read('/var/log/umount')).toBe('/run/bake-dask-ami-trace\n')
  })
})

describe('an image without a list', () => {
  it.each([
    ['no trace', undefined, 'this kernel recorded no reads of the disk'],
    ['an empty trace', '# tracer: nop\n', 'the start read nothing from the disk 254:0'],
  ])('is made with a warning when there is %s', (_, trace, words) => {
    const guest = builder(trace)
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(0)
    expect(said).toContain(`bake-dask-ami: warning: ${words}`)
    expect(guest.read(LIST)).toBeUndefined()
    expect(guest.read(FACTS)).toBe('{"start": "fast"}')
    expect(guest.read(`${LIBRARY}/record.sh`)).toBeUndefined()
  })

  it('is made with a warning when there is no perl', () => {
    const guest = builder(read(0, 4 * KIB))
    guest.without('perl')
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(0)
    expect(said).toContain('bake-dask-ami: warning: the image has no /usr/bin/perl')
    expect(guest.read(LIST)).toBeUndefined()
  })

  it('is made with a warning when the root file system is on two disks', () => {
    const guest = builder(read(0, 4 * KIB))
    guest.program('lsblk', 'echo "9:0 raid0"; echo "254:0 disk"; echo "254:16 disk"')
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(0)
    expect(said).toContain('bake-dask-ami: warning: the root file system is not on one disk')
    expect(guest.read(LIST)).toBeUndefined()
  })
})

describe('the start that is recorded', () => {
  it('is one without a network, of the image that is there', () => {
    const guest = builder(read(0, 4 * KIB))
    keep(guest)
    expect(guest.read('/var/log/docker')).toContain(
      'run --rm --pull=never --network=none --name=bake-dask-ami-start -- daskdev/dask:latest python -c ',
    )
  })

  it('uses the GPU where the bake has checked it', () => {
    const guest = builder(read(0, 4 * KIB))
    keep(guest, { GPU_CHECKS: 'full' })
    expect(guest.read('/var/log/docker')).toContain(' --gpus=all -- daskdev')
  })

  it('may fail: the list has what the boot has read', () => {
    const guest = builder(read(0, 4 * KIB))
    guest.write('/var/lib/ends', 'OSError: no worker\n')
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(0)
    expect(said).toContain('warning: no result of Dask was computed')
    expect(said).toContain('OSError: no worker\n')
    expect(guest.read(LIST)).toBe('0 4096\n')
    expect(guest.read('/var/log/docker')).toContain('rm --force bake-dask-ami-start')
  })

  it('needs a Docker that runs after a reboot', () => {
    const guest = builder(read(0, 4 * KIB))
    guest.program('docker', 'exit 1')
    const { exitCode, said } = keep(guest)
    expect(exitCode).toBe(1)
    expect(said).toContain('bake-dask-ami: Docker does not run after a reboot of the builder')
    expect(guest.read(`${LIBRARY}/record.sh`)).toBeUndefined()
  })

  it('is left out with start: plain', () => {
    const guest = builder(read(0, 4 * KIB))
    expect(keep(guest, { START: 'plain' }).exitCode).toBe(0)
    expect([guest.read(LIST), guest.read('/var/log/docker')]).toEqual([undefined, undefined])
  })
})
