import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import type { ListedImage } from '../report/image-list.ts'
import { groupOf, isNewer } from './image-state.ts'

/** What one Region has of a family. */
interface Found {
  readonly images: readonly AccountImage[]
  /** The parameters with the family's tag, and the IDs that they name. */
  readonly parameters: readonly { readonly parameter: string; readonly image: string }[]
}

/**
 * The images of a family in some Regions, the newest first, each with its copies. The number of calls grows with the pages of
 * images and with the parameters, not with the images: who uses an image is not asked.
 *
 * @throws UserError when a Region may not be asked, or cannot
 */
export async function listImages(
  family: string,
  clouds: readonly ImageCloud[],
): Promise<readonly ListedImage[]> {
  const found = await Promise.all(clouds.map((cloud) => familyIn(family, cloud)))
  const groups = new Map<string, AccountImage[]>()
  for (const image of found.flatMap(({ images }) => images)) {
    const group = groups.get(groupOf(image)) ?? []
    groups.set(groupOf(image), [...group, image])
  }
  const named = new Map<string, string[]>()
  for (const { parameter, image } of found.flatMap(({ parameters }) => parameters)) {
    named.set(image, [...(named.get(image) ?? []), parameter])
  }
  return [...groups]
    .map(([origin, group]) => ({ group, first: group.find((image) => keyOf(image) === origin) ?? group[0] }))
    .flatMap(({ group, first }) => (first === undefined ? [] : [{ group, first }]))
    .toSorted(
      (one, other) => Number(isNewer(other.first, one.first)) - Number(isNewer(one.first, other.first)),
    )
    .map(({ group, first }) => listed(first, group, named))
}

async function familyIn(family: string, cloud: ImageCloud): Promise<Found> {
  const [images, names] = await Promise.all([
    cloud.taggedImages({ [TAG.family]: family }),
    cloud.taggedParameters(TAG.family, family),
  ])
  const parameters = await Promise.all(
    names.map(async (parameter) => ({ parameter, image: (await cloud.parameterOf(parameter))?.value ?? '' })),
  )
  return { images, parameters }
}

function keyOf({ region, id }: AccountImage): string {
  return `${region}/${id}`
}

function listed(
  first: AccountImage,
  group: readonly AccountImage[],
  named: ReadonlyMap<string, readonly string[]>,
): ListedImage {
  const tagOf = (key: string) => group.map(({ tags }) => tags[key]).find((value) => value !== undefined)
  return {
    id: first.id,
    region: first.region,
    name: first.name,
    baked: first.tags[TAG.baked] ?? '',
    status: first.tags[TAG.status] ?? '',
    proof: first.tags[TAG.smokeTest] ?? '',
    repository: first.tags[TAG.repository] ?? '',
    published: group.flatMap(({ id, region }) =>
      (named.get(id) ?? []).map((parameter) => ({ region, parameter })),
    ),
    rejected: tagOf(TAG.rejected),
    withdrawn: tagOf(TAG.withdrawn),
    amis: Object.fromEntries(group.map(({ region, id, state }) => [region, { id, state }])),
    gib: group.reduce((sum, { gib }) => sum + gib, 0),
    deprecated: group.map(({ deprecated }) => deprecated).find((at) => at !== undefined),
  }
}
