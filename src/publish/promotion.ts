import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { PromotionSource } from '../inputs/publish-inputs.ts'
import type { ImageChange } from '../report/command-result.ts'
import { amisOf, changed, type Done, moveAll, type PlannedMove, type Publishing } from './commands.ts'
import { findGroup, type ImageGroup, type Member } from './image-group.ts'
import { isNewer, isPublishable, isRejected, isSameFamily, isSmokeTested } from './image-state.ts'
import { checkParameter, ownerOf } from './parameter-check.ts'
import { requireParameter } from './rollback.ts'

/** What is published: an image in a Region, or what another parameter names there. */
export interface PromotionRequest {
  readonly ssmParameter: string
  readonly region: string
  readonly from: { readonly ami: string } | PromotionSource
}

const HOUR = 3_600_000

/**
 * Makes a parameter name an image that is there already, in all Regions that have it or in none.
 *
 * An image that somebody names by its ID is published even if the parameter names a newer one, or if a rollback has rejected it
 * or another one with its fingerprint: then those marks are removed. What another parameter names is published only if it is
 * newer than what the parameter names, and neither it nor an image with its fingerprint was rejected.
 *
 * @throws UserError `parameter-not-found`, `ami-not-found`, `not-publishable`, `parameter-wrong-type`, `parameter-not-ours`
 *   (nothing was changed for these), or what `moveParameter` throws: then the marks are there again
 */
export async function publishExisting(request: PromotionRequest, publishing: Publishing): Promise<Done> {
  const { ssmParameter: name, region, from } = request
  const { connect, log } = publishing
  const byHand = 'ami' in from
  const id = byHand ? from.ami : await sourceOf(from, await connect(region), publishing.now())
  if (id === undefined) return nothingSoaked(from as PromotionSource, publishing)
  const group = await findGroup(id, region, connect)
  const places = placesOf(name, id, group)
  const alike = (await Promise.all(places.map(withSameFingerprint))).flat()
  const marked = [...group.members, ...alike].filter(({ image }) => isRejected(image))
  const lasting = marked.filter(({ image }) => !byHand || image.tags[TAG.withdrawn] !== undefined)
  const [first] = places
  const problems = [
    ...lasting.map(({ image }) => notPublishable(name, id, whyRejected(id, image))),
    ...(first === undefined ? [] : await problemsOfParameter(name, first.image, places)),
  ]
  if (problems.length > 0) throw new UserError(problems)
  const planned = await Promise.all(places.map((place) => plan(name, place, byHand)))
  const warnings = [
    ...(first && !isSmokeTested(first.image) ? [`${id} was baked without a smoke test.`] : []),
    ...newerOnes(places, planned),
    ...withoutCopy(name, group),
  ]
  for (const warning of warnings) log.warning(warning)
  const changes = await removeMarks(marked, publishing)
  try {
    return { amis: amisOf(places), moves: await moveAll(planned, publishing), changes, warnings }
  } catch (error) {
    await markAgain(marked, publishing)
    throw error
  }
}

/** ID of the image that the other parameter names, or of the newest that it has named for long enough. */
async function sourceOf(
  { parameter, soakHours }: PromotionSource,
  cloud: ImageCloud,
  now: Date,
): Promise<string | undefined> {
  const { value } = await requireParameter(parameter, cloud)
  if (soakHours === undefined) return value
  const history = await cloud.parameterHistory(parameter)
  const soaked = history.filter(({ modified }) => now.getTime() - modified.getTime() >= soakHours * HOUR)
  const ids = [...new Set(soaked.map((version) => version.value))]
  const good = (await cloud.accountImages(ids)).filter((image) => isPublishable(image, false))
  return ids.find((id) => good.some((image) => image.id === id))
}

function nothingSoaked({ parameter, soakHours }: PromotionSource, { log }: Publishing): Done {
  const warning = `No AMI that can be published was published as ${parameter} at least ${soakHours} h ago.`
  log.warning(warning)
  return { amis: {}, moves: [], changes: [], warnings: [warning] }
}

/** The image of each Region; the one that was named in its own. */
function placesOf(name: string, id: string, { members }: ImageGroup): Member[] {
  const good = members.filter(({ image }) => isPublishable({ ...image, tags: unmarked(image) }, false))
  const regions = new Set(members.map(({ image }) => image.region))
  const places = [...regions].map((region) => {
    const here = good.filter(({ image }) => image.region === region)
    return here.find(({ image }) => image.id === id) ?? here[0] ?? region
  })
  const missing = places.filter((place) => typeof place === 'string')
  if (missing.length > 0) {
    throw new UserError(missing.map((region) => notPublishable(name, id, whyNot(id, region, members))))
  }
  return places.filter((place) => typeof place !== 'string')
}

/** A copy that a bake has announced and not made, or that somebody has removed. */
function withoutCopy(name: string, { members, regions }: ImageGroup): string[] {
  return regions
    .filter((region) => members.every(({ image }) => image.region !== region))
    .map((region) => `${name} in ${region} stays as it is: there is no copy of the AMI.`)
}

function unmarked({ tags }: AccountImage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => key !== TAG.rejected))
}

function whyNot(id: string, region: string, members: readonly Member[]): string {
  const image = members.map((member) => member.image).find((each) => each.region === region)
  if (image === undefined) return `it is not in ${region}`
  if (image.tags[TAG.withdrawn] !== undefined)
    return `${whyRejected(id, image)}. The command 'restore' makes it usable again`
  return `${image.id} in ${region} is ${image.state}, with status '${image.tags[TAG.status]}'`
}

/** Other images of the same contents. */
async function withSameFingerprint({ cloud, image }: Member): Promise<Member[]> {
  const [family, fingerprint] = [image.tags[TAG.family], image.tags[TAG.fingerprint]]
  if (family === undefined || fingerprint === undefined) return []
  const found = await cloud.taggedImages({ [TAG.family]: family, [TAG.fingerprint]: fingerprint })
  return found
    .filter((other) => other.id !== image.id && isSameFamily(other, image))
    .map((other) => ({ cloud, image: other }))
}

function whyRejected(id: string, image: AccountImage): string {
  const [verb, reason] =
    image.tags[TAG.withdrawn] === undefined
      ? ['rejected', image.tags[TAG.rejected]]
      : ['withdrawn', image.tags[TAG.withdrawn]]
  const which = image.id === id ? 'it' : `${image.id} in ${image.region}, which has its fingerprint,`
  return `${which} was ${verb} (${reason})`
}

function notPublishable(name: string, id: string, why: string): Problem {
  return problem('not-publishable', { what: `${id} cannot be published as '${name}': ${why}.` })
}

function problemsOfParameter(name: string, image: AccountImage, places: readonly Member[]) {
  return checkParameter(
    name,
    ownerOf(image),
    places.map(({ cloud }) => cloud),
  )
}

/** By hand the parameter leaves whatever it names now; else it goes on naming what is newer. */
async function plan(name: string, { cloud, image }: Member, byHand: boolean): Promise<PlannedMove> {
  const before = (await cloud.parameterOf(name))?.value
  const place = { name, cloud, before, image: { ...image, tags: unmarked(image) } }
  if (before === undefined || before === image.id) return { ...place, left: undefined }
  if (byHand) return { ...place, left: before }
  const [named] = await cloud.accountImages([before])
  const stays =
    named !== undefined &&
    isSameFamily(named, image) &&
    isPublishable(named, isSmokeTested(image)) &&
    isNewer(named, image)
  return { ...place, left: undefined, image: stays ? named : place.image }
}

function newerOnes(places: readonly Member[], planned: readonly PlannedMove[]): string[] {
  return planned
    .map(({ name, cloud, image }, index) => ({ name, cloud, image, wanted: places[index]?.image.id }))
    .filter(({ image, wanted }) => image.id !== wanted)
    .map(
      ({ name, cloud, image, wanted }) =>
        `${name} in ${cloud.region} goes on naming ${image.id}, which is newer than ${wanted}.`,
    )
}

async function removeMarks(
  marked: readonly Member[],
  { dryRun, log }: Publishing,
): Promise<readonly ImageChange[]> {
  if (!dryRun) {
    for (const { cloud, image } of marked) {
      await cloud.untag([image.id], [TAG.rejected])
      log.info(`${image.id} in ${image.region} is not marked as rejected any more`)
    }
  }
  return marked.map(({ image }) =>
    changed(image, `not marked as rejected any more: ${image.tags[TAG.rejected]}`),
  )
}

/** Fails never: the error of the publication is the one to report. */
async function markAgain(marked: readonly Member[], { log }: Publishing): Promise<void> {
  for (const { cloud, image } of marked) {
    const { id, tags } = image
    try {
      await cloud.tag([id], { [TAG.rejected]: tags[TAG.rejected] ?? '' })
    } catch (error) {
      log.warning(`${id} could not be marked as rejected again (${messageOf(error)}).`)
    }
  }
}
