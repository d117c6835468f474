import type { ImageCloud, ParameterVersion } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { firstPublishable } from './image-state.ts'
import type { ParameterOwner } from './parameter-check.ts'

/** What the parameters of a family need in one Region: IDs of images, with the names of the parameters. */
export interface ParameterUses {
  /** The images that they name. EC2 lists these references too, but not at once. */
  readonly named: ReadonlyMap<string, readonly string[]>
  /** The images that a rollback would set them to. */
  readonly rollbacks: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads all parameters with the tag of a family, with their histories.
 *
 * @throws UserError when one of them may not be read
 */
export async function parameterUses(owner: ParameterOwner, cloud: ImageCloud): Promise<ParameterUses> {
  const named = new Map<string, string[]>()
  const rollbacks = new Map<string, string[]>()
  const add = (uses: Map<string, string[]>, id: string, name: string) =>
    uses.set(id, [...(uses.get(id) ?? []), name])
  for (const name of await cloud.taggedParameters(TAG.family, owner.family)) {
    const history = await cloud.parameterHistory(name)
    const [current] = history
    if (current !== undefined) add(named, current.value, name)
    for (const id of await rollbackTargets(history, owner, cloud)) add(rollbacks, id, name)
  }
  return { named, rollbacks }
}

/**
 * The newest earlier value that can be published, and the newest that has passed a smoke test: which of them a rollback takes
 * depends on the image that it leaves.
 */
async function rollbackTargets(
  [current, ...earlier]: readonly ParameterVersion[],
  owner: ParameterOwner,
  cloud: ImageCloud,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(earlier.map(({ value }) => value))].filter((id) => id !== current?.value)
  const images = (await cloud.accountImages(ids)).filter(
    ({ tags }) => tags[TAG.family] === owner.family && tags[TAG.repository] === owner.repository,
  )
  const targets = [false, true].flatMap((smokeTested) => firstPublishable(ids, images, smokeTested) ?? [])
  return new Set(targets.map(({ id }) => id))
}
