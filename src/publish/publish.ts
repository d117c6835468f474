import type { Cloud } from '../aws/cloud.ts'
import { TAG } from '../plan/tags.ts'

/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 */
export async function publish(cloud: Pick<Cloud, 'imageById' | 'tag'>, ami: string): Promise<void> {
  const image = await cloud.imageById(ami)
  await cloud.tag([ami, ...(image?.snapshots ?? [])], { [TAG.status]: 'ready', [TAG.proof]: 'built' })
}
