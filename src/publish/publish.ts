import type { Cloud } from '../aws/cloud.ts'
import { TAG } from '../plan/tags.ts'

/** What an image was checked by: the build alone, or a cluster that was launched from it. */
export type Evidence = 'built' | 'smoked'

/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 */
export async function publish(
  cloud: Pick<Cloud, 'imageById' | 'tag'>,
  ami: string,
  evidence: Evidence,
): Promise<void> {
  await mark(cloud, ami, 'ready', evidence)
}

/** Keeps an image that failed its proof, marked as such: neither the sweep takes it nor a look-up for ready ones. */
export async function keepUnproven(cloud: Pick<Cloud, 'imageById' | 'tag'>, ami: string): Promise<void> {
  await mark(cloud, ami, 'unproven', 'failed')
}

async function mark(
  cloud: Pick<Cloud, 'imageById' | 'tag'>,
  ami: string,
  status: 'ready' | 'unproven',
  proof: Evidence | 'failed',
): Promise<void> {
  const image = await cloud.imageById(ami)
  await cloud.tag([ami, ...(image?.snapshots ?? [])], { [TAG.status]: status, [TAG.proof]: proof })
}
