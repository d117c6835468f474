import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { templateDirectory } from '../support/bakes.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const IMAGE = path.join(templateDirectory, 'image')
const PROGRAM = path.join(IMAGE, 'usr/local/lib/bake-dask-ami/read-ahead.pl')
const UNIT = path.join(IMAGE, 'etc/systemd/system/bake-dask-ami-read-ahead.service')
const MIB = 2 ** 20

/** A file in the place of a disk, written in all its bytes, and a list. */
function disk(list: string, mebibytes = 8) {
  const directory = temporaryDirectory()
  const [file, ranges] = [path.join(directory, 'disk'), path.join(directory, 'list')]
  writeFileSync(file, Buffer.alloc(mebibytes * MIB, 1))
  writeFileSync(ranges, list)
  return { file, ranges, directory }
}

const readAhead = (...given: string[]) => run('perl', [PROGRAM, ...given])

describe('reading ahead', () => {
  it('reads every range from the device, in pieces', () => {
    const { file, ranges } = disk(`0 ${3 * MIB}\n${4 * MIB} 4096\n${5 * MIB + 4096} 8192\n`)
    const { exitCode, said } = run('sh', [
      '-c',
      'sync; perl "$0" "$@" && cat "/proc/$$/io"',
      PROGRAM,
      ranges,
      file,
    ])
    expect(exitCode, said).toBe(0)
    expect(said).toContain(`read ${3 * MIB + 12_288} bytes of ${file} in 14 pieces, 0 of them failed, `)
    // From the device, and not from the cache of what was written just now. A shell counts its children (proc_pid_io(5)).
    expect(Number(/^read_bytes: (\d+)$/m.exec(said)?.[1])).toBeGreaterThanOrEqual(3 * MIB + 12_288)
  })

  it('keeps the order of the list, with many requests in flight', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `${((index * 7) % 2000) * 4096} 4096\n`)
    const { file, ranges } = disk(lines.join(''))
    expect(readAhead(ranges, file).said).toContain(
      `read ${2000 * 4096} bytes of ${file} in 2000 pieces, 0 of`,
    )
  })

  it.each([
    ['text', 'no range\n'],
    ['no length', '4096\n'],
    ['a negative number', '-4096 4096\n'],
    ['a number of 40 digits', `${'9'.repeat(40)} 4096\n`],
    ['a third number', '0 4096 1\n'],
    ['half a sector', '100 4096\n'],
    ['an empty line', '\n'],
    ['bytes that are no text', '\0\xff 4096\n'],
  ])('passes over a line with %s', (_, line) => {
    const { file, ranges } = disk(`${line}0 4096\n`)
    expect(readAhead(ranges, file)).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining(`read 4096 bytes of ${file} in 1 pieces, 0 of them failed`),
    })
  })

  it('reads nothing beyond the end of a disk that is smaller', () => {
    const { file, ranges } = disk(`${64 * MIB} 4096\n${8 * MIB - 4096} 8192\n999999999999488 4096\n0 4096\n`)
    expect(readAhead(ranges, file)).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining('read 8192 bytes'),
    })
  })

  it('reads the rest when pieces cannot be read', () => {
    const { file, ranges } = disk(`0 4096\n${8 * MIB} 512\n512 512\n4096 4096\n`)
    // A file takes reads of whole blocks of its file system only where the disk below has such sectors.
    const { exitCode, said } = readAhead(ranges, file)
    expect(exitCode).toBe(0)
    expect(said).toMatch(/read (?:8192|8704) bytes/)
  })

  it('needs no more than 24 MiB of address space, however much it reads', () => {
    const { file, ranges } = disk(`0 ${64 * MIB}\n`.repeat(4), 64)
    const { exitCode, said } = run('prlimit', [
      `--as=${24 * MIB}`,
      'env',
      'LC_ALL=C',
      'perl',
      PROGRAM,
      ranges,
      file,
    ])
    expect(exitCode, said).toBe(0)
    expect(said).toContain(`read ${256 * MIB} bytes`)
  })

  it.each([
    ['the list', (files: ReturnType<typeof disk>) => [path.join(files.directory, 'none'), files.file]],
    ['the device', (files: ReturnType<typeof disk>) => [files.ranges, path.join(files.directory, 'none')]],
  ])('ends with one line where %s is not there', (_, given) => {
    const { exitCode, said } = readAhead(...given(disk('0 4096\n')))
    expect(exitCode).not.toBe(0)
    expect(said).toMatch(/^cannot (?:read|open) .*: No such file or directory\n$/)
  })

  it('ends where no disk can be read', () => {
    const { ranges } = disk('0 4096\n')
    expect(readAhead(ranges, '/proc/self/mem').exitCode).not.toBe(0)
  })

  it('loads no module, each of which is a file to be read', () => {
    const { ranges, file } = disk('0 4096\n')
    const printing = `${readFileSync(PROGRAM, 'utf8')}\nprint "modules: @{[sort keys %INC]}\\n";`
    expect(run('perl', ['-e', printing, ranges, file]).said).toContain('\nmodules: \n')
  })
})

describe('its unit', () => {
  it('is one that systemd takes', () => {
    expect(run('systemd-analyze', ['verify', '--man=no', UNIT])).toMatchObject({ exitCode: 0, said: '' })
  })
})
