import { describe, expect, it, onTestFinished } from 'vitest'
import { keepFresh, pauseAfter, type Renew } from '../../src/credentials/keep-fresh.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

const token = (lifeSeconds: number) => ({ text: 'token', lifeSeconds })

/** Renews until `settled` says that it is enough; gives what was logged meanwhile. */
async function kept(firstLife: number, renew: (times: number) => ReturnType<Renew>, enough: number) {
  const runner = new RecordingRunner()
  let times = 0
  let settle = () => {}
  const settled = new Promise<void>((resolve) => {
    settle = resolve
  })
  const stop = keepFresh(
    token(firstLife),
    (end) => {
      times += 1
      if (times > enough)
        return new Promise((_, reject) => end.addEventListener('abort', () => reject(end.reason)))
      if (times === enough) setTimeout(settle, 10)
      return renew(times)
    },
    runner,
  )
  onTestFinished(stop)
  await settled
  return { runner, stop, renewals: () => times }
}

describe('a token that is kept fresh', () => {
  it('is renewed again and again, and never after the end', async () => {
    const { runner, stop, renewals } = await kept(0.02, async () => token(0.02), 5)
    stop()
    const before = renewals()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(renewals()).toBe(before)
    expect(before).toBeGreaterThanOrEqual(5)
    expect(runner.warnings).toEqual([])
  })

  it('is left alone while less than half of its life is over', async () => {
    const { renewals } = await kept(0.02, async () => token(600), 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(renewals()).toBe(1)
  })

  it('is tried again after a failure, silently', async () => {
    const renew = async (times: number) => {
      if (times === 1) throw new Error('busy')
      return token(600)
    }
    const { runner } = await kept(0.02, renew, 2)
    expect([...runner.warnings, ...runner.log]).toEqual([])
  })

  it('is worth a warning when it cannot be had for a while, and a notice when it is back', async () => {
    const renew = async (times: number) => {
      if (times < 4) throw new Error('the service answered 503')
      return token(600)
    }
    const { runner } = await kept(0.02, renew, 4)
    expect(runner.warnings).toEqual([
      "The job's OIDC token could not be renewed 3 times (the service answered 503); trying on. A session of the role that ends before it is renewed ends the bake.",
    ])
    expect(runner.log).toEqual(["The job's OIDC token is renewed again."])
  })
})

it('waits longer after every failure, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(pauseAfter)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})
