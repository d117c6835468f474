import type { AccountImage, ImageCloud, ImageParameter } from '../aws/image-cloud.ts'
import { IMAGE_DATA_TYPE } from '../aws/parameters.ts'
import { TAG } from '../aws/tags.ts'
import { type Problem, problem } from '../errors/problem.ts'

/** Whose images a parameter names: those of one family and one repository. */
export interface ParameterOwner {
  readonly family: string
  /** Undefined for bakes outside of GitHub. */
  readonly repository: string | undefined
}

/** Whose parameter may name an image. */
export function ownerOf({ tags }: Pick<AccountImage, 'tags'>): ParameterOwner {
  return { family: tags[TAG.family] ?? '', repository: tags[TAG.repository] }
}

/** The tags by which a parameter is known as its owner's. */
export function parameterTags({ family, repository }: ParameterOwner): Record<string, string> {
  return { [TAG.family]: family, ...(repository === undefined ? {} : { [TAG.repository]: repository }) }
}

/**
 * What keeps a parameter from being given images of its owner, in each Region. A parameter that is not there yet is no problem.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
export async function checkParameter(
  name: string,
  owner: ParameterOwner,
  clouds: readonly ImageCloud[],
): Promise<Problem[]> {
  const found = await Promise.all(
    clouds.map(async (cloud) => {
      const parameter = await cloud.parameterOf(name)
      return parameter === undefined ? [] : problemsOf(name, parameter, owner, cloud)
    }),
  )
  return found.flat()
}

/** The same, of a parameter that was read already. */
export async function problemsOf(
  name: string,
  { type, dataType }: ImageParameter,
  owner: ParameterOwner,
  cloud: Pick<ImageCloud, 'region' | 'parameterTags'>,
): Promise<Problem[]> {
  const place = `The parameter '${name}' in ${cloud.region}`
  if (type !== 'String' || dataType !== IMAGE_DATA_TYPE) {
    const what = `${place} has type ${type} and data type ${dataType}; it must have type String and data type ${IMAGE_DATA_TYPE}.`
    return [problem('parameter-wrong-type', { what })]
  }
  const tags = await cloud.parameterTags(name)
  const wanted = Object.entries(parameterTags(owner))
  // Who makes a parameter by hand or by Terraform need not say more than its family.
  const wrong = wanted.filter(([key, value]) =>
    key === TAG.repository ? (tags[key] ?? value) !== value : tags[key] !== value,
  )
  if (wrong.length === 0) return []
  const has = wrong.map(([key]) =>
    tags[key] === undefined ? `no tag ${key}` : `the tag ${key}=${tags[key]}`,
  )
  const needed = wanted.map(([key, value]) => `${key}=${value}`).join(' and ')
  return [
    problem('parameter-not-ours', {
      what: `${place} has ${has.join(' and ')}, so it does not belong to this family.`,
      remedy: `Choose another name for 'ssm-parameter'; or, if the AMIs of this family may replace its value, add the tag ${needed}.`,
    }),
  ]
}
