import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { problem, UserError } from '../errors/problem.ts'
import { groupOf } from './image-state.ts'

/** Gives a client of a Region. */
export type Connect = (region: string) => Promise<ImageCloud>

/** An image, and a client of its Region. */
export interface Member {
  readonly cloud: ImageCloud
  readonly image: AccountImage
}

/** An image that was baked and its copies, in any state. */
export interface ImageGroup {
  readonly members: readonly Member[]
  /** The Regions in which the image is to be, by its tags. */
  readonly regions: readonly string[]
}

/**
 * Finds an image, the image that it was copied from and all copies of that, by their tags.
 *
 * @param id of the image or of a copy
 * @throws UserError `ami-not-found` when the Region has no such image of this action; else what AWS answers
 */
export async function findGroup(id: string, region: string, connect: Connect): Promise<ImageGroup> {
  const image = await imageOf(id, await connect(region))
  if (image?.tags[TAG.status] === undefined) throw notFound(id, region, image)
  const origin = groupOf(image)
  const [firstRegion = region, firstId = id] = origin.split('/')
  const first = firstId === id ? image : await imageOf(firstId, await connect(firstRegion))
  const listed = [image, first].flatMap((each) => each?.tags[TAG.regions]?.split(' ') ?? [])
  const regions = [...new Set([firstRegion, region, ...listed])].filter((each) => each !== '')
  const found = await Promise.all(
    regions.map(async (each) => {
      const cloud = await connect(each)
      const copies = await cloud.taggedImages({ [TAG.copyOf]: origin })
      const all = each === firstRegion && first !== undefined ? [first, ...copies] : copies
      return all.map((member) => ({ cloud, image: member }))
    }),
  )
  return { members: found.flat(), regions }
}

async function imageOf(id: string, cloud: ImageCloud): Promise<AccountImage | undefined> {
  const [image] = await cloud.accountImages([id])
  return image
}

function notFound(id: string, region: string, image: AccountImage | undefined): UserError {
  const what =
    image === undefined
      ? `The account has no AMI ${id} in ${region}.`
      : `${id} in ${region} does not have the tag ${TAG.status}, so it was not baked by this action.`
  return new UserError([problem('ami-not-found', { what })])
}
