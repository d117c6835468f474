import type { Cloud, Image } from '../../aws/cloud.ts'
import type { AccountImage, ImageCloud } from '../../aws/image-cloud.ts'
import { TAG } from '../../aws/tags.ts'
import { withoutAccount } from '../../credentials/account.ts'
import { messageOf } from '../../errors/message.ts'
import { UserError } from '../../errors/problem.ts'
import type { ImageRecord } from '../../packer/record-tags.ts'
import { changedParts, type Fingerprint, SMOKE_TEST } from '../../plan/fingerprint.ts'
import { type Lookups, variantOf } from '../../plan/lookups.ts'
import { imageFamily } from '../../plan/make-plan.ts'
import { chooseImage, readyImages } from '../../plan/reuse.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import { all } from '../../preflight/all.ts'
import { surveyContents } from '../../preflight/contents.ts'
import type { RegistryLogin } from '../../registry/container-image.ts'
import type { ReusableFacts } from '../../report/baked.ts'
import { imageBefore, type Previous, recordIn } from './compare.ts'
import { contentPorts, fingerprint } from './fingerprint.ts'
import type { Ports } from './ports.ts'

/** An image that takes the place of a bake. */
export interface Found {
  /** Number of the account that it is in. */
  readonly account: string
  readonly source: Image | undefined
  readonly image: AccountImage
  readonly record: ImageRecord & { readonly facts: ReusableFacts }
  readonly fingerprint: Fingerprint
  /** What the image is compared with, if there is something. */
  readonly before: Previous | undefined
}

/** What came of looking for one; `reasons` are sentences that say why there is none. */
export type Looked = { readonly found: Found } | { readonly reasons: readonly string[] }

/**
 * Looks for a ready image that a bake of the request would only make again. Asks no more than that needs: the source AMI, the
 * registries, the archives, and the images of the family with the record of one.
 *
 * @param lookups those that the request alone gives: where EC2 knows another architecture than the name of the instance type
 * says, the fingerprint is another, and the image is baked
 * @throws UserError when AWS cannot be asked
 */
export async function findImage(
  request: BakeRequest,
  lookups: Lookups,
  logins: readonly RegistryLogin[],
  cloud: Cloud,
  ports: Pick<Ports, 'runner' | 'connectImages' | 'templateDirectory'>,
): Promise<Looked> {
  const { runner } = ports
  // Alone and first, so that bad credentials give one clear error.
  const caller = await cloud.callerIdentity()
  runner.info(`AWS identity: ${withoutAccount(caller.arn)}`)
  runner.state.saveAccount(caller.account)
  const images = await ports.connectImages(request.region)
  const family = imageFamily(request)
  const [{ contents }, listed] = await all(
    surveyContents(lookups, Promise.resolve([]), () => lookups, contentPorts(request, cloud, logins)),
    images.taggedImages({ [TAG.family]: family, [TAG.status]: 'ready' }),
  )
  const { repository, workspace } = runner.context
  const { templateDirectory } = ports
  const print = await fingerprint(request, contents, { templateDirectory, workspace })
  if (print.value === undefined) return { reasons: print.unknown }
  const ready = readyImages(listed, { family, repository })
  const choice = chooseImage(ready, {
    ...{ family, repository, fingerprint: print.value, now: new Date() },
    ...{ smokeTested: request.smokeTest, maxAgeDays: request.maxAgeDays },
    published: request.ssmParameter !== undefined,
  })
  if (choice.kind === 'none') return { reasons: [choice.why] }
  try {
    if (choice.kind === 'changed') return { reasons: [await whatChanged(choice.newest, print, images)] }
    const { image } = choice
    const looked = { image, account: caller.account, source: contents.source, fingerprint: print }
    return await withRecords(looked, ready, request, images)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { reasons: [`The records of images could not be read: ${messageOf(error)}`] }
  }
}

async function whatChanged(newest: AccountImage, now: Fingerprint, images: ImageCloud): Promise<string> {
  const { parts } = recordIn(newest, await images.snapshotTags(newest.snapshots)) ?? {}
  if (parts === undefined)
    return `${newest.id}, the newest of the family, does not say what it was made from.`
  const changed = changedParts(parts, now.parts)
  return changed.length === 0
    ? `${newest.id} was made by another version of this action.`
    : `Changed since ${newest.id} was baked: ${changed.join(', ')}.`
}

async function withRecords(
  looked: Omit<Found, 'record' | 'before'>,
  ready: readonly AccountImage[],
  request: BakeRequest,
  images: ImageCloud,
): Promise<Looked> {
  const { image } = looked
  const before = await imageBefore(request, ready, image.id, images)
  const snapshots = await images.snapshotTags([...image.snapshots, ...(before?.snapshots ?? [])])
  const record = recordIn(image, snapshots)
  const why = whyUnusable(looked, record, request)
  if (why !== undefined) return { reasons: [why] }
  const earlier = before && recordIn(before, snapshots)
  return {
    found: {
      ...looked,
      record: record as Found['record'],
      before: before && earlier && { ami: before.id, record: earlier },
    },
  }
}

const NEEDED = [
  'docker_image_digest',
  'nvidia_driver_version',
  'python_version',
  'dask_version',
  'distributed_version',
] as const satisfies readonly (keyof ReusableFacts)[]

/** Why an image that is alike cannot be reported as its bake was. */
function whyUnusable(
  { image: { id }, fingerprint: { parts } }: Pick<Found, 'image' | 'fingerprint'>,
  record: ImageRecord | undefined,
  request: BakeRequest,
): string | undefined {
  if (record === undefined) return `${id} has the same contents, but its snapshot holds no record of them.`
  const needed = variantOf(request).usesGpu ? [...NEEDED, 'python_packages' as const] : NEEDED
  const missing = needed.filter((name) => record.facts[name] === undefined)
  if (missing.length > 0)
    return `${id} has the same contents, but its record does not say what outputs need: ${missing.join(', ')}.`
  if (request.smokeTest && record.parts?.[SMOKE_TEST] !== parts[SMOKE_TEST])
    return `${id} has the same contents, but passed another smoke test: the workers, their type, 'smoke-script', 'env-vars' or 'docker-args' were different.`
  const { maxStartSeconds: most } = request
  if (!request.smokeTest || most === undefined || (record.startSeconds ?? 0) <= most) return undefined
  return `${id} has the same contents, but its cluster took ${record.startSeconds?.toFixed(0)} s to start; 'max-start-seconds' is ${most}.`
}
