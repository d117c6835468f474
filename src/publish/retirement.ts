import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import type { KeptImage, RetiredImage, Retirement } from '../report/retention-section.ts'
import type { Log } from '../runner/log.ts'
import { isFinished } from './image-state.ts'
import type { ParameterOwner } from './parameter-check.ts'
import { type ParameterUses, parameterUses } from './parameter-uses.ts'
import { nextStage, type Retention, reasonToStay, replacedImages, type Stage } from './retention-rule.ts'

/** How many images one run retires at most: a mistake in `keep` is noticed before everything is gone. */
export const MOST_RETIRED = 50
/** DescribeImageReferences takes 10 images a call. */
const BATCH = 10
/** How many images a warning names. */
const MOST_NAMED = 10
/** EC2 takes no time that is past, and rounds to the minute (EC2, EnableImageDeprecation). */
const SOON_MS = 120_000

/** The images of a family in one Region. */
interface RegionImages {
  readonly cloud: ImageCloud
  readonly images: readonly AccountImage[]
}

/**
 * Retires the images of a family that newer ones replace, with their snapshots, in every Region that they were copied to. What
 * uses an image is asked of candidates only, ten at a time, and the oldest come first. What cannot be asked keeps the image. An
 * image that cannot be removed is named in a warning, and the next run tries again.
 *
 * @param region where the images are baked
 * @param connect gives the clients of further Regions
 * @throws UserError when the images of `region` cannot be listed
 */
export async function retireImages(
  owner: ParameterOwner,
  region: string,
  retention: Retention,
  connect: (region: string) => Promise<ImageCloud>,
  log: Log,
  now = new Date(),
): Promise<Retirement> {
  const regions = await imagesOfRegions(owner, region, retention, connect, log)
  const all = regions.flatMap(({ images }) => images)
  const finished = all.filter(isFinished)
  const counted = { images: finished.length, gib: finished.reduce((sum, { gib }) => sum + gib, 0) }
  const candidates = replacedImages(all, retention, now)
  const retired: RetiredImage[] = []
  const kept: KeptImage[] = []
  const failed: KeptImage[] = []
  // The Region of the bake comes last: the tags of its images say in which Regions the copies are.
  for (const { cloud } of regions.toReversed()) {
    const here = candidates.filter((image) => image.region === cloud.region)
    if (here.length === 0) continue
    const uses = await usesIn(owner, cloud)
    while (here.length > 0 && retired.length < MOST_RETIRED) {
      const batch = here.splice(0, Math.min(BATCH, MOST_RETIRED - retired.length))
      for (const [image, next] of await nextOf(batch, cloud, uses, retention, now)) {
        const done = await carryOut(image, next, cloud, retention, now)
        const { id, name, gib } = image
        if (typeof done === 'string') retired.push({ region: image.region, id, name, gib, stage: done })
        else (done.failed ? failed : kept).push({ region: image.region, id, why: done.waits })
      }
    }
  }
  kept.push(...failed)
  const left = candidates.length - retired.length - kept.length
  const result = { dryRun: retention.dryRun, ...counted, retired, kept, left }
  report(result, log)
  warnOf(failed, log)
  return result
}

async function imagesOfRegions(
  owner: ParameterOwner,
  region: string,
  { keep }: Retention,
  connect: (region: string) => Promise<ImageCloud>,
  log: Log,
): Promise<readonly RegionImages[]> {
  const read = async (name: string) => {
    const cloud = await connect(name)
    const images = await cloud.taggedImages({ [TAG.family]: owner.family })
    return { cloud, images: images.filter(({ tags }) => tags[TAG.repository] === owner.repository) }
  }
  const first = await read(region)
  // Every Region is a call more, and nothing is retired.
  if (keep === undefined) return [first]
  const named = first.images.flatMap(({ tags }) => tags[TAG.regions]?.split(' ') ?? [])
  const others = [...new Set(named)].filter((name) => name !== region)
  const found = await Promise.allSettled(others.map(read))
  for (const [index, each] of found.entries()) {
    if (each.status === 'fulfilled') continue
    log.warning(`The images in ${others[index]} could not be listed (${messageOf(each.reason)}); they stay.`)
  }
  return [first, ...found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))]
}

/** What the parameters of the family need; the reason when that or what refers to images cannot be asked: then none may be retired. */
async function usesIn(owner: ParameterOwner, cloud: ImageCloud): Promise<ParameterUses | Unknown> {
  try {
    const missing = await cloud.missingReferencePermissions()
    if (missing.length > 0) return { unknown: `the credentials may not call ${missing.join(', ')}` }
    return await parameterUses(owner, cloud)
  } catch (error) {
    return { unknown: messageOf(error) }
  }
}

/** Why something could not be asked. */
interface Unknown {
  readonly unknown: string
}

/** `failed`: not by a rule, but because AWS did not answer or did not do it. */
type Next = Stage | { readonly waits: string; readonly failed?: true }

/** What happens next to each image of a batch. */
async function nextOf(
  batch: readonly AccountImage[],
  cloud: ImageCloud,
  uses: ParameterUses | Unknown,
  retention: Retention,
  now: Date,
): Promise<readonly (readonly [AccountImage, Next])[]> {
  const cannot = (why: string): Next => ({
    waits: `what uses it could not be asked (${why})`,
    failed: true,
  })
  if ('unknown' in uses) return batch.map((image) => [image, cannot(uses.unknown)] as const)
  const ids = batch.map(({ id }) => id)
  const references = await cloud
    .imageReferences(ids)
    .catch((error: unknown) => ({ unknown: messageOf(error) }))
  return Promise.all(
    batch.map(async (image) => {
      if ('unknown' in references) return [image, cannot(references.unknown)] as const
      try {
        const launchPermissions = await cloud.launchPermissions(image.id)
        const ties = {
          references: references.get(image.id) ?? [],
          launchPermissions,
          named: uses.named.get(image.id) ?? [],
          rollbacks: uses.rollbacks.get(image.id) ?? [],
        }
        const why = reasonToStay(image, ties, retention.shareWith)
        if (why !== undefined) return [image, { waits: why }] as const
        return [image, nextStage(image, launchPermissions.length > 0, retention, now)] as const
      } catch (error) {
        return [image, cannot(messageOf(error))] as const
      }
    }),
  )
}

/** Gives the stage that an image has reached, or why it stays as it is. */
async function carryOut(
  image: AccountImage,
  next: Next,
  cloud: ImageCloud,
  { dryRun }: Retention,
  now: Date,
): Promise<Next> {
  if (typeof next !== 'string' || dryRun) return next
  try {
    if (next === 'deprecate') await cloud.deprecateImage(image.id, new Date(now.getTime() + SOON_MS))
    if (next === 'disable') {
      // The tag first: without it nobody would know later that the image was shared, and since when it is disabled.
      await cloud.tag([image.id], { [TAG.disabled]: now.toISOString() })
      await cloud.disableImage(image.id)
    }
    if (next === 'remove') await cloud.removeImage(image.id)
    return next
  } catch (error) {
    return { waits: `AWS rejected it: ${messageOf(error)}`, failed: true }
  }
}

const DONE: Readonly<Record<Stage, string>> = {
  deprecate: 'Deprecated',
  disable: 'Disabled',
  remove: 'Removed',
}

function report({ dryRun, retired, kept, left }: Retirement, log: Log): void {
  for (const { region, id, name, stage } of retired) {
    log.info(
      dryRun ? `Would ${stage} ${id} (${name}) in ${region}` : `${DONE[stage]} ${id} (${name}) in ${region}`,
    )
  }
  for (const { region, id, why } of kept) log.info(`${id} in ${region} stays: ${why}`)
  if (left > 0) log.info(`${left} more are left to the next run, as one run retires at most ${MOST_RETIRED}.`)
}

/** One warning for each reason, as a missing permission concerns many images. The log has all of them. */
function warnOf(failed: readonly KeptImage[], log: Log): void {
  for (const why of [...new Set(failed.map((image) => image.why))].slice(0, MOST_NAMED)) {
    const images = failed.filter((image) => image.why === why)
    const ids = images.slice(0, MOST_NAMED).map(({ id }) => id)
    const more = images.length > MOST_NAMED ? ` and ${images.length - MOST_NAMED} more` : ''
    const regions = [...new Set(images.map(({ region }) => region))].join(', ')
    log.warning(
      `${ids.join(', ')}${more} in ${regions}: nothing was retired, because ${why.replace(/\.$/, '')}.`,
    )
  }
}
