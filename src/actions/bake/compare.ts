import type { AccountImage, ImageCloud } from '../../aws/image-cloud.ts'
import { TAG } from '../../aws/tags.ts'
import { messageOf } from '../../errors/message.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { type ImageRecord, recordOf } from '../../packer/record-tags.ts'
import type { Plan } from '../../plan/plan.ts'
import { readyImages } from '../../plan/reuse.ts'
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

/** An earlier image, with its record. */
export interface Previous {
  readonly ami: string
  readonly record: ImageRecord
}

/**
 * The image that a new one is compared with, which is not ready yet. Without it the new image is as good, so a failure is only a
 * warning.
 *
 * @returns undefined when there is none with a record
 */
export async function previousImage(
  request: Request,
  plan: Pick<Plan, 'region' | 'family' | 'repository'>,
  { runner, connectImages }: Pick<Ports, 'runner' | 'connectImages'>,
): Promise<Previous | undefined> {
  try {
    const cloud = await connectImages(plan.region)
    const listed = await cloud.taggedImages({ [TAG.family]: plan.family, [TAG.status]: 'ready' })
    const before = await imageBefore(request, readyImages(listed, plan), undefined, cloud)
    if (before === undefined) return undefined
    const record = recordIn(before, await cloud.snapshotTags(before.snapshots))
    return record && { ami: before.id, record }
  } catch (error) {
    runner.warning(`The image cannot be compared with an earlier one (${messageOf(error)}).`)
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
