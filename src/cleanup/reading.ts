import type { Filter, Tag } from '@aws-sdk/client-ec2'
import { explained, required } from '../aws/errors.ts'
import { TAG, tagsOf } from '../aws/tags.ts'
import type { Owner, Resource } from './resource.ts'

/** What is not finished, or never became so. */
export const UNFINISHED: Filter = { Name: `tag:${TAG.status}`, Values: ['building'] }

/** Finds the temporary resources of an owner. */
export function ofOwner(owner: Owner): Filter[] {
  if (owner === 'any run') return [UNFINISHED]
  return [{ Name: `tag:${TAG.run}`, Values: [owner.runUuid] }]
}

/**
 * Of what EC2 has found by `ofOwner` what has exactly that tag: in a filter `*` and `?` stand for any characters
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html), and what is found is removed.
 */
export function exactlyOf<T extends Resource>(owner: Owner, resources: readonly T[]): T[] {
  return resources.filter(({ tags }) => owner === 'any run' || tags[TAG.run] === owner.runUuid)
}

/** Reads all pages of a list; gives what `resources` makes of each. `action` is the permission of the call. */
export function readPages<Page, T = Resource>(
  action: string,
  pages: AsyncIterable<Page>,
  resources: (page: Page) => readonly T[],
): Promise<T[]> {
  return explained(action, async () => {
    const found: T[] = []
    for await (const page of pages) found.push(...resources(page))
    return found
  })
}

/** A resource as the sweep sees it. */
export function resourceOf(id: string | undefined, created: Date | undefined, tags: Tag[] = []): Resource {
  return {
    id: required(id, 'the id of a resource'),
    created,
    tags: tagsOf(tags),
  }
}
