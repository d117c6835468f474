import type { AccountImage, ImageCloud } from '../../aws/image-cloud.ts'
import { TAG } from '../../aws/tags.ts'
import { messageOf } from '../../errors/message.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { type ImageRecord, recordOf } from '../../packer/record-tags.ts'
import type { Plan } from '../../plan/plan.ts'
import { readyImages } from '../../plan/reuse.ts'
import { type Compared, compareImages, type ImageChanges } from '../../report/changes.ts'
import type { Ports } from './ports.ts'

/**
 * The image that an image is compared with: the published one, or without a parameter that names one the newest earlier one.
 *
 * @param ready ready images of the family, the newest first
 * @returns undefined when there is none, or when it is the image itself
 */
export async function imageBefore(
  { ssmParameter }: Pick<Request, 'ssmParameter'>,
  ready: readonly AccountImage[],
  ami: string | undefined,
  cloud: Pick<ImageCloud, 'parameterOf' | 'accountImages'>,
): Promise<AccountImage | undefined> {
  const published = ssmParameter === undefined ? undefined : (await cloud.parameterOf(ssmParameter))?.value
  if (published === undefined || !/^ami-[0-9a-f]{8,17}$/.test(published))
    return ready[ready.findIndex(({ id }) => id === ami) + 1]
  if (published === ami) return undefined
  return ready.find(({ id }) => id === published) ?? (await cloud.accountImages([published]))[0]
}

/**
 * The differences of a new image to the one before. The image is as good without them, so a failure is only a warning.
 *
 * @returns undefined when there is nothing to compare it with
 */
export async function changesOf(
  request: Request,
  plan: Pick<Plan, 'region' | 'family' | 'repository'>,
  ami: string,
  now: Compared,
  { runner, connectImages }: Pick<Ports, 'runner' | 'connectImages'>,
): Promise<ImageChanges | undefined> {
  try {
    const cloud = await connectImages(plan.region)
    const listed = await cloud.taggedImages({ [TAG.family]: plan.family, [TAG.status]: 'ready' })
    const before = await imageBefore(request, readyImages(listed, plan), ami, cloud)
    if (before === undefined) return undefined
    const record = recordIn(before, await cloud.snapshotTags(before.snapshots))
    return record && compareImages(before.id, record, now)
  } catch (error) {
    runner.warning(`The image could not be compared with an earlier one (${messageOf(error)}).`)
    return undefined
  }
}

/** The record of an image in the tags of its snapshots; undefined when none is whole. */
export function recordIn(
  image: AccountImage,
  snapshots: ReadonlyMap<string, Readonly<Record<string, string>>>,
): ImageRecord | undefined {
  return image.snapshots.map((id) => recordOf(snapshots.get(id) ?? {})).find((record) => record !== undefined)
}
