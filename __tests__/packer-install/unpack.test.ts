import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PACKER } from '../../src/packer-install/products.ts'
import { unpackProgram } from '../../src/packer-install/unpack.ts'
import { zipped } from './support/zip-writer.ts'

const LARGE = Buffer.alloc(3_000_000, 'abcdefghij')

let directory: string
let into: string

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-unpack-'))
  into = path.join(directory, 'into')
})
afterEach(() => rmSync(directory, { recursive: true }))

const packer = {
  ...{ product: PACKER, version: '1.16.1', name: 'packer.zip', sha256: '', verifiedBy: 'pinned' as const },
  ...{ reason: '', evidence: undefined, cached: false },
}
const unpack = (content: Buffer) => unpackProgram({ ...packer, content }, 'linux_amd64', into)

describe('an archive', () => {
  it('gives its program, executable, and nothing else', async () => {
    const program = await unpack(
      zipped([
        { name: 'LICENSE.txt', content: 'a licence' },
        { name: 'packer', content: LARGE },
      ]),
    )
    expect(program).toBe(path.join(into, 'packer'))
    expect(readdirSync(into)).toEqual(['packer'])
    expect(readFileSync(program).equals(LARGE)).toBe(true)
    expect(statSync(program).mode & 0o700).toBe(0o700)
  })

  it.each(['ZIP_STORED', 'ZIP_DEFLATED'])("may be one that Python's zipfile wrote (%s)", async (method) => {
    writeFileSync(path.join(directory, 'packer'), LARGE)
    const program = `import zipfile
with zipfile.ZipFile('a.zip', 'w', zipfile.${method}) as z:
    z.comment = b'a comment'
    z.write('packer')`
    execFileSync('python3', ['-c', program], { cwd: directory })
    const unpacked = await unpack(readFileSync(path.join(directory, 'a.zip')))
    expect(readFileSync(unpacked).equals(LARGE)).toBe(true)
  })

  it('does not overwrite what is there', async () => {
    const archive = zipped([{ name: 'packer', content: 'one' }])
    await unpack(archive)
    await expect(unpack(archive)).rejects.toThrow('EEXIST')
  })
})

describe('what is not a good archive is rejected', () => {
  const good = zipped([{ name: 'packer', content: LARGE }])
  const central = good.readUInt32LE(good.length - 6)
  const changed = (at: number, change: (buffer: Buffer, at: number) => void) => {
    const archive = Buffer.from(good)
    change(archive, at)
    return archive
  }

  it.each<[string, Buffer, RegExp]>([
    [
      'a web page',
      Buffer.from('<html>'.repeat(100)),
      /^packer\.zip cannot be unpacked: End of central directory/,
    ],
    ['its first half', good.subarray(0, good.length / 2), /cannot be unpacked/],
    [
      'more in the program than it announces',
      changed(central + 24, (buffer, at) => buffer.writeUInt32LE(10, at)),
      /cannot be unpacked: too many bytes/,
    ],
    [
      'less in the program than it announces',
      changed(central + 24, (buffer, at) => buffer.writeUInt32LE(9_000_000, at)),
      /cannot be unpacked: not enough bytes/,
    ],
    [
      'a program of 4 GB',
      changed(central + 24, (buffer, at) => buffer.writeUInt32LE(0xfffffffe, at)),
      /holds 'packer', which unpacks to more than 1073741824 bytes/,
    ],
    [
      'a program that is encrypted',
      changed(central + 8, (buffer, at) => buffer.writeUInt16LE(1, at)),
      /cannot be unpacked: entry is encrypted/,
    ],
    [
      'a program beyond its end',
      changed(central + 42, (buffer, at) => buffer.writeUInt32LE(1 << 30, at)),
      /cannot be unpacked/,
    ],
  ])('%s', async (_, archive, words) => {
    await expect(unpack(archive)).rejects.toThrow(words)
  })

  it.each(['../packer', 'a/../../packer', '/packer', 'a\\..\\packer', 'C:packer'])(
    'a file called %j',
    async (name) => {
      const archive = zipped([
        { name: 'packer', content: 'x' },
        { name, content: 'x' },
      ])
      await expect(unpack(archive)).rejects.toThrow(/cannot be unpacked: (?:invalid|absolute)/)
      expect(readdirSync(directory)).toEqual([])
    },
  )

  it.each(['Packer', 'packer\0', 'bin/packer', 'packer.exe'])(
    'no program but a file called %j',
    async (name) => {
      await expect(unpack(zipped([{ name, content: 'x' }]))).rejects.toThrow(
        /must hold one program of Packer/,
      )
    },
  )
})
