import { describe, expect, it } from 'vitest'
import { requireClient, requireClientOfReused } from '../../src/actions/bake/client-environment.ts'
import { TAG } from '../../src/aws/tags.ts'
import { UserError } from '../../src/errors/problem.ts'
import { readLock } from '../../src/plan/client/read-lock.ts'
import { planOf } from '../support/facts.ts'
import { fakeCloud } from '../support/fake-cloud.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { requestOf } from '../support/requests.ts'
import { smokeFacts } from '../support/smoke.ts'

const { facts } = aBakedImage()
const lock = (text: string) => ({ clientEnvironment: readLock('requirements', 'client.txt', text) })

/** What becomes of a new image for a client with such a lock. */
async function baked(text: string | undefined, inputs: Readonly<Record<string, string>> = {}) {
  const runner = new RecordingRunner()
  const removed: string[] = []
  const tagged: unknown[] = []
  const cloud = fakeCloud({
    removeImage: async (id) => void removed.push(id),
    tag: async (_, tags) => void tagged.push(tags),
  })
  const request = requestOf(inputs, text === undefined ? {} : lock(text))
  const plan = planOf(request, smokeFacts())
  const done = await requireClient(request, plan, { ami: 'ami-3', facts }, cloud, runner).catch(
    (thrown: unknown) => thrown,
  )
  return { done, removed, tagged, runner }
}

describe('a new image', () => {
  it('is compared with nothing where no client is named', async () => {
    expect(await baked(undefined)).toMatchObject({ done: undefined, removed: [], tagged: [] })
  })

  it('stays where nothing of the client breaks: warnings warn, and what was compared is said', async () => {
    const { done, removed, tagged, runner } = await baked('dask==2026.8.0\nnumpy==2.4.0')
    expect(done).toMatchObject({ path: 'client.txt', same: ['dask'], problems: [] })
    expect({ removed, tagged }).toEqual({ removed: [], tagged: [] })
    expect(runner.warnings).toEqual([
      expect.stringMatching(/^client\.txt has numpy 2\.4\.0, and ami-3 has 2\.4\.1\./),
    ])
    expect(runner.log).toEqual(
      expect.arrayContaining([
        'client.txt and ami-3 have the same dask.',
        'Not compared: Python (not in the lock; the client needs 3.12), distributed (not in the lock), cloudpickle (not in the lock).',
      ]),
    )
  })

  it.each([
    ['removed', { 'smoke-test': 'true' }, ['ami-3'], []],
    ['kept', { 'smoke-test': 'true', 'on-smoke-failure': 'keep' }, [], ['unproven']],
    ['kept', {}, [], ['unproven']],
  ])('that breaks the client is %s with %j', async (fate, inputs, removed, statuses) => {
    const found = await baked('dask==2026.7.1\ndistributed==2026.7.1', inputs)
    expect(found.done).toBeInstanceOf(UserError)
    const { problems } = found.done as UserError
    expect(problems.map(({ code }) => code)).toEqual(['client-mismatch', 'client-mismatch'])
    expect(problems[0]?.what).toBe('client.txt has dask 2026.7.1, and ami-3 has 2026.8.0.')
    expect(problems[1]?.what).toMatch(
      new RegExp(`^client\\.txt has distributed 2026\\.7\\.1, .* The image ami-3 was ${fate}`),
    )
    expect(found.removed).toEqual(removed)
    expect(found.tagged).toEqual(statuses.map((status) => expect.objectContaining({ [TAG.status]: status })))
  })
})

describe('an image that is to be reused', () => {
  const reused = (text: string, record = {}) =>
    requireClientOfReused(requestOf({}, lock(text)), 'ami-2', { ...facts, ...record }, new RecordingRunner())

  it('is reported, not baked anew, where it breaks the client', () => {
    expect(() => reused('dask==2026.7.1')).toThrow(
      'client.txt has dask 2026.7.1, and ami-2 has 2026.8.0. ami-2 was to be reused: nothing that decides its contents has changed.',
    )
  })

  it('is compared as far as its record says', () => {
    const { same, notCompared } = reused('dask==2026.8.0\nnumpy==1', { python_packages: undefined }) ?? {}
    expect(same).toEqual(['dask'])
    expect(notCompared).toContain('numpy (not known of ami-2)')
  })
})
