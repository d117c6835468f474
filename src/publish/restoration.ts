import { setTimeout as sleep } from 'node:timers/promises'
import { TAG } from '../aws/tags.ts'
import { problem, UserError } from '../errors/problem.ts'
import type { ImageChange } from '../report/command-result.ts'
import { amisOf, changed, type Done, type Publishing } from './commands.ts'
import { findGroup, type Member } from './image-group.ts'
import { keptPermissions, permissionKeys } from './kept-permissions.ts'

/**
 * Makes an image and all its copies usable again: enables them, shares them with those that their tags keep, and then removes the
 * marks of withdrawal, rejection and retention. No parameter is changed. Does again what a killed restoration has left undone.
 *
 * @param ami ID of the image or of a copy in `region`
 * @throws UserError `ami-not-found`, `image-not-enabled`, or what AWS answers: the marks stay until all else is done
 */
export async function restore(ami: string, region: string, publishing: Publishing): Promise<Done> {
  const { members } = await findGroup(ami, region, publishing.connect)
  const changes = await Promise.all(members.map((member) => restoreOne(member, publishing)))
  return { amis: amisOf(members), moves: [], changes: changes.flat(), warnings: [] }
}

async function restoreOne(
  { cloud, image }: Member,
  { dryRun, log, waiting }: Publishing,
): Promise<ImageChange[]> {
  const { id, tags } = image
  const permissions = keptPermissions(tags)
  const marks = [TAG.rejected, TAG.withdrawn].filter((key) => tags[key] !== undefined)
  const times = TAG.disabled in tags ? [TAG.disabled] : []
  const keys = [...marks, ...times, ...permissionKeys(tags)]
  const changes = [
    ...(image.state === 'disabled' ? [changed(image, 'enabled')] : []),
    ...(permissions.length > 0 ? [changed(image, `shared with ${permissions.join(', ')}`)] : []),
    ...marks.map((key) => changed(image, `not marked any more: ${tags[key]}`)),
  ]
  if (dryRun) return changes
  if (image.state === 'disabled') {
    await cloud.enableImage(id)
    await available({ cloud, image }, waiting.reads, waiting.pauseMs)
  }
  if (permissions.length > 0) await cloud.changeLaunchPermissions(id, { add: permissions, remove: [] })
  if (keys.length > 0) await cloud.untag([id], keys)
  for (const { change } of changes) log.info(`${id} in ${image.region}: ${change}`)
  return changes
}

/** An image is shared only once EC2 shows it as available. */
async function available({ cloud, image }: Member, looks: number, pauseMs: number): Promise<void> {
  for (let look = 0; look <= looks; look += 1) {
    if (look > 0) await sleep(pauseMs)
    const [now] = await cloud.accountImages([image.id])
    if (now?.state === 'available') return
  }
  const what = `EC2 was asked to enable ${image.id} in ${image.region}, but does not show it as available.`
  throw new UserError([problem('image-not-enabled', { what })])
}
