import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { type Problem, problem } from '../errors/problem.ts'
import { firstPublishable, isSameFamily, isSmokeTested } from './image-state.ts'

/**
 * Where a rollback of a parameter goes: the image of its newest version that names another one, which has to be of the same
 * family, available, ready, neither rejected nor withdrawn, and smoke-tested if the image that is left was.
 *
 * @param left the image that the parameter names
 */
export async function earlierImage(
  name: string,
  left: AccountImage,
  cloud: Pick<ImageCloud, 'parameterHistory' | 'accountImages'>,
): Promise<AccountImage | undefined> {
  const history = await cloud.parameterHistory(name)
  const earlier = [...new Set(history.map(({ value }) => value))].filter((id) => id !== left.id)
  if (earlier.length === 0) return undefined
  const images = (await cloud.accountImages(earlier)).filter((image) => isSameFamily(image, left))
  return firstPublishable(earlier, images, isSmokeTested(left))
}

/** Nothing to go back to. */
export function noEarlierImage(name: string, left: AccountImage): Problem {
  return problem('no-earlier-image', {
    what: `The parameter '${name}' in ${left.region} names ${left.id}, and none of its earlier values is an AMI of the same family that is available, passed its checks, and was neither rejected nor withdrawn.`,
  })
}
