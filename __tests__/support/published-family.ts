import { setTimeout as sleep } from 'node:timers/promises'
import type { ImageCloud } from '../../src/aws/image-cloud.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import type { Account } from './account.ts'

export const HERE = 'eu-west-2'
export const THERE = 'us-east-1'

/** Ready images of a family in a local EC2, each with a copy, that a parameter has named one after the other. */
export class PublishedFamily {
  readonly family: string
  readonly parameter: string
  /** Region to IDs, the oldest first. */
  readonly ids: Readonly<Record<string, string[]>> = { [HERE]: [], [THERE]: [] }
  readonly #account: Account

  constructor(account: Account, family: string) {
    this.#account = account
    this.family = family
    this.parameter = `/${family}`
  }

  /** Makes and publishes `count` images, as the administrator. */
  static async make(account: Account, family: string, count: number): Promise<PublishedFamily> {
    const made = new PublishedFamily(account, family)
    const instance = await account.instance({})
    for (let day = 1; day <= count; day += 1) await made.#add(instance, day)
    return made
  }

  id(region: string, index: number): string {
    return this.ids[region]?.at(index) ?? ''
  }

  /** What the parameter names in each Region, and the state of those images. */
  async named(): Promise<{ region: string; id: string | undefined; state: string | undefined }[]> {
    return Promise.all(
      [HERE, THERE].map(async (region) => {
        const cloud = await connectImages(region)
        const id = (await cloud.parameterOf(this.parameter))?.value
        const [image] = id === undefined ? [] : await cloud.accountImages([id])
        return { region, id, state: image?.state }
      }),
    )
  }

  /** State, launch permissions and tags of an image in each Region. */
  async images(index: number) {
    return Promise.all(
      [HERE, THERE].map(async (region) => {
        const cloud = await connectImages(region)
        const [image] = await cloud.accountImages([this.id(region, index)])
        const permissions = await cloud.launchPermissions(this.id(region, index))
        return { state: image?.state, tags: image?.tags ?? {}, permissions }
      }),
    )
  }

  async #add(instance: string, day: number): Promise<void> {
    const [here, there] = [await connectImages(HERE), await connectImages(THERE)]
    const name = `${this.family}-${day}`
    const tags = {
      [TAG.family]: this.family,
      [TAG.status]: 'ready',
      [TAG.smokeTest]: 'smoked',
      [TAG.baked]: new Date(Date.UTC(2026, 0, day)).toISOString(),
      [TAG.run]: `run-of-day-${day}`,
      [TAG.regions]: `${HERE} ${THERE}`,
    }
    const id = await this.#account.image(instance, name, tags)
    const copy = await there.copyImage({
      ...{ from: { region: HERE, id }, name, description: '', kmsKey: undefined, token: name },
      tags: { ...tags, [TAG.copyOf]: `${HERE}/${id}` },
    })
    while ((await there.accountImages([copy]))[0]?.state !== 'available') await sleep(50)
    await this.#publish(here, id)
    await this.#publish(there, copy)
    this.ids[HERE]?.push(id)
    this.ids[THERE]?.push(copy)
  }

  async #publish(cloud: ImageCloud, id: string): Promise<void> {
    if ((await cloud.parameterOf(this.parameter)) === undefined)
      await cloud.createParameter(this.parameter, id, { [TAG.family]: this.family })
    else await cloud.overwriteParameter(this.parameter, id)
    while ((await cloud.parameterOf(this.parameter))?.value !== id) await sleep(50)
  }
}
