import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { LONGEST_TAG_VALUE, TAG } from '../aws/tags.ts'
import { type Problem, problem } from '../errors/problem.ts'

/** EC2 takes so many tags on a resource. */
const MOST_TAGS = 50

type Tags = Readonly<Record<string, string>>

/**
 * The tags that keep who may launch an image while it is disabled: `bake-dask-ami:launch-permissions-1` and so on, each with as
 * many of them as the value of a tag takes, separated by spaces.
 */
export function permissionTags(permissions: readonly string[]): Tags {
  const values: string[] = []
  for (const permission of permissions) {
    const longer = `${values.at(-1)} ${permission}`
    if (values.length > 0 && longer.length <= LONGEST_TAG_VALUE) values[values.length - 1] = longer
    else values.push(permission)
  }
  return Object.fromEntries(values.map((value, index) => [`${TAG.launchPermissions}-${index + 1}`, value]))
}

/** The keys among tags that keep launch permissions. */
export function permissionKeys(tags: Tags): string[] {
  const rest = `${TAG.launchPermissions}-`
  const numberOf = (key: string) => Number(key.slice(rest.length))
  return Object.keys(tags)
    .filter((key) => key.startsWith(rest) && /^[1-9]\d?$/.test(key.slice(rest.length)))
    .toSorted((one, other) => numberOf(one) - numberOf(other))
}

/** The launch permissions that tags keep. */
export function keptPermissions(tags: Tags): string[] {
  return permissionKeys(tags).flatMap((key) => tags[key]?.split(' ') ?? [])
}

/**
 * The tags that an image needs before it is disabled, so that nobody who may launch it is forgotten: also those whom an
 * earlier, unfinished withdrawal or restoration has left in its tags.
 *
 * @param marks how many further tags the image gets
 * @returns no tags when nobody else may launch it; a problem when there is no room for them
 */
export async function tagsToKeepPermissions(
  { id, region, state, tags }: AccountImage,
  cloud: Pick<ImageCloud, 'launchPermissions'>,
  marks: number,
): Promise<{ readonly tags: Tags } | { readonly problem: Problem }> {
  const now = state === 'available' ? await cloud.launchPermissions(id) : []
  const permissions = [...new Set([...keptPermissions(tags), ...now])]
  const kept = permissionTags(permissions)
  const others = Object.keys(tags).length - permissionKeys(tags).length
  if (others + marks + Object.keys(kept).length <= MOST_TAGS) return { tags: kept }
  const what = `${id} in ${region} is shared with ${permissions.length} accounts or organizations, which do not fit into its tags: it has ${others} of at most ${MOST_TAGS}.`
  return { problem: problem('permissions-not-kept', { what }) }
}
