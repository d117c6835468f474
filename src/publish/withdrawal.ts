import { TAG } from '../aws/tags.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { ImageChange } from '../report/command-result.ts'
import { amisOf, changed, type Done, mark, moveAll, type PlannedMove, type Publishing } from './commands.ts'
import { earlierImage, noEarlierImage } from './earlier-image.ts'
import { findGroup, type Member } from './image-group.ts'
import { type ImageUses, usesOf } from './image-parameters.ts'
import { tagsToKeepPermissions } from './kept-permissions.ts'
import { ownerOf, problemsOf } from './parameter-check.ts'

/** How many users of an image are named. */
const MOST_NAMED = 10

/**
 * Takes an image and all its copies out of use: marks them as withdrawn, so that nobody publishes them from then on; sets every
 * parameter that names one of them back, as a rollback does; keeps in tags who may launch them, and disables them. Does again
 * what a killed withdrawal has left undone, and nothing twice.
 *
 * @param ami ID of the image or of a copy in `region`
 * @throws UserError `ami-not-found`, `no-earlier-image`, `parameter-wrong-type`, `parameter-not-ours`, `users-not-known`,
 *   `permissions-not-kept` (nothing was changed for these), `image-not-disabled`, or what `moveParameter` throws
 */
export async function withdraw(
  ami: string,
  region: string,
  reason: string,
  publishing: Publishing,
): Promise<Done> {
  const { members } = await findGroup(ami, region, publishing.connect)
  await requireToKnowUsers(members)
  const found = await Promise.all(members.map(withUses))
  const planned = await planMoves(found)
  const kept = await Promise.all(
    members.map(({ image, cloud }) => tagsToKeepPermissions(image, cloud, image.tags[TAG.withdrawn] ? 0 : 1)),
  )
  const unfit = kept.flatMap((each) => ('problem' in each ? [each.problem] : []))
  if (unfit.length > 0) throw new UserError(unfit)
  const marked = await mark(members, TAG.withdrawn, reason, publishing)
  const moves = await moveAll(planned, publishing)
  const disabled = await Promise.all(
    members.map((member, index) => disable(member, tagsIn(kept[index]), publishing)),
  )
  const late = publishing.dryRun ? [] : await moveLate(members, publishing)
  const pending = members.filter(({ image }) => image.state === 'pending')
  if (pending.length > 0) throw new UserError(pending.map(notDisabled))
  const warnings = found.flatMap(({ image, uses }) => launchedBy(image.id, uses.others))
  for (const warning of warnings) publishing.log.warning(warning)
  return {
    amis: amisOf(members),
    moves: [...moves, ...late],
    changes: [...marked, ...disabled.flat()],
    warnings,
  }
}

/** EC2 leaves out the users that the caller may not describe, without a word. */
async function requireToKnowUsers(members: readonly Member[]): Promise<void> {
  const missing = await Promise.all(members.map(({ cloud }) => cloud.missingReferencePermissions()))
  const actions = [...new Set(missing.flat())].join(', ')
  if (actions === '') return
  const what = `The credentials may not call ${actions}, so EC2 does not say which parameters name the AMI.`
  throw new UserError([problem('users-not-known', { what })])
}

interface Used extends Member {
  readonly uses: ImageUses
}

async function withUses(member: Member): Promise<Used> {
  return { ...member, uses: await usesOf(member.image, member.cloud) }
}

/** Where each parameter that names a member goes, all of them or none. */
async function planMoves(used: readonly Used[]): Promise<PlannedMove[]> {
  const found = await Promise.all(
    used.flatMap(({ cloud, image: left, uses }) =>
      uses.parameters.map(async ({ name, parameter }) => {
        const image = await earlierImage(name, left, cloud)
        const problems: Problem[] = await problemsOf(name, parameter, ownerOf(left), cloud)
        return {
          move: image === undefined ? [] : [{ name, cloud, left: left.id, image, before: left.id }],
          problems: image === undefined ? [...problems, noEarlierImage(name, left)] : problems,
        }
      }),
    ),
  )
  const problems = found.flatMap((each) => each.problems)
  if (problems.length > 0) throw new UserError(problems)
  return found.flatMap(({ move }) => move)
}

/** Somebody who looked at the image before it was marked may have published it after the parameters were moved. */
async function moveLate(members: readonly Member[], publishing: Publishing) {
  return moveAll(await planMoves(await Promise.all(members.map(withUses))), publishing)
}

function tagsIn(kept: Awaited<ReturnType<typeof tagsToKeepPermissions>> | undefined) {
  return kept !== undefined && 'tags' in kept ? kept.tags : {}
}

async function disable(
  { cloud, image }: Member,
  kept: Readonly<Record<string, string>>,
  { dryRun, log }: Publishing,
): Promise<ImageChange[]> {
  if (image.state !== 'available') return []
  const permissions = Object.values(kept).flatMap((value) => value.split(' '))
  if (!dryRun) {
    if (permissions.length > 0) await cloud.tag([image.id], kept)
    await cloud.disableImage(image.id)
    log.info(`${image.id} in ${image.region} is disabled`)
  }
  const shared = permissions.length === 0 ? '' : `; its tags keep ${permissions.length} launch permissions`
  return [changed(image, `disabled${shared}`)]
}

function notDisabled({ image: { id, region, state } }: Member): Problem {
  return problem('image-not-disabled', { what: `${id} in ${region} is ${state}, so it is not disabled yet.` })
}

function launchedBy(id: string, users: readonly string[]): string[] {
  if (users.length === 0) return []
  const more = users.length > MOST_NAMED ? ` and ${users.length - MOST_NAMED} more` : ''
  return [
    `${id} cannot be launched any more, and is used by ${users.slice(0, MOST_NAMED).join(', ')}${more}.`,
  ]
}
