import type { AccountImage, ImageCloud } from '../aws/image-cloud.ts'
import { TAG } from '../aws/tags.ts'
import type { ImageChange, ParameterMove } from '../report/command-result.ts'
import type { Log } from '../runner/log.ts'
import type { Waiting } from './converge.ts'
import type { Connect, Member } from './image-group.ts'
import { moveParameter } from './move-parameter.ts'

/** What the commands of the publish action work with. */
export interface Publishing {
  readonly connect: Connect
  readonly log: Log
  /** Change nothing, and give what would be changed. */
  readonly dryRun: boolean
  readonly waiting: Waiting
  readonly now: () => Date
}

/** What a command has changed, or would change in a dry run. */
export interface Done {
  /** The image that the command is about and its copies: Region to ID. */
  readonly amis: Readonly<Record<string, string>>
  readonly moves: readonly ParameterMove[]
  readonly changes: readonly ImageChange[]
  readonly warnings: readonly string[]
}

/** A parameter in a Region that names an image, and where it is to go. */
export interface PlannedMove {
  readonly name: string
  readonly cloud: ImageCloud
  /** ID of the image that it must not go on naming; undefined: it goes on naming a newer one. */
  readonly left: string | undefined
  readonly image: AccountImage
  /** ID of the image that it names now; undefined when it is not there. */
  readonly before: string | undefined
}

/**
 * Moves parameters, each in all its Regions or in none. Nothing is moved in a dry run.
 *
 * @throws UserError as `moveParameter` does, at the first parameter that cannot be moved
 */
export async function moveAll(
  planned: readonly PlannedMove[],
  { dryRun, log, waiting }: Publishing,
): Promise<ParameterMove[]> {
  if (dryRun) return planned.map(wouldMove)
  const moves: ParameterMove[] = []
  for (const name of new Set(planned.map((move) => move.name))) {
    const places = planned
      .filter((move) => move.name === name)
      .map(({ cloud, image, left }) => ({ cloud, image, ...(left === undefined ? {} : { leaving: left }) }))
    const moved = await moveParameter(name, places, log, waiting)
    moves.push(
      ...moved.map(({ region, image, version, previous }) => ({
        parameter: name,
        ...{ region, image, version, previous },
      })),
    )
  }
  return moves
}

function wouldMove({ name, cloud, image, before }: PlannedMove): ParameterMove {
  const previous = before === image.id ? undefined : before
  return { parameter: name, region: cloud.region, image: image.id, version: undefined, previous }
}

/**
 * Gives images a tag that says why they are not published any more, where they do not have it yet.
 *
 * @returns what was changed, or would be in a dry run
 */
export async function mark(
  members: readonly Member[],
  key: typeof TAG.rejected | typeof TAG.withdrawn,
  reason: string,
  { dryRun, log }: Publishing,
): Promise<ImageChange[]> {
  const unmarked = members.filter(({ image }) => image.tags[key] === undefined)
  const as = key === TAG.rejected ? 'rejected' : 'withdrawn'
  if (!dryRun) {
    await Promise.all(
      unmarked.map(async ({ cloud, image }) => {
        await cloud.tag([image.id], { [key]: reason })
        log.info(`${image.id} in ${image.region} is marked as ${as}: ${reason}`)
      }),
    )
  }
  return unmarked.map(({ image }) => changed(image, `marked as ${as}: ${reason}`))
}

/** The images of members by their Regions. */
export function amisOf(members: readonly Member[]): Readonly<Record<string, string>> {
  return Object.fromEntries(members.map(({ image }) => [image.region, image.id]))
}

/** A change of an image, in words. */
export function changed({ id, region }: AccountImage, change: string): ImageChange {
  return { region, image: id, change }
}
