import type { AccountImage, ImageParameter } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { Log } from '../runner/log.ts'
import { converge, type Moved, type Place, WAITING } from './converge.ts'
import { isPublishable } from './image-state.ts'
import { ownerOf, problemsOf } from './parameter-check.ts'

/**
 * Makes a parameter name an image in each Region, unless it names a newer publishable one of the same family there, and reads it
 * until it does. If a newer one was published by somebody else meanwhile and overwritten, it is put back. If a Region fails, all
 * go back to what they named; a parameter that this has made cannot, and goes on naming the new image.
 *
 * Before a rollback or a withdrawal the image that is left has to have its tag `rejected` or `withdrawn`.
 *
 * @param places all with copies of one image; every Region is read before the first is written
 * @returns what the parameter names in each Region, in the order of the places
 * @throws UserError `not-publishable`, `parameter-wrong-type`, `parameter-not-ours` (nothing was written for these),
 *   `parameter-not-updated`, or what AWS rejects
 */
export async function moveParameter(
  name: string,
  places: readonly Place[],
  log: Log,
  waiting = WAITING,
): Promise<readonly Moved[]> {
  const unfit = places.filter(({ image }) => !isPublishable(image, false))
  if (unfit.length > 0) throw new UserError(unfit.map(({ image }) => notPublishable(name, image)))
  const before = await Promise.all(places.map(({ cloud }) => cloud.parameterOf(name)))
  const problems = await Promise.all(places.map((place, index) => problemsAt(name, place, before[index])))
  if (problems.flat().length > 0) throw new UserError(problems.flat())
  const settled = await Promise.allSettled(
    places.map((place, index) => converge(name, place, before[index], waiting)),
  )
  const failed = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  if (failed.length > 0) {
    await Promise.all(places.map((place, index) => goBack(name, place, before[index], log, waiting)))
    throw new UserError(
      failed.flatMap((error) => problemsOfError(name, error)),
      { cause: failed[0] },
    )
  }
  const done = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  for (const [index, each] of done.entries()) report(name, places[index]?.image.id, each, log)
  return done
}

/** The problems of a parameter that has to be written. */
async function problemsAt(
  name: string,
  { cloud, image }: Place,
  before: ImageParameter | undefined,
): Promise<readonly Problem[]> {
  if (before === undefined || before.value === image.id) return []
  return problemsOf(name, before, ownerOf(image), cloud)
}

function notPublishable(name: string, { id, region, state, tags }: AccountImage): Problem {
  const marks = [TAG.status, TAG.rejected, TAG.withdrawn].flatMap((key) =>
    tags[key] === undefined ? [] : [`tag ${key}=${tags[key]}`],
  )
  const what = `${id} in ${region} cannot be published as '${name}': its state is '${state}', with ${marks.join(', ') || `no tag ${TAG.status}`}.`
  return problem('not-publishable', { what })
}

/** Gives a parameter the value back that it had, if it names the image of the place by now. Fails never. */
async function goBack(
  name: string,
  place: Place,
  before: ImageParameter | undefined,
  log: Log,
  waiting = WAITING,
): Promise<void> {
  const { cloud, image } = place
  const parameter = `The parameter '${name}' in ${cloud.region}`
  try {
    const now = await cloud.parameterOf(name)
    if (now?.value !== image.id || before?.value === image.id) return
    const [earlier] = before === undefined ? [] : await cloud.accountImages([before.value])
    if (earlier === undefined || earlier.state !== 'available') {
      const why =
        before === undefined ? 'it was not there before' : `${before.value} is not available any more`
      log.warning(`${parameter} goes on naming ${image.id}: ${why}.`)
      return
    }
    const { image: value } = await converge(name, { cloud, image: earlier, leaving: image.id }, now, waiting)
    log.warning(`${parameter} names ${value} again, because another Region failed.`)
  } catch (error) {
    log.warning(`${parameter} could not be given its earlier value (${messageOf(error)}).`)
  }
}

function problemsOfError(name: string, error: unknown): readonly Problem[] {
  if (error instanceof UserError) return error.problems
  const what = `The parameter '${name}' could not be given the AMI's ID (${messageOf(error)}).`
  return [problem('parameter-not-updated', { what })]
}

function report(name: string, wanted: string | undefined, moved: Moved, log: Log): void {
  const { region, image, version, previous, changed } = moved
  const before = previous === undefined ? '' : `, before ${previous}`
  const names = `${name} in ${region} names ${image} (version ${version}${before})`
  if (image !== wanted) log.warning(`${names}: it was baked after ${wanted}, which is not published there.`)
  else log.info(changed ? names : `${names}: nothing to change`)
}
