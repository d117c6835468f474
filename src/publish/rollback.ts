import type { ImageCloud, ImageParameter } from '../aws/image-cloud.ts'
import { LONGEST_TAG_VALUE, TAG } from '../aws/tags.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import { amisOf, type Done, mark, moveAll, type PlannedMove, type Publishing } from './commands.ts'
import { earlierImage, noEarlierImage } from './earlier-image.ts'
import { findGroup, type ImageGroup, type Member } from './image-group.ts'
import { usesOf } from './image-parameters.ts'
import { isRejected } from './image-state.ts'
import { ownerOf, problemsOf } from './parameter-check.ts'

/** What a rollback is asked for. */
export interface RollbackRequest {
  readonly ssmParameter: string
  readonly region: string
  /** ID of the image to leave, in `region`; undefined: whichever the parameter names. */
  readonly ami: string | undefined
  readonly reason: string | undefined
}

/**
 * Sets a parameter back, in each Region in which it names the image or a copy, to the newest earlier value that may be published,
 * and marks the image and all copies as rejected: first the marks, so that nobody who publishes at the same time, and no bake
 * after a rollback that was killed, publishes the image again.
 *
 * A rollback that was killed is finished by the next one. One that had ended is not repeated if the image to leave is given.
 *
 * @throws UserError `parameter-not-found`, `ami-not-found`, `no-earlier-image`, `parameter-wrong-type`, `parameter-not-ours`
 *   (nothing was changed for these), or what `moveParameter` throws: then the marks stay
 */
export async function rollBack(request: RollbackRequest, publishing: Publishing): Promise<Done> {
  const { ssmParameter: name, region, reason } = request
  const cloud = await publishing.connect(region)
  const parameter = await requireParameter(name, cloud)
  const left = await imageToLeave(request, parameter, cloud, publishing)
  const naming = left.members.filter(({ named, image }) => named?.value === image.id)
  if (naming.length === 0) return nothingToDo(request, parameter, left, publishing)
  const planned = await plan(name, naming)
  const others = await otherParameters(name, naming)
  const why = reason ?? `rollback of ${name}`.slice(0, LONGEST_TAG_VALUE)
  const changes = await mark(left.members, TAG.rejected, why, publishing)
  const moves = await moveAll(planned, publishing)
  for (const warning of others) publishing.log.warning(warning)
  return { amis: amisOf(left.members), moves, changes, warnings: others }
}

/** A parameter that is there. */
export async function requireParameter(name: string, cloud: ImageCloud): Promise<ImageParameter> {
  const parameter = await cloud.parameterOf(name)
  if (parameter !== undefined) return parameter
  const what = `There is no parameter '${name}' in ${cloud.region}.`
  throw new UserError([problem('parameter-not-found', { what })])
}

/** A member, and the parameter as it is in its Region. */
interface NamedMember extends Member {
  readonly named: ImageParameter | undefined
}

interface NamedGroup {
  readonly members: readonly NamedMember[]
}

/** The image that was asked for, or one that a rollback has left in other Regions only, or the one that the parameter names. */
async function imageToLeave(
  { ssmParameter: name, region, ami }: RollbackRequest,
  { value }: ImageParameter,
  cloud: ImageCloud,
  { connect, log }: Publishing,
): Promise<NamedGroup> {
  if (ami !== undefined) return withParameter(name, await findGroup(ami, region, connect))
  const history = await cloud.parameterHistory(name)
  const before = history.find((earlier) => earlier.value !== value)?.value
  const [rejected] = before === undefined ? [] : (await cloud.accountImages([before])).filter(isRejected)
  if (rejected !== undefined) {
    const group = await withParameter(name, await findGroup(rejected.id, region, connect))
    if (group.members.some(({ named, image }) => named?.value === image.id)) {
      log.info(`An earlier rollback from ${rejected.id} did not end: this one finishes it.`)
      return group
    }
  }
  return withParameter(name, await findGroup(value, region, connect))
}

async function withParameter(name: string, { members }: ImageGroup): Promise<NamedGroup> {
  const found = members.map(async (member) => ({ ...member, named: await member.cloud.parameterOf(name) }))
  return { members: await Promise.all(found) }
}

/** Where the parameter goes in each Region, all of them or none. */
async function plan(name: string, naming: readonly NamedMember[]): Promise<PlannedMove[]> {
  const found = await Promise.all(
    naming.map(async ({ cloud, image: left, named }) => {
      const image = await earlierImage(name, left, cloud)
      const problems = named === undefined ? [] : await problemsOf(name, named, ownerOf(left), cloud)
      return { left, cloud, image, problems }
    }),
  )
  const problems: Problem[] = found.flatMap(({ left, image, problems: own }) => [
    ...own,
    ...(image === undefined ? [noEarlierImage(name, left)] : []),
  ])
  if (problems.length > 0) throw new UserError(problems)
  return found.flatMap(({ cloud, left, image }) =>
    image === undefined ? [] : [{ name, cloud, left: left.id, image, before: left.id }],
  )
}

/** Whoever rejects an image wants to know what else names it. */
async function otherParameters(name: string, naming: readonly Member[]): Promise<string[]> {
  const found = await Promise.all(
    naming.map(async ({ cloud, image }) => ({ image, uses: await usesOf(image, cloud) })),
  )
  return found.flatMap(({ image, uses }) =>
    uses.parameters
      .filter((other) => other.name !== name)
      .map((other) => `The parameter '${other.name}' in ${image.region} goes on naming ${image.id}.`),
  )
}

function nothingToDo(
  { ssmParameter: name, region, ami }: RollbackRequest,
  { value, version }: ImageParameter,
  { members }: NamedGroup,
  { log }: Publishing,
): Done {
  log.info(`${name} names ${ami} in no Region: there is nothing to roll back.`)
  const isMarked = members.some(({ image }) => isRejected(image))
  const warnings = isMarked ? [] : [`${name} does not name ${ami}, which is not marked as rejected.`]
  for (const warning of warnings) log.warning(warning)
  const move = { parameter: name, region, image: value, version, previous: undefined }
  return { amis: amisOf(members), moves: [move], changes: [], warnings }
}
