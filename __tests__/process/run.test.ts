import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CommandError } from '../../src/errors/problem.ts'
import { processIdentity } from '../../src/process/identity.ts'
import { type RunOptions, run, TimedOut } from '../../src/process/run.ts'
import { temporaryDirectory } from '../support/programs.ts'

const environment = { PATH: process.env['PATH'] ?? '' }

function shell(script: string, options: Partial<RunOptions> = {}): Promise<string> {
  return run(['sh', '-c', script], { environment, ...options })
}

it('gives what a program prints to standard output', async () => {
  expect(await shell('cat; echo one; echo two >&2')).toBe('one\n')
})

it('gives 1 MiB of it at most', async () => {
  expect(await shell('head -c 3000000 /dev/zero | tr "\\0" x')).toBe('x'.repeat(2 ** 20))
})

describe('a program that does not end well', () => {
  it('throws its exit code and its last lines, those of standard error last', async () => {
    const failing = shell('echo two >&2; echo; echo one; exit 3')
    await expect(failing).rejects.toMatchObject({ exitCode: 3, lastLines: ['one', 'two'] })
  })

  it('throws at most 20 lines, whatever it has printed', async () => {
    const failing = shell('seq 1 100000; exit 1')
    const lastLines = Array.from({ length: 20 }, (_, line) => String(99_981 + line))
    await expect(failing).rejects.toMatchObject({ lastLines })
  })

  it('throws that it cannot be started', async () => {
    const failing = run(['/no/such/program'], { environment })
    await expect(failing).rejects.toThrow(CommandError)
    await expect(failing).rejects.toThrow('/no/such/program ENOENT')
  })
})

describe('a program that is killed, with what it has started,', () => {
  const waits = (pid: string) => `sleep 600 & echo $! > ${pid}.new; mv ${pid}.new ${pid}; echo waiting; wait`
  const left = (pid: string) => processIdentity(Number(readFileSync(pid, 'utf8')))

  it('for its time limit throws TimedOut', async () => {
    const pid = path.join(temporaryDirectory(), 'pid')
    const late = shell(waits(pid), { timeoutMs: 2000 })
    await expect(late).rejects.toThrow(TimedOut)
    await expect(late).rejects.toMatchObject({ exitCode: undefined, lastLines: ['waiting'] })
    expect(left(pid)).toBeUndefined()
  })

  it('because it is stopped throws a CommandError', async () => {
    const pid = path.join(temporaryDirectory(), 'pid')
    const stop = new AbortController()
    const stopped = shell(waits(pid), { stop: stop.signal }).catch((error: unknown) => error)
    await expect.poll(() => existsSync(pid)).toBe(true)
    stop.abort()
    const error = await stopped
    expect(error).toBeInstanceOf(CommandError)
    expect(error).not.toBeInstanceOf(TimedOut)
    expect(left(pid)).toBeUndefined()
  })

  it('at once when that was so before it was started', async () => {
    await expect(shell('sleep 600', { stop: AbortSignal.abort() })).rejects.toThrow(CommandError)
  })
})

it('ends with the program although another one that it has started in a group of its own holds its output', async () => {
  const text = await shell('setsid sleep 600 & echo $!')
  process.kill(Number(text))
})

describe('a log file', () => {
  it('gets all that is printed, after what was there, and is for its owner alone', async () => {
    const logFile = path.join(temporaryDirectory(), 'log')
    await shell('echo one', { logFile })
    await shell('echo two >&2', { logFile })
    expect(readFileSync(logFile, 'utf8')).toBe('one\ntwo\n')
    expect(statSync(logFile).mode & 0o777).toBe(0o600)
  })

  it('that cannot be written fails nothing', async () => {
    const file = path.join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    expect(await shell('echo one', { logFile: path.join(file, 'log') })).toBe('one\n')
  })
})
