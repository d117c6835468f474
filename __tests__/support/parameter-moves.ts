import { TAG } from '../../src/aws/tags.ts'
import type { Moved } from '../../src/publish/converge.ts'
import { moveParameter } from '../../src/publish/move-parameter.ts'
import type { Hooks } from './fake-calls.ts'
import { FakeImages } from './fake-images.ts'
import { RecordingRunner } from './recording-runner.ts'

export const NAME = '/dask/cpu'
export const HERE = 'eu-west-2'
export const THERE = 'eu-west-1'
export const OURS = { [TAG.family]: 'dask-cpu' }
export const SOON = { reads: 20, pauseMs: 0 }

/** An account with images of the 1st, 2nd and 3rd of the month and their copies; in both Regions the parameter names the first. */
export function account(): FakeImages {
  const fake = new FakeImages()
  for (const day of [1, 2, 3]) {
    const image = fake.addImage(`ami-${day}`, day)
    fake.addImage(`ami-${day}-there`, day, { region: THERE, tags: image.tags })
  }
  fake.parameters.add(HERE, NAME, ['ami-1'], { tags: OURS })
  fake.parameters.add(THERE, NAME, ['ami-1-there'], { tags: OURS })
  return fake
}

export interface MoveOptions {
  readonly regions?: readonly string[]
  readonly hooks?: Hooks
  readonly leaving?: string
  readonly log?: RecordingRunner
}

/** Moves the parameter to the image of a day. */
export function move(fake: FakeImages, day: number, options: MoveOptions = {}): Promise<readonly Moved[]> {
  const { regions = [HERE], hooks, leaving, log = new RecordingRunner() } = options
  const places = regions.map((region) => {
    const image = fake.images.get(region === HERE ? `ami-${day}` : `ami-${day}-there`)
    if (image === undefined) throw new Error(`no image of day ${day}`)
    return { cloud: fake.cloud(region, hooks), image, ...(leaving === undefined ? {} : { leaving }) }
  })
  return moveParameter(NAME, places, log, SOON)
}
