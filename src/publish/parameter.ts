import { setTimeout as sleep } from 'node:timers/promises'
import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { problem, UserError } from '../errors/problem.ts'
import type { PublishedParameter } from '../report/baked.ts'
import type { Log } from '../runner/log.ts'
import { type Place, WAITING } from './converge.ts'
import { isRejected, isSameFamily } from './image-state.ts'
import { moveParameter } from './move-parameter.ts'

/** An image and its copies. */
export interface ImageGroup {
  /** Region to ID; the first is the image that was baked. */
  readonly amis: Readonly<Record<string, string>>
  readonly family: string
  /** Undefined when it is not known; images with the same one are alike. */
  readonly fingerprint: string | undefined
}

/** EC2 is eventually consistent: an image that was tagged as ready just now may be shown without that tag. */
const LOOKS = 5
const LOOK_MS = 2000

/**
 * Makes a parameter name a ready image in each of its Regions, unless a rollback or a withdrawal has left an image with the same
 * fingerprint, or the parameter names a newer image already. Does nothing where it names the image.
 *
 * @param clouds by Region
 * @param waiting between two reads of the parameter, and between two looks for the tags of the image
 * @throws UserError when it could not be published; `moveParameter` says what is in the parameter then
 */
export async function publishToParameter(
  name: string,
  group: ImageGroup,
  clouds: ReadonlyMap<string, ImageCloud>,
  log: Log,
  waiting = { ...WAITING, lookMs: LOOK_MS },
): Promise<PublishedParameter> {
  const regions = Object.entries(group.amis)
  const found = await Promise.all(
    regions.map(([region, id]) => lookFor(id, region, group, clouds.get(region), waiting.lookMs)),
  )
  const alike = found.flatMap(({ place, others }) =>
    [place.image, ...others].filter((image) => isSameFamily(image, place.image)),
  )
  const rejected = alike.find(isRejected)
  if (rejected !== undefined) {
    const why = `${words(rejected)}, and this AMI has the same fingerprint`
    log.warning(`'${name}' does not name the AMI: ${why}.`)
    return { name, versions: {}, previous: undefined, notPublished: why }
  }
  const moved = await moveParameter(
    name,
    found.map(({ place }) => place),
    log,
    waiting,
  )
  const ours = moved.filter(({ region, image }) => image === group.amis[region])
  const versions = Object.fromEntries(ours.map(({ region, version }) => [region, version]))
  const [first] = moved
  const isFirst = first !== undefined && ours.includes(first)
  return {
    name,
    versions,
    previous: isFirst ? first.previous : undefined,
    notPublished: isFirst ? undefined : `it names ${first?.image}, which was baked later`,
  }
}

interface Found {
  readonly place: Place
  /** Others with the same fingerprint. */
  readonly others: readonly AccountImage[]
}

/** The image of a Region once it is shown as ready, or as it is after some looks. */
async function lookFor(
  id: string,
  region: string,
  { family, fingerprint }: ImageGroup,
  cloud: ImageCloud | undefined,
  lookMs: number,
): Promise<Found> {
  if (cloud === undefined) throw new Error(`there is no client for ${region}`)
  for (let look = 1; ; look += 1) {
    const images =
      fingerprint === undefined
        ? await cloud.accountImages([id])
        : await cloud.taggedImages({ [TAG.family]: family, [TAG.fingerprint]: fingerprint })
    const image = images.find((each) => each.id === id)
    if (image?.tags[TAG.status] === 'ready' || (image && look === LOOKS)) {
      return { place: { cloud, image }, others: images.filter((each) => each.id !== id) }
    }
    if (look === LOOKS) {
      const what = `EC2 does not show ${id} in ${region}, so no parameter can name it.`
      throw new UserError([problem('not-publishable', { what })])
    }
    await sleep(lookMs)
  }
}

function words({ id, region, tags }: AccountImage): string {
  const [verb, reason] =
    tags[TAG.withdrawn] === undefined
      ? ['was rejected', tags[TAG.rejected]]
      : ['was withdrawn', tags[TAG.withdrawn]]
  return `${id} in ${region} ${verb} (${reason})`
}
