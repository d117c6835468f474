import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lookAtCluster } from '../../src/smoke-test/look.ts'
import { FakeClusterCloud } from '../support/fake-cluster-cloud.ts'
import { temporaryDirectory } from '../support/programs.ts'

const POWERED_OFF = {
  state: 'terminated',
  reason: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
}
const WHOLE = 'docker: Cannot connect to the Docker daemon\n[   61.2] reboot: Power down\n'

/** A cloud that shows each of these consoles once, the last one for ever; an error is thrown. */
class LateConsoles extends FakeClusterCloud {
  shown = 0
  readonly #texts: readonly (string | Error)[]

  constructor(texts: readonly (string | Error)[]) {
    super()
    this.#texts = texts
  }

  override async consoleOutput(): Promise<string> {
    const text = this.#texts[Math.min(this.shown++, this.#texts.length - 1)] ?? ''
    if (text instanceof Error) throw text
    return text
  }
}

async function consoleOf(cloud: FakeClusterCloud, consoleMs = 60_000, stop = new AbortController().signal) {
  const logs = temporaryDirectory()
  const [seen] = await lookAtCluster(cloud, { runUuid: 'run-1', logs }, { pollMs: 1, consoleMs }, stop)
  expect(readFileSync(path.join(logs, 'console-i-0.log'), 'utf8')).toBe(seen?.console)
  return seen?.console
}

describe('the console of an instance that powered itself off', () => {
  it('is read until the kernel’s last words, however late EC2 shows them', async () => {
    const cloud = new LateConsoles(['', 'booting\n', new Error('throttled'), WHOLE])
    cloud.launch(POWERED_OFF)
    expect(await consoleOf(cloud)).toBe(WHOLE)
    expect(cloud.shown).toBe(4)
  })

  it('is taken as it is when they do not come', async () => {
    const cloud = new LateConsoles(['', 'booting\n'])
    cloud.launch(POWERED_OFF)
    expect(await consoleOf(cloud, 50)).toBe('booting\n')
  })

  it('is not waited for when the job is cancelled', async () => {
    const cloud = new LateConsoles([''])
    cloud.launch(POWERED_OFF)
    expect(await consoleOf(cloud, 60_000, AbortSignal.abort())).toBe('')
    expect(cloud.shown).toBe(1)
  })
})

it('reads the console of an instance that runs, or that somebody else ended, once', async () => {
  for (const state of [{}, { state: 'terminated', reason: 'Client.UserInitiatedShutdown: User initiated' }]) {
    const cloud = new LateConsoles(['booting\n', WHOLE])
    cloud.launch(state)
    expect(await consoleOf(cloud)).toBe('booting\n')
  }
})
