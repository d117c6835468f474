import { describe, expect, it } from 'vitest'
import { awsError, type Hooks, killed } from '../support/fake-calls.ts'
import { account, HERE, move, NAME, THERE } from '../support/parameter-moves.ts'
import { seeded } from '../support/random-text.ts'

describe('killed at its writes in two Regions, of which one fails,', () => {
  it.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
    // The third goes back.
    [3, 'before'],
    [3, 'after'],
  ] as const)(
    'write %i, %s it: what it names may be launched, and the next one finishes',
    async (at, moment) => {
      const fake = account()
      const end = killed(at, moment)
      const before: Hooks['before'] = async (call) => {
        await end.before?.(call)
        if (call.writes && call.region === THERE) throw awsError('InternalServerError', 'oh')
      }
      const regions = [HERE, THERE]
      await expect(move(fake, 2, { regions, hooks: { ...end, before } })).rejects.toThrow()
      expect(['ami-1', 'ami-2']).toContain(fake.parameters.value(HERE, NAME))
      expect(fake.parameters.value(THERE, NAME)).toBe('ami-1-there')
      expect(await move(fake, 3, { regions })).toMatchObject([{ image: 'ami-3' }, { image: 'ami-3-there' }])
    },
  )
})

/** Makes each call wait for a few turns of the event loop, so that the calls of two clients come in another order by each seed. */
function shuffled(random: () => number, hooks: Hooks = {}): Hooks {
  return {
    ...hooks,
    before: async (call) => {
      for (let turns = Math.floor(random() * 8); turns > 0; turns -= 1) await new Promise(setImmediate)
      await hooks.before?.(call)
    },
  }
}

describe('two that move it at once', () => {
  it.each([0, 1, 3, 6])(
    'leave it at the newer image when a value holds after up to %i reads',
    async (most) => {
      for (let seed = 1; seed <= 60; seed += 1) {
        const random = seeded(seed * 7919 + most)
        const fake = account()
        if (seed % 3 === 0) fake.parameters.remove(HERE, NAME)
        fake.parameters.validationReads = () => Math.floor(random() * (most + 1))
        const both = [2, 3].map((day) => move(fake, day, { hooks: shuffled(random) }))
        const done = await Promise.all(both)
        while (fake.parameters.validating) await fake.cloud(HERE).parameterOf(NAME)
        const named = fake.parameters.values(HERE, NAME)
        expect(named.at(-1), `seed ${seed}: ${named}`).toBe('ami-3')
        expect(done[1]?.[0]?.image, `seed ${seed}`).toBe('ami-3')
      }
    },
  )

  it('leave it at an image that may be launched when one is killed, and the next one finishes', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = seeded(seed)
      const fake = account()
      fake.parameters.validationReads = () => Math.floor(random() * 4)
      const end = killed(1 + (Math.floor(seed / 2) % 3), seed % 2 === 0 ? 'before' : 'after')
      const regions = [HERE, THERE]
      await Promise.allSettled([
        move(fake, 2, { regions, hooks: shuffled(random, end) }),
        move(fake, 3, { regions, hooks: shuffled(random) }),
      ])
      expect(['ami-1', 'ami-2', 'ami-3'], `seed ${seed}`).toContain(fake.parameters.value(HERE, NAME))
      await move(fake, 3, { regions })
      expect(fake.parameters.value(HERE, NAME), `seed ${seed}`).toBe('ami-3')
      expect(fake.parameters.value(THERE, NAME), `seed ${seed}`).toBe('ami-3-there')
    }
  })
})
