import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../aws/errors.ts'
import type { AccountImage, ImageCloud, ImageParameter, ParameterVersion } from '../aws/image-cloud.ts'
import { problem, UserError } from '../errors/problem.ts'
import { isNewer, isPublishable, isSameFamily, isSmokeTested } from './image-state.ts'
import { ownerOf, parameterTags, problemsOf } from './parameter-check.ts'

/** One Region, and the image that a parameter is to name there. */
export interface Place {
  readonly cloud: ImageCloud
  readonly image: AccountImage
  /** ID of an image that the parameter must not go on naming, however new it is. */
  readonly leaving?: string
}

/** What a parameter names in one Region, after it was moved. */
export interface Moved {
  readonly region: string
  /** ID of the image of the place, or of a newer one that somebody else has published. */
  readonly image: string
  readonly version: number
  /** ID of the image that the parameter named before it; undefined when it named no other. */
  readonly previous: string | undefined
  /** Whether the parameter had another value when this began, or was not there. */
  readonly changed: boolean
}

/** How often a parameter is read until it has a new value, and the pause before each time in milliseconds. */
export interface Waiting {
  readonly reads: number
  readonly pauseMs: number
}

/** Systems Manager does not document how long its validation of an image may take; it takes seconds. */
export const WAITING: Waiting = { reads: 120, pauseMs: 1000 }

/**
 * Makes a parameter name the image of a place, or the newest publishable image of its family that the parameter has named since
 * `before` was read, that included. Systems Manager has no conditional write, so what others have written meanwhile is looked for
 * in the history after each write; and none of the own writes may be left waiting for its validation, after which it would
 * replace what is there by then.
 *
 * @param before as it was last read; undefined when there was none
 * @throws UserError `parameter-not-updated` when Systems Manager does not store the value in time
 */
export async function converge(
  name: string,
  place: Place,
  before: ImageParameter | undefined,
  waiting: Waiting,
): Promise<Moved> {
  const { cloud } = place
  const reading = new Reading(name, cloud, before, waiting)
  /** Values that were accepted and not seen yet, with the version before them. */
  const unseen = new Map<string, number>()
  for (;;) {
    const versions = await versionsOf(name, cloud, reading.now)
    const newest = versions[0]
    const since = versions.filter(({ version }) => version >= (before?.version ?? 0))
    const wanted = await newestOf(place, since)
    for (const [value, after] of unseen) {
      if (versions.some((each) => each.value === value && each.version > after)) unseen.delete(value)
    }
    if (newest?.value === wanted) {
      // A value that never comes was to make a parameter that somebody else has made first.
      if (unseen.size === 0 || !(await reading.change())) return moved(cloud.region, versions, newest, before)
      continue
    }
    // One that replaces an earlier version comes for certain; one that was to make the parameter may have been dropped.
    const waits = (unseen.get(wanted) ?? 0) > 0
    const accepted = waits || (await write(name, place, wanted, newest !== undefined))
    if (accepted && !waits) unseen.set(wanted, newest?.version ?? 0)
    if (!(await (accepted ? reading.change() : reading.again()))) {
      throw notStored(name, wanted, cloud.region, waiting)
    }
    if (newest === undefined && reading.now !== undefined) await requireOurs(name, place, reading.now)
  }
}

/** A parameter that is read a bounded number of times. */
class Reading {
  now: ImageParameter | undefined
  readonly #name: string
  readonly #cloud: ImageCloud
  readonly #pauseMs: number
  #left: number

  constructor(name: string, cloud: ImageCloud, now: ImageParameter | undefined, waiting: Waiting) {
    this.#name = name
    this.#cloud = cloud
    this.now = now
    this.#left = waiting.reads
    this.#pauseMs = waiting.pauseMs
  }

  /** Reads once more; false when it may not any more. */
  async again(): Promise<boolean> {
    if (this.#left === 0) return false
    this.#left -= 1
    await sleep(this.#pauseMs)
    this.now = await this.#cloud.parameterOf(this.#name)
    return true
  }

  /** Reads until there is a new version; false when none has come in time. */
  async change(): Promise<boolean> {
    const before = this.now?.version ?? 0
    while (await this.again()) if ((this.now?.version ?? 0) > before) return true
    return false
  }
}

/** All versions, the newest first. The history may lag behind the parameter itself. */
async function versionsOf(
  name: string,
  cloud: ImageCloud,
  now: ParameterVersion | undefined,
): Promise<readonly ParameterVersion[]> {
  if (now === undefined) return []
  const history = await cloud.parameterHistory(name)
  return (history[0]?.version ?? 0) < now.version ? [now, ...history] : history
}

/** The image of the place, or the newest that is publishable among those that the parameter named. */
async function newestOf(
  { cloud, image, leaving }: Place,
  since: readonly ParameterVersion[],
): Promise<string> {
  const named = new Set(since.map(({ value }) => value))
  const others = [...named].filter((id) => id !== image.id && id !== leaving)
  if (others.length === 0) return image.id
  const found = await cloud.accountImages(others)
  return found
    .filter((other) => isSameFamily(other, image) && isPublishable(other, isSmokeTested(image)))
    .reduce((newest, other) => (isNewer(other, newest) ? other : newest), image).id
}

/** Writes a value; gives whether Systems Manager has accepted it. */
async function write(
  name: string,
  { cloud, image }: Place,
  value: string,
  isThere: boolean,
): Promise<boolean> {
  if (!isThere) return cloud.createParameter(name, value, parameterTags(ownerOf(image)))
  try {
    await cloud.overwriteParameter(name, value)
    return true
  } catch (error) {
    // Somebody else writes to it at the same time.
    if (errorCode(error) !== 'TooManyUpdates') throw error
    return false
  }
}

/** Somebody may have made the parameter since it was looked for. */
async function requireOurs(name: string, { cloud, image }: Place, parameter: ImageParameter): Promise<void> {
  const problems = await problemsOf(name, parameter, ownerOf(image), cloud)
  if (problems.length > 0) throw new UserError(problems)
}

function moved(
  region: string,
  versions: readonly ParameterVersion[],
  { value, version }: ParameterVersion,
  before: ParameterVersion | undefined,
): Moved {
  const previous = versions.find((earlier) => earlier.value !== value)?.value
  return { region, image: value, version, previous, changed: before?.value !== value }
}

function notStored(name: string, value: string, region: string, { reads, pauseMs }: Waiting): UserError {
  const seconds = Math.round((reads * pauseMs) / 1000)
  return new UserError([
    problem('parameter-not-updated', {
      what: `Systems Manager accepted ${value} for the parameter '${name}' in ${region}, but the parameter did not name it within ${seconds} s: the value is validated only after that.`,
    }),
  ])
}
