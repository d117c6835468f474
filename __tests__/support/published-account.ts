import { TAG } from '../../src/aws/tags.ts'
import { UserError } from '../../src/errors/problem.ts'
import type { Publishing } from '../../src/publish/commands.ts'
import { type FakeCall, type Hooks, killed } from './fake-calls.ts'
import { FakeImages } from './fake-images.ts'
import { RecordingRunner } from './recording-runner.ts'

export const HERE = 'eu-west-2'
export const THERE = 'eu-west-1'
export const NAME = '/dask/cpu'
/** A second parameter, which an account may have as well. */
export const STABLE = '/dask/stable'
export const OURS = { [TAG.family]: 'dask-cpu' }

/** ID of the copy of an image in the other Region. */
export const there = (id: string) => `${id}-there`

/** An account with images of the 1st, 2nd and 3rd of the month and their copies, which a parameter has named one after the other. */
export function publishedAccount(): FakeImages {
  const fake = new FakeImages()
  const ids = ['ami-1', 'ami-2', 'ami-3']
  for (const [index, id] of ids.entries()) addWithCopy(fake, id, index + 1)
  fake.parameters.add(HERE, NAME, ids, { tags: OURS })
  fake.parameters.add(THERE, NAME, ids.map(there), { tags: OURS })
  return fake
}

/** An image and its copy. */
export function addWithCopy(
  fake: FakeImages,
  id: string,
  day: number,
  tags: Record<string, string> = {},
): void {
  const both = { ...tags, [TAG.regions]: `${HERE} ${THERE}` }
  const image = fake.addImage(id, day, { tags: both })
  fake.addImage(there(id), day, {
    region: THERE,
    tags: { ...image.tags, [TAG.copyOf]: `${HERE}/${id}` },
  })
}

/** What a command gets, with clients that all have these hooks. */
export function publishing(
  fake: FakeImages,
  { hooks = {}, ...differences }: Partial<Publishing> & { readonly hooks?: Hooks } = {},
): Publishing & { readonly log: RecordingRunner } {
  return {
    connect: async (region) => fake.cloud(region, hooks),
    log: new RecordingRunner(),
    dryRun: false,
    waiting: { reads: 20, pauseMs: 0 },
    now: () => new Date(Date.UTC(2026, 10, 26)),
    ...differences,
  } as Publishing & { readonly log: RecordingRunner }
}

/** What the parameter names in both Regions. */
export function named(fake: FakeImages, name = NAME): (string | undefined)[] {
  return [HERE, THERE].map((region) => fake.parameters.value(region, name))
}

/** The problems of a command that has to fail, as `code: what`. */
export async function problemsOf(command: Promise<unknown>): Promise<string[]> {
  const error = await command.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw new Error(`no UserError, but ${String(error)}`)
  return error.problems.map(({ code, what }) => `${code}: ${what}`)
}

/** The writes that were made, without what they wrote. */
export function writesOf(fake: FakeImages): string[] {
  const reads = /(?:Images|Tags|References|Permissions|Regions|Of|History|Parameters)(?: |$)/
  return fake.asked.filter(
    (call) => !reads.test(call.replace('changeLaunchPermissions', 'change').split(' ').slice(0, 2).join(' ')),
  )
}

/** Everything that there is, to compare two accounts. */
export function stateOf(fake: FakeImages) {
  return {
    images: Object.fromEntries(fake.images),
    permissions: Object.fromEntries([...fake.permissions].filter(([, given]) => given.length > 0)),
    named: named(fake),
  }
}

/**
 * Runs a command once to its end and then again and again, killed before or after each of its writes in turn, followed by a
 * second run to the end. At every moment the parameter has to name an image that is available and proven.
 *
 * @returns the state after the undisturbed run, and after each of the others
 */
export async function killedAtEachWrite(
  account: () => FakeImages,
  command: (publishing: Publishing) => Promise<unknown>,
): Promise<{ readonly whole: unknown; readonly finished: ReadonlyMap<string, unknown> }> {
  const undisturbed = account()
  let writes = 0
  const count = (call: FakeCall) => {
    if (call.writes) writes += 1
  }
  await command(publishing(undisturbed, { hooks: watched(undisturbed, { after: count }) }))
  const finished = new Map<string, unknown>()
  for (let at = 1; at <= writes; at += 1) {
    for (const moment of ['before', 'after'] as const) {
      const fake = account()
      const end = command(publishing(fake, { hooks: watched(fake, killed(at, moment)) }))
      const error = await end.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (!String(error).includes('killed')) throw new Error(`not killed ${moment} write ${at}: ${error}`)
      await settle(fake)
      await command(publishing(fake, { hooks: watched(fake) }))
      finished.set(`${moment} write ${at}`, stateOf(fake))
    }
  }
  return { whole: stateOf(undisturbed), finished }
}

/** Lets what waits for its validation be stored. */
async function settle(fake: FakeImages): Promise<void> {
  for (let reads = 0; fake.parameters.validating; reads += 1) {
    if (reads > 100) throw new Error('a value of a parameter is never validated')
    for (const region of [HERE, THERE])
      for (const name of [NAME, STABLE]) await fake.cloud(region).parameterOf(name)
  }
}

/** Hooks that look at the parameter after each call as a reader would. */
function watched(fake: FakeImages, hooks: Hooks = {}): Hooks {
  return {
    ...hooks,
    after: async (call) => {
      for (const id of named(fake)) {
        const image = fake.images.get(id ?? '')
        if (image?.state !== 'available' || image.tags[TAG.status] !== 'ready')
          throw new Error(`after ${call.method} the parameter names ${id}, which is ${image?.state}`)
      }
      await hooks.after?.(call)
    },
  }
}
