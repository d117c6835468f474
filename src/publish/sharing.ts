import type { ImageCloud } from '../aws/image-cloud.ts'
import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { Log } from '../runner/log.ts'

/** An image in one Region. */
export interface SharedImage {
  readonly cloud: ImageCloud
  readonly id: string
}

const MINUTE_MS = 60_000
/** EC2 takes no time that is past, and rounds to the minute. */
const SOON_MS = 2 * MINUTE_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Lets principals launch an image and its copies. Launch permissions that others have given stay, and are logged.
 *
 * @param principals account IDs, and ARNs of organizations and organizational units
 * @throws UserError `not-shared` for each Region in which EC2 did not do it
 */
export async function shareImages(
  images: readonly SharedImage[],
  principals: readonly string[],
  log: Log,
): Promise<void> {
  await everywhere(images, 'could not be shared', async ({ cloud, id }) => {
    const now = await cloud.launchPermissions(id)
    const missing = principals.filter((principal) => !now.includes(principal))
    const others = now.filter((principal) => !principals.includes(principal))
    if (missing.length > 0) {
      await cloud.changeLaunchPermissions(id, { add: missing, remove: [] })
      const [image] = await cloud.accountImages([id])
      if (image?.encrypted === true) log.info(`${id} is encrypted. ${keyPolicy(missing)}`)
    }
    const place = `${id} in ${cloud.region}`
    log.info(
      missing.length > 0
        ? `Shared ${place} with ${missing.join(', ')}`
        : `${place} is shared as 'share-with' says`,
    )
    if (others.length > 0)
      log.info(`${place} is also shared with ${others.join(', ')}, who are not in 'share-with'`)
  })
}

/** What an account needs of a KMS key to launch what it encrypts (https://docs.aws.amazon.com/ebs/latest/userguide/share-kms-key.html). */
const KEY_ACTIONS = [
  'kms:DescribeKey',
  'kms:CreateGrant',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
  'kms:Decrypt',
]

/**
 * What the policy of a KMS key has to say so that principals can launch an image that it encrypts, as a sentence
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/allow-org-ou-to-use-key.html).
 */
export function keyPolicy(principals: readonly string[]): string {
  const who = principals.map((principal) => {
    const [, kind, path = ''] = /:(organization|ou)\/(.+)$/.exec(principal) ?? []
    if (kind === undefined) return `Principal ${principal}`
    if (kind === 'organization') return `Principal * with aws:PrincipalOrgID ${path}`
    return `Principal * with aws:PrincipalOrgPaths ${path.replace('/', '/*/')}/*`
  })
  return `The policy of each key must allow ${KEY_ACTIONS.join(', ')} to: ${who.join('; ')}.`
}

/** When an image that was baked at a time is deprecated, as EC2 rounds it; a time that is past becomes the next possible one. */
export function deprecationTime(baked: Date, days: number, now: Date): Date {
  const wanted = Math.round((baked.getTime() + days * DAY_MS) / MINUTE_MS) * MINUTE_MS
  const soon = Math.round((now.getTime() + SOON_MS) / MINUTE_MS) * MINUTE_MS
  return new Date(Math.max(wanted, soon))
}

/**
 * Deprecates an image and its copies from a time on, unless they are already, or will be at that minute.
 *
 * @throws UserError `not-shared` for each Region in which EC2 did not do it
 */
export async function deprecateImages(
  images: readonly SharedImage[],
  at: Date,
  now: Date,
  log: Log,
): Promise<void> {
  await everywhere(images, 'could not be deprecated', async ({ cloud, id }) => {
    const [image] = await cloud.accountImages([id])
    const set = image?.deprecated === undefined ? undefined : Date.parse(image.deprecated)
    const place = `${id} in ${cloud.region}`
    const isDone =
      set !== undefined &&
      (Math.abs(set - at.getTime()) < MINUTE_MS || Math.max(set, at.getTime()) <= soon(now))
    if (isDone) return log.info(`${place} is deprecated from ${image?.deprecated} on: nothing to change`)
    await cloud.deprecateImage(id, at)
    log.info(`${place} is deprecated from ${at.toISOString()} on`)
  })
}

/** Until when a time is one that EC2 was given because the wanted one was past. */
function soon(now: Date): number {
  return now.getTime() + SOON_MS + MINUTE_MS
}

/** Does something with every image, all at once, and names each that it failed for. */
async function everywhere(
  images: readonly SharedImage[],
  what: string,
  work: (image: SharedImage) => Promise<void>,
): Promise<void> {
  const settled = await Promise.allSettled(images.map(work))
  const problems = settled.flatMap((each, index): readonly Problem[] => {
    if (each.status === 'fulfilled') return []
    const error: unknown = each.reason
    if (error instanceof UserError) return error.problems
    const { id = '', cloud } = images[index] ?? {}
    return [problem('not-shared', { what: `${id} in ${cloud?.region} ${what} (${messageOf(error)}).` })]
  })
  if (problems.length > 0) throw new UserError(problems)
}
