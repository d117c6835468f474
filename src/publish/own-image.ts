import { setTimeout as sleep } from 'node:timers/promises'
import type { Cloud } from '../aws/cloud.ts'
import { TAG } from '../aws/tags.ts'
import { UserError } from '../errors/problem.ts'

/** EC2 is eventually consistent: an image that has just been made may be listed without its tags, or not at all. */
const LOOKS = 5
const POLL_MS = 2000

/**
 * Sees that an image is there, is the account's own, available, and was made by this run: only the image's id comes from
 * Packer's manifest, and what is published is launched by others.
 *
 * @param pollMs how long to wait between two looks
 * @throws UserError `invalid-build-result`
 */
export async function requireOwnImage(
  cloud: Pick<Cloud, 'ownImage'>,
  ami: string,
  runUuid: string,
  pollMs = POLL_MS,
): Promise<void> {
  let why = ''
  for (let look = 1; look <= LOOKS; look += 1) {
    why = whyNot(await cloud.ownImage(ami), runUuid)
    if (why === '') return
    if (look < LOOKS) await sleep(pollMs)
  }
  throw new UserError([
    {
      code: 'invalid-build-result',
      what: `Packer's manifest names ${ami}, but ${why}, so it is not published.`,
      remedy: 'The post step removes what this run has made. Look in CloudTrail for who made that image.',
    },
  ])
}

function whyNot(image: Awaited<ReturnType<Cloud['ownImage']>>, runUuid: string): string {
  if (image === undefined) return 'the account owns no such image'
  if (image.tags[TAG.run] !== runUuid) return `it does not carry this run's tag ${TAG.run}=${runUuid}`
  if (image.tags[TAG.status] !== 'building') return `its tag ${TAG.status} is not 'building'`
  return image.state === 'available' ? '' : `its state is '${image.state}'`
}
