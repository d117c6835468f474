import { EventEmitter, once } from 'node:events'
import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { follow } from '../../src/process/follow.ts'
import { temporaryDirectory } from '../support/programs.ts'

/** A file that is followed, and the lines seen so far. */
function followed(content: string) {
  const file = path.join(temporaryDirectory(), 'log')
  writeFileSync(file, content)
  const end = { resolve: () => {}, reject: (_reason: Error) => {} }
  const ended = new Promise<void>((resolve, reject) => Object.assign(end, { resolve, reject }))
  const seen: string[] = []
  const events = new EventEmitter()
  const done = follow(file, ended, (line) => {
    seen.push(line)
    events.emit(line)
  })
  return {
    seen,
    done,
    end,
    append: (more: string | Uint8Array) => appendFileSync(file, more),
    line: async (line: string) => {
      if (!seen.includes(line)) await once(events, line)
    },
  }
}

describe('a followed file', () => {
  it('gives what is there, what comes, and what came last before the end', async () => {
    const log = followed('one\n')
    await log.line('one')
    log.append('two\nthree\n')
    await log.line('three')
    log.append('four\n')
    log.end.resolve()
    await log.done
    expect(log.seen).toEqual(['one', 'two', 'three', 'four'])
  })

  it('gives a line only when it is whole, and the last one even without its line break', async () => {
    const log = followed('one\ntw')
    await log.line('one')
    expect(log.seen).toEqual(['one'])
    log.append('o\n\nthree')
    await log.line('two')
    log.end.resolve()
    await log.done
    expect(log.seen).toEqual(['one', 'two', '', 'three'])
  })

  it('keeps a character whole that is written in pieces', async () => {
    const [first = 0, ...others] = Buffer.from('🚀')
    const log = followed('')
    log.append(Buffer.concat([Buffer.from('piece\n'), Buffer.of(first)]))
    await log.line('piece')
    log.append(Buffer.from(others))
    log.end.resolve()
    await log.done
    expect(log.seen).toEqual(['piece', '🚀'])
  })

  it('may be larger than what is read at once', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}`)
    const log = followed(`${lines.join('\n')}\n`)
    log.end.resolve()
    await log.done
    expect(log.seen).toEqual(lines)
  })

  it('hands on a line without an end in pieces', async () => {
    const log = followed('x'.repeat(200_000))
    log.end.resolve()
    await log.done
    expect(log.seen.join('')).toBe('x'.repeat(200_000))
    expect(Math.max(...log.seen.map(({ length }) => length))).toBeLessThanOrEqual(65_536)
  })

  it('fails as its writer failed, even when that failed at once', async () => {
    const log = followed('one\n')
    log.end.reject(new Error('could not be started'))
    await expect(log.done).rejects.toThrow('could not be started')
  })
})
