import type { Cloud, Image } from '../aws/cloud.ts'
import { TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import type { Log } from '../runner/log.ts'

/** What an image was checked by: the build alone, or a cluster that was launched from it. */
export type Evidence = 'built' | 'smoked'

type Publisher = Pick<Cloud, 'imageById' | 'tag' | 'untag'>

/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 *
 * @returns the image as EC2 describes it; undefined when EC2 does not show it
 */
export async function publish(
  cloud: Publisher,
  ami: string,
  evidence: Evidence,
  log: Log,
): Promise<Image | undefined> {
  return mark(cloud, ami, { [TAG.status]: 'ready', [TAG.smokeTest]: evidence }, log)
}

/**
 * Keeps an image that did not pass its smoke test, marked as such: neither the sweep takes it nor a look-up for ready ones.
 * `verdict` tells whether a check of it failed, or none came to be made.
 */
export async function keepUnproven(
  cloud: Publisher,
  ami: string,
  verdict: 'failed' | 'unfinished',
  log: Log,
): Promise<void> {
  await mark(cloud, ami, { [TAG.status]: 'unproven', [TAG.smokeTest]: verdict }, log)
}

async function mark(
  cloud: Publisher,
  ami: string,
  tags: Readonly<Record<string, string>>,
  log: Log,
): Promise<Image | undefined> {
  const image = await cloud.imageById(ami)
  const marked = [ami, ...(image?.snapshots ?? [])]
  await cloud.tag(marked, tags)
  try {
    // What stays does not expire. No sweep goes by this tag alone, and the image has its new status: nothing to fail over.
    await cloud.untag(marked, [TAG.expires])
  } catch (error) {
    const why = messageOf(error)
    log.warning(`The tag ${TAG.expires} stays on ${ami} (${why}).`)
  }
  return image
}
