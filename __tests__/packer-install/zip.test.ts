import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEntries, unpack } from '../../src/packer-install/zip.ts'
import { zipped } from './support/zip-writer.ts'

async function contentOf(archive: Buffer, name: string): Promise<Buffer> {
  const entry = readEntries(archive).find((each) => each.name === name)
  if (entry === undefined) throw new Error(`no ${name}`)
  const chunks: Buffer[] = []
  for await (const chunk of unpack(archive, entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const LARGE = Buffer.alloc(3_000_000, 'abcdefghij')

describe('archives', () => {
  it('gives the files that were put in', async () => {
    const archive = zipped([
      { name: 'LICENSE.txt', content: 'a licence' },
      { name: 'packer', content: LARGE },
      { name: 'empty', content: '' },
    ])
    expect(readEntries(archive).map(({ name, size }) => [name, size])).toEqual([
      ['LICENSE.txt', 9],
      ['packer', LARGE.length],
      ['empty', 0],
    ])
    expect((await contentOf(archive, 'packer')).equals(LARGE)).toBe(true)
    expect((await contentOf(archive, 'empty')).length).toBe(0)
  })

  it.each(['ZIP_STORED', 'ZIP_DEFLATED'])("reads what Python's zipfile wrote (%s)", async (method) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'zip-'))
    try {
      writeFileSync(path.join(directory, 'packer'), LARGE)
      const program = `import zipfile
with zipfile.ZipFile('a.zip', 'w', zipfile.${method}) as z:
    z.comment = b'a comment'
    z.write('packer')`
      execFileSync('python3', ['-c', program], { cwd: directory })
      const archive = readFileSync(path.join(directory, 'a.zip'))
      expect((await contentOf(archive, 'packer')).equals(LARGE)).toBe(true)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })
})

describe('what is not a good archive is refused', () => {
  const good = zipped([{ name: 'packer', content: LARGE }])
  const changed = (at: number, change: (buffer: Buffer, at: number) => void) => {
    const archive = Buffer.from(good)
    change(archive, at < 0 ? archive.length + at : at)
    return archive
  }
  const CENTRAL = good.readUInt32LE(good.length - 6)

  it.each([
    ['nothing at all', Buffer.alloc(0), /is not a ZIP archive/],
    ['a web page', Buffer.from('<html>'.repeat(100)), /is not a ZIP archive/],
    ['its first half', good.subarray(0, good.length / 2), /is not a ZIP archive/],
    [
      'one byte of the content changed',
      changed(100, (b, at) => b.writeUInt8(b.readUInt8(at) ^ 1, at)),
      /damaged|unpacked/,
    ],
    ['another checksum', changed(CENTRAL + 16, (b, at) => b.writeUInt32LE(1, at)), /is damaged in 'packer'/],
    [
      'less announced than there is',
      changed(CENTRAL + 24, (b, at) => b.writeUInt32LE(10, at)),
      /holds more in 'packer'/,
    ],
    [
      'more announced than there is',
      changed(CENTRAL + 24, (b, at) => b.writeUInt32LE(9_000_000, at)),
      /is damaged in/,
    ],
    [
      'gigabytes announced',
      changed(CENTRAL + 24, (b, at) => b.writeUInt32LE(0xfffffffe, at)),
      /unpacks to more than/,
    ],
    [
      'content beyond the end',
      changed(CENTRAL + 20, (b, at) => b.writeUInt32LE(1 << 30, at)),
      /is cut short/,
    ],
    ['a header elsewhere', changed(CENTRAL + 42, (b, at) => b.writeUInt32LE(7, at)), /is damaged/],
    ['a header beyond the end', changed(CENTRAL + 42, (b, at) => b.writeUInt32LE(1 << 30, at)), /is damaged/],
    ['encryption', changed(CENTRAL + 8, (b, at) => b.writeUInt16LE(1, at)), /is encrypted/],
    [
      'an unknown compression',
      changed(CENTRAL + 10, (b, at) => b.writeUInt16LE(93, at)),
      /in an unknown way/,
    ],
    ['a directory beyond the end', changed(-6, (b, at) => b.writeUInt32LE(1 << 30, at)), /is damaged/],
    [
      'thousands of files announced',
      changed(-12, (b, at) => b.writeUInt16LE(9999, at)),
      /more than 100 files/,
    ],
  ])('%s', async (_, archive, words) => {
    await expect(Promise.resolve().then(() => contentOf(archive, 'packer'))).rejects.toThrow(words)
  })

  it.each(['../packer', 'a/../../packer', '/packer', 'a\\..\\packer', 'C:packer', 'packer\0'])(
    'a file called %j',
    (name) => {
      expect(() => readEntries(zipped([{ name, content: 'x' }]))).toThrow(/would be written outside/)
    },
  )
})
