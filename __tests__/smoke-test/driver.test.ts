import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runDriver } from '../../src/smoke-test/driver.ts'
import type { DriverEvent } from '../../src/smoke-test/events.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { passingEvents } from '../support/smoke.ts'

const passed = { event: 'passed', seconds: 2 }

/** Runs a piece of JavaScript in the place of cluster.py. `print` writes an object as a line, `write` fills a pipe. */
async function drive(script: string) {
  const directory = temporaryDirectory()
  const program = path.join(directory, 'cluster.mjs')
  const helpers = [
    'import { spawn } from "node:child_process"',
    'import { once } from "node:events"',
    'const print = (value) => console.log(JSON.stringify(value))',
    'const write = async (stream, text) => { if (!stream.write(text)) await once(stream, "drain") }',
  ]
  writeFileSync(program, [...helpers, script].join('\n'))
  const logFile = path.join(directory, 'log')
  const reported: DriverEvent[] = []
  const command = { argv: [process.execPath, program] as const, environment: {}, parameters: {}, logFile }
  const end = await runDriver(
    command,
    () => {},
    (event) => reported.push(event),
    new AbortController().signal,
  )
  expect(reported).toEqual(end.events)
  return { ...end, logFile }
}

describe('a driver that prints too much', () => {
  it('in one line of 50 MB is passed over for that line, also when it would be an event', async () => {
    const long = `const long = 'x'.repeat(2 ** 20)
      await write(process.stdout, '{"event":"phase","seconds":1,"phase":"')
      for (let mebibytes = 0; mebibytes < 50; mebibytes++) await write(process.stdout, long)
      await write(process.stdout, '"}\\n')`
    const end = await drive(`${long}\nprint(${JSON.stringify(passed)})`)
    expect(end).toMatchObject({ exitCode: 0, events: [passed], ignored: 1 })
  })

  it('in a line that never ends is passed over, and ends as it ends', async () => {
    const end = await drive(`print(${JSON.stringify(passed)})
      for (let mebibytes = 0; mebibytes < 20; mebibytes++) await write(process.stdout, 'x'.repeat(2 ** 20))
      process.exitCode = 1`)
    expect(end).toMatchObject({ exitCode: 1, events: [passed], ignored: 1 })
  })

  it('in more events than a smoke test has is heard no more', async () => {
    const phase = JSON.stringify({ event: 'phase', seconds: 1, phase: 'x' })
    const end = await drive(`for (let n = 0; n < 50_000; n++) await write(process.stdout, '${phase}\\n')`)
    expect(end.events).toHaveLength(1000)
    expect(end.ignored).toBe(49_000)
  })

  it('in many long events is heard no more after a megabyte', async () => {
    const phase = JSON.stringify({ event: 'phase', seconds: 1, phase: 'x'.repeat(3900) })
    const end = await drive(`for (let n = 0; n < 900; n++) await write(process.stdout, '${phase}\\n')`)
    const heard = JSON.stringify(end.events).length
    expect(heard).toBeGreaterThan(900_000)
    expect(heard).toBeLessThan(1_100_000)
    expect(end.events.length + end.ignored).toBe(900)
  })

  it('to its log without end leaves a log of a bounded size that says so', async () => {
    const { logFile, events } = await drive(`for (let mebibytes = 0; mebibytes < 40; mebibytes++)
        await write(process.stderr, 'x'.repeat(2 ** 20))
      print(${JSON.stringify(passed)})`)
    expect(events).toEqual([passed])
    expect(statSync(logFile).size).toBeLessThan(17 * 2 ** 20)
    expect(readFileSync(logFile, 'utf8')).toMatch(/x\n\.\.\. \(only 16 MiB are kept\)\n$/)
  })

  it('through a program that outlives it does not hold the smoke test', async () => {
    const end = await drive(`const argv = ['-e', 'setTimeout(() => {}, 600_000)']
      const child = spawn(process.execPath, argv, { detached: true, stdio: ['ignore', 1, 2] })
      print(${JSON.stringify(passed)})
      print({ event: 'phase', seconds: 3, phase: String(child.pid) })
      child.unref()`)
    const [, left] = end.events
    process.kill(Number(left?.event === 'phase' && left.phase))
    expect(end).toMatchObject({ exitCode: 0, events: [passed, { event: 'phase' }] })
  })
})

it('the events of a cluster that passes are all heard', async () => {
  const end = await drive(`for (const event of ${JSON.stringify(passingEvents)}) print(event)`)
  expect(end).toMatchObject({ events: passingEvents, ignored: 0 })
})

describe('an event of another shape', () => {
  const worker = { address: 'tls://10.0.0.2:41234', threads: 2, memory: 8e9 }
  const scheduler = { role: 'scheduler', instance: 'i-0a1b2c3d4e5f60001', times: { launch: 1 } }
  const check = { event: 'check', seconds: 1, check: 'versions', took: 1, result: 'dask' }

  it.each<[string, unknown]>([
    ['no time', { event: 'phase', seconds: 'soon', phase: 'x' }],
    ['no phase', { event: 'phase', seconds: 1 }],
    ['a worker whose address has 1 MB', workers({ ...worker, address: 'a'.repeat(1e6) })],
    ['a worker without a memory', workers({ ...worker, memory: null })],
    ['a result that is no text and no number', { ...check, result: [[[1]]] }],
    ['a package of too long a version', { ...check, packages: { dask: 'x'.repeat(5000) } }],
    ['more packages than there are', { ...check, packages: Object.fromEntries(many(10_000)) }],
    ['an error that is no list', { event: 'failed', seconds: 1, phase: 'x', error: 'CheckFailed' }],
    ['a timeline of three machines', machines(scheduler, scheduler, scheduler)],
    ['a machine that is no instance', machines({ ...scheduler, instance: '[i-1](https://x)' })],
    ['a machine of another role', machines({ ...scheduler, role: 'nanny' })],
    ['a time that is a text', machines({ ...scheduler, times: { launch: '1' } })],
    ['a time before there were computers', machines({ ...scheduler, times: { kernel: -1 } })],
    ['a time after all of them', machines({ ...scheduler, times: { kernel: 1e300 } })],
    ['a time of no step', machines({ ...scheduler, times: { launch: 1, '<img>': 2 } })],
    [
      'an error of too many causes',
      { event: 'failed', seconds: 1, phase: 'x', error: Array(1000).fill('x') },
    ],
  ])('is passed over: %s', async (_, event) => {
    const text = JSON.stringify(JSON.stringify(event))
    const end = await drive(`await write(process.stdout, ${text} + '\\n'); print(${JSON.stringify(passed)})`)
    expect(end).toMatchObject({ events: [passed], ignored: 1 })
  })

  function workers(one: unknown) {
    return { event: 'workers', seconds: 1, workers: [one] }
  }

  function machines(...all: unknown[]) {
    return { event: 'timeline', seconds: 1, machines: all }
  }

  function many(count: number): [string, string][] {
    return Array.from({ length: count }, (_, number) => [`package-${number}`, '1'])
  }
})
