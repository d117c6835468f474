import type { AccountImage, ImageCloud, ImageParameter } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'

/** Who uses an image in its Region. */
export interface ImageUses {
  readonly parameters: readonly { readonly name: string; readonly parameter: ImageParameter }[]
  /** ARNs of instances, launch templates and recipes of EC2 Image Builder. */
  readonly others: readonly string[]
}

/**
 * Who uses an image: what EC2 knows of (DescribeImageReferences, as far as the caller may see it), and the parameters with the
 * tag of its family.
 */
export async function usesOf({ id, tags }: AccountImage, cloud: ImageCloud): Promise<ImageUses> {
  const family = tags[TAG.family]
  const [references, tagged] = await Promise.all([
    cloud.imageReferences([id]),
    family === undefined ? [] : cloud.taggedParameters(TAG.family, family),
  ])
  const users = references.get(id) ?? []
  const names = [...new Set([...tagged, ...users.flatMap(parameterNames)])]
  const found = await Promise.all(
    names.map(async (name) => ({ name, parameter: await cloud.parameterOf(name) })),
  )
  return {
    parameters: found.flatMap(({ name, parameter }) =>
      parameter?.value === id ? [{ name, parameter }] : [],
    ),
    others: users.filter((user) => parameterNames(user).length === 0),
  }
}

/** The names that a parameter with an ARN may have: that of `/dask` and that of `dask` are one. */
function parameterNames(arn: string): string[] {
  const [, path] = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/(.+)$/.exec(arn) ?? []
  if (path === undefined) return []
  return path.includes('/') ? [`/${path}`] : [`/${path}`, path]
}
