import type { Cloud, Image } from '../aws/cloud.ts'
import type { AccountImage } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import { messageOf } from '../errors/message.ts'
import type { Log } from '../runner/log.ts'

/** What an image was checked by: the build alone, or a cluster that was launched from it. */
export type Evidence = 'built' | 'smoked'

type Tagger = Pick<Cloud, 'tag' | 'untag'>
type Publisher = Tagger & Pick<Cloud, 'imageById'>
type Marked = Pick<AccountImage, 'id' | 'snapshots'>

/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 *
 * @param record the tags that say what is in the image; its snapshots get them before it is ready
 * @returns the image as EC2 describes it; undefined when EC2 does not show it
 */
export async function publish(
  cloud: Publisher,
  ami: string,
  evidence: Evidence,
  record: Readonly<Record<string, string>>,
  log: Log,
): Promise<Image | undefined> {
  const image = await cloud.imageById(ami)
  await markReady(cloud, { id: ami, snapshots: image?.snapshots ?? [] }, evidence, record, log)
  return image
}

/** The same for an image whose snapshots are known. */
export async function markReady(
  cloud: Tagger,
  image: Marked,
  evidence: Evidence,
  record: Readonly<Record<string, string>>,
  log: Log,
): Promise<void> {
  await keepRecord(cloud, image.snapshots, record, log)
  await mark(cloud, image, { [TAG.status]: 'ready', [TAG.smokeTest]: evidence }, log)
}

/** An image is as good without its record: nothing but the comparison of images needs it. */
async function keepRecord(
  cloud: Tagger,
  snapshots: readonly string[],
  record: Readonly<Record<string, string>>,
  log: Log,
): Promise<void> {
  if (snapshots.length === 0 || Object.keys(record).length === 0) return
  try {
    await cloud.tag(snapshots, record)
  } catch (error) {
    log.warning(
      `The record of the image could not be written to the tags of its snapshots (${messageOf(error)}).`,
    )
  }
}

/**
 * Keeps an image that did not pass its smoke test, marked as such: neither the sweep takes it nor a look-up for ready ones.
 * `verdict` says whether a check of it failed, or none was made.
 */
export async function keepUnproven(
  cloud: Publisher,
  ami: string,
  verdict: 'failed' | 'unfinished',
  log: Log,
): Promise<void> {
  const image = await cloud.imageById(ami)
  const marked = { id: ami, snapshots: image?.snapshots ?? [] }
  await mark(cloud, marked, { [TAG.status]: 'unproven', [TAG.smokeTest]: verdict }, log)
}

async function mark(
  cloud: Tagger,
  { id, snapshots }: Marked,
  tags: Readonly<Record<string, string>>,
  log: Log,
): Promise<void> {
  const marked = [id, ...snapshots]
  await cloud.tag(marked, tags)
  try {
    // What stays does not expire. No sweep goes by this tag alone, and the image has its new status: nothing to fail over.
    await cloud.untag(marked, [TAG.expires])
  } catch (error) {
    const why = messageOf(error)
    log.warning(`The tag ${TAG.expires} stays on ${id} (${why}).`)
  }
}
