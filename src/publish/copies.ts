import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, isPassing } from '../aws/errors.ts'
import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { RECORD_TAG, TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { Log } from '../runner/log.ts'
import { type Evidence, markReady } from './publish.ts'

type Tags = Readonly<Record<string, string>>

/** A Region that an image is copied to. */
export interface CopyTarget {
  readonly cloud: ImageCloud
  /** Undefined: encrypted as the image is and as the Region does by default. */
  readonly kmsKey: string | undefined
}

/** Of what run a copy is, and what the image was checked by. */
export interface CopyingRun {
  readonly runUuid: string
  readonly evidence: Evidence
}

/** How often an image is looked at, and the pause between two looks in milliseconds. */
export interface CopyWaiting {
  readonly looks: number
  readonly pauseMs: number
}

/** Three hours: EC2 promises no time, and copies of 100 GB to another continent took well over one. */
const WAITING: CopyWaiting = { looks: 720, pauseMs: 15_000 }
/** EC2 is eventually consistent: an image that has just been made may not be listed yet. */
const UNLISTED_LOOKS = 8
const NAME_LOOKS = 4
const LOOKS_PER_MESSAGE = 20
/** Longer than a copy is waited for: until then no sweep takes it for left behind. */
const EXPIRES_MS = 4 * 3_600_000

/** Tags that the copy does not take from the image: what is of one image alone, and what is only true once it is ready. */
const OWN_TAGS: readonly string[] = [TAG.expires, TAG.status, TAG.smokeTest, TAG.regions, TAG.copyOf]

/**
 * Copies a ready image to further Regions, all at once, and marks each copy as ready with the tags and the record of the image.
 * Copies that are there already are taken up: one that is ready stays as it is, one that an interrupted run left is finished.
 *
 * Until it is ready a copy has the tags of something temporary of this run, so the run must be saved for the post step before.
 *
 * @param home the Region of the image
 * @returns the IDs of the copies by Region
 * @throws UserError `copy-failed`, for each Region without a copy; the other copies are ready then
 */
export async function copyImage(
  home: ImageCloud,
  ami: string,
  targets: readonly CopyTarget[],
  { runUuid, evidence }: CopyingRun,
  log: Log,
  waiting = WAITING,
): Promise<Record<string, string>> {
  const [image] = await home.accountImages([ami])
  if (image === undefined) throw new UserError([failure(ami, home.region, 'EC2 does not show it')])
  await keepRegions(home, image, targets)
  const record = recordIn(image, await home.snapshotTags(image.snapshots))
  const copying = { image, record, runUuid, evidence, log, waiting }
  const settled = await Promise.allSettled(targets.map((target) => copyTo(target, copying)))
  const problems = settled.flatMap((each, index) =>
    each.status === 'rejected'
      ? problemsOf(each.reason as unknown, ami, targets[index]?.cloud.region ?? '')
      : [],
  )
  if (problems.length > 0) throw new UserError(problems)
  const copies = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  return Object.fromEntries(copies)
}

/** What the copies of one image have in common. */
interface Copying extends CopyingRun {
  readonly image: AccountImage
  /** The tags of a snapshot of the image that the copies' snapshots lack. */
  readonly record: Tags
  readonly log: Log
  readonly waiting: CopyWaiting
}

/** Whoever looks for the copies of an image later asks the Regions of this tag, so it comes before the first copy. */
async function keepRegions(
  home: ImageCloud,
  image: AccountImage,
  targets: readonly CopyTarget[],
): Promise<void> {
  const before = (image.tags[TAG.regions] ?? '').split(' ').filter((name) => name !== '')
  const regions = new Set([...before, home.region, ...targets.map(({ cloud }) => cloud.region)])
  if (regions.size > before.length) await home.tag([image.id], { [TAG.regions]: [...regions].join(' ') })
}

/** Gives the Region and the ID of the ready copy. */
async function copyTo(target: CopyTarget, copying: Copying): Promise<readonly [string, string]> {
  const { image, record, evidence, log, waiting } = copying
  const { cloud } = target
  const { region } = cloud
  for (let look = 1; look <= NAME_LOOKS; look += 1) {
    const found = await cloud.taggedImages({ [TAG.copyOf]: `${image.region}/${image.id}` })
    const ready = found.find(({ tags }) => tags[TAG.status] === 'ready')
    if (ready !== undefined) {
      if (ready.state !== 'available') throw new Error(`the copy ${ready.id} has the state '${ready.state}'`)
      log.info(`${ready.id} in ${region} is a copy of ${image.id} already`)
      return [region, ready.id]
    }
    const id = (await takeUp(found, cloud, copying)) ?? (await startCopy(target, copying))
    if (id !== 'name-taken') {
      const copy = await untilAvailable(id, cloud, copying)
      await markReady(cloud, copy, evidence, record, log)
      log.info(`${id} in ${region} is ready`)
      return [region, id]
    }
    // Another run may have begun the same copy, which EC2 does not list yet.
    if (look < NAME_LOOKS) await sleep(waiting.pauseMs)
  }
  throw new Error(`another AMI has the name '${image.name}'`)
}

/** Makes an unfinished copy one of this run; those that failed are removed, as they keep the name. */
async function takeUp(
  found: readonly AccountImage[],
  cloud: ImageCloud,
  { runUuid, log }: Copying,
): Promise<string | undefined> {
  const unfinished = found.filter(({ tags }) => tags[TAG.status] === 'building')
  const going = unfinished.find(({ state }) => state === 'available' || isPending(state))
  for (const { id, state } of unfinished.filter((each) => each !== going)) {
    await cloud.removeImage(id)
    log.info(`Removed ${id} in ${cloud.region}: a copy of an earlier run that is ${state}`)
  }
  if (going === undefined) return undefined
  const tags = { [TAG.run]: runUuid, [TAG.expires]: expires() }
  await cloud.tag([going.id, ...going.snapshots], tags)
  log.info(`Going on with ${going.id} in ${cloud.region}, which an earlier run began`)
  return going.id
}

async function startCopy(target: CopyTarget, copying: Copying): Promise<string> {
  try {
    return await requestCopy(target, copying)
  } catch (error) {
    if (errorCode(error) === 'InvalidAMIName.Duplicate') return 'name-taken'
    throw error
  }
}

async function requestCopy({ cloud, kmsKey }: CopyTarget, { image, runUuid, log }: Copying): Promise<string> {
  const kept = Object.entries(image.tags).filter(
    // AWS reserves these, and sets its own on the copy.
    ([key]) => !OWN_TAGS.includes(key) && !/^aws:/i.test(key),
  )
  const id = await cloud.copyImage({
    from: { region: image.region, id: image.id },
    name: image.name,
    description: image.description,
    tags: {
      ...Object.fromEntries(kept),
      [TAG.copyOf]: `${image.region}/${image.id}`,
      [TAG.run]: runUuid,
      [TAG.status]: 'building',
      [TAG.expires]: expires(),
    },
    kmsKey,
    // With the run in it, because the same token with other tags is an error.
    token: createHash('sha256').update(`${runUuid} ${image.id} ${cloud.region}`).digest('hex'),
  })
  log.info(`Copying ${image.id} to ${cloud.region} as ${id}`)
  return id
}

/** Removes the copy when it has failed. One that takes too long is left to the post step. */
async function untilAvailable(
  id: string,
  cloud: ImageCloud,
  { log, waiting: { looks, pauseMs } }: Copying,
): Promise<AccountImage> {
  let seen = false
  for (let look = 1; look <= looks; look += 1) {
    const image = await lookAt(id, cloud)
    if (image === 'gone' && (seen || look > UNLISTED_LOOKS)) throw new Error(`the copy ${id} is gone`)
    if (typeof image === 'object') {
      if (image.state === 'available') return image
      if (!isPending(image.state)) throw await removed(image, cloud)
      seen = true
    }
    if (look % LOOKS_PER_MESSAGE === 0) log.info(`${id} in ${cloud.region} is still being copied`)
    await sleep(pauseMs)
  }
  throw new Error(`the copy ${id} was not available after ${Math.round((looks * pauseMs) / 60_000)} min`)
}

async function lookAt(id: string, cloud: ImageCloud): Promise<AccountImage | 'gone' | 'unknown'> {
  try {
    return (await cloud.accountImages([id]))[0] ?? 'gone'
  } catch (error) {
    // A copy takes long, and many of these calls are made meanwhile.
    if (isPassing(error)) return 'unknown'
    throw error
  }
}

/** Removes a copy that has failed, and gives the error that says so. */
async function removed(
  { id, state, stateReason = 'EC2 does not say why' }: AccountImage,
  cloud: ImageCloud,
): Promise<Error> {
  const what = `the copy ${id} has the state '${state}' (${stateReason.replace(/\.$/, '')})`
  try {
    await cloud.removeImage(id)
    return new Error(`${what} and was removed`)
  } catch (error) {
    return new Error(`${what} and could not be removed (${messageOf(error)})`)
  }
}

function isPending(state: string): boolean {
  return state === 'pending' || state === 'transient'
}

/** What the snapshots of a copy lack: EC2 gives them the tags of the copy, and they have no record yet. */
function recordIn(image: AccountImage, snapshots: ReadonlyMap<string, Tags>): Tags {
  const [tags = {}] = image.snapshots.map((id) => snapshots.get(id)).filter((each) => each !== undefined)
  return Object.fromEntries(Object.entries(tags).filter(([key]) => key.startsWith(RECORD_TAG)))
}

function expires(): string {
  return new Date(Date.now() + EXPIRES_MS).toISOString()
}

function problemsOf(error: unknown, ami: string, region: string): readonly Problem[] {
  return error instanceof UserError ? error.problems : [failure(ami, region, messageOf(error))]
}

function failure(ami: string, region: string, why: string): Problem {
  return problem('copy-failed', { what: `${ami} could not be copied to ${region}: ${why}.` })
}
