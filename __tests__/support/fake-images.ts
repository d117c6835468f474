import type { AccountImage, ImageCloud } from '../../src/aws/image-cloud.ts'
import { TAG } from '../../src/aws/tags.ts'
import { awsError, type Hooks, type Method, WRITES } from './fake-calls.ts'
import { FakeParameters } from './fake-parameters.ts'

type Tags = Readonly<Record<string, string>>
/**
 * The finished images, launch permissions and parameters of an account, in memory and in several Regions. Everything is there
 * at once, but for what `parameters.validationReads` delays.
 */
export class FakeImages {
  readonly images = new Map<string, AccountImage>()
  readonly snapshots = new Map<string, Tags>()
  /** Users of images by their ARNs; parameters with an image as their value come by themselves. */
  readonly references = new Map<string, string[]>()
  readonly permissions = new Map<string, string[]>()
  readonly parameters = new FakeParameters((region, id) => this.#isAvailable(region, id))
  /** Every call of every client, as `<region> <method> <arguments that are texts>`. */
  readonly asked: string[] = []
  missingPermissions: readonly string[] = []
  regions: readonly string[] = ['eu-west-1', 'eu-west-2', 'us-east-1']
  readonly #copies = new Map<string, string>()

  /** An available image of the family dask-cpu that passed its smoke test on a day of November 2026, and its snapshot. */
  addImage(id: string, day: number, differences: Partial<AccountImage> = {}): AccountImage {
    const created = new Date(Date.UTC(2026, 10, day)).toISOString()
    const image: AccountImage = {
      id,
      region: 'eu-west-2',
      name: `dask-cpu-${id}`,
      description: '',
      state: 'available',
      architecture: 'x86_64',
      created,
      deprecated: undefined,
      snapshots: [id.replace('ami', 'snap')],
      gib: 8,
      rootDeviceName: '/dev/sda1',
      rootVolumeSize: 8,
      encrypted: false,
      ...differences,
      tags: {
        [TAG.family]: 'dask-cpu',
        [TAG.status]: 'ready',
        [TAG.smokeTest]: 'smoked',
        [TAG.baked]: created,
        [TAG.run]: `run-of-${id}`,
        ...differences.tags,
      },
    }
    this.images.set(id, image)
    for (const snapshot of image.snapshots) this.snapshots.set(snapshot, image.tags)
    return image
  }

  /** The tags of an image or a snapshot. */
  tagsOf(resource: string): Tags {
    const tags = this.images.get(resource)?.tags ?? this.snapshots.get(resource)
    if (tags === undefined) throw awsError('InvalidID', `${resource} does not exist`)
    return tags
  }

  /** A client of one Region. */
  cloud(region: string, hooks: Hooks = {}): ImageCloud {
    const methods = { ...this.#readings(region), ...this.#changes(region), ...this.parameters.of(region) }
    const hooked = Object.entries(methods).map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        const call = { region, method: name as Method, given, writes: WRITES.includes(name as Method) }
        this.asked.push([region, name, ...given.filter((each) => typeof each === 'string')].join(' '))
        await hooks.before?.(call)
        const answer = await (method as (...given: unknown[]) => unknown)(...given)
        await hooks.after?.(call)
        return answer
      },
    ])
    return { region, ...(Object.fromEntries(hooked) as Omit<ImageCloud, 'region'>) }
  }

  #isAvailable(region: string, id: string): boolean {
    const image = this.images.get(id)
    return image?.region === region && image.state === 'available'
  }

  #in(region: string): AccountImage[] {
    return [...this.images.values()].filter((image) => image.region === region)
  }

  #own(region: string, id: string): AccountImage {
    const image = this.images.get(id)
    if (image?.region !== region) throw awsError('InvalidAMIID.NotFound', `${id} does not exist`)
    return image
  }

  #change(region: string, id: string, differences: Partial<AccountImage>): void {
    this.images.set(id, { ...this.#own(region, id), ...differences })
  }

  #readings(region: string) {
    return {
      taggedImages: (tags: Tags) =>
        this.#in(region).filter((image) =>
          Object.entries(tags).every(([key, value]) => image.tags[key] === value),
        ),
      accountImages: (ids: readonly string[]) => this.#in(region).filter(({ id }) => ids.includes(id)),
      snapshotTags: (ids: readonly string[]) =>
        new Map([...this.snapshots].filter(([snapshot]) => ids.includes(snapshot))),
      imageReferences: (ids: readonly string[]) =>
        new Map(
          ids
            .map(
              (id) =>
                [id, [...(this.references.get(id) ?? []), ...this.parameters.naming(region, id)]] as const,
            )
            .filter(([, users]) => users.length > 0),
        ),
      launchPermissions: (id: string) => [...(this.permissions.get(this.#own(region, id).id) ?? [])],
      missingReferencePermissions: () => this.missingPermissions,
      enabledRegions: () => this.regions,
    }
  }

  #changes(region: string) {
    return {
      changeLaunchPermissions: (
        id: string,
        { add, remove }: { add: readonly string[]; remove: readonly string[] },
      ) => {
        if (this.#own(region, id).state !== 'available')
          throw awsError('InvalidAMIID.Unavailable', `${id} is not available`)
        const now = this.permissions.get(id) ?? []
        const kept = now.filter((each) => !remove.includes(each) && !add.includes(each))
        this.permissions.set(id, [...kept, ...add])
      },
      disableImage: (id: string) => {
        this.#change(region, id, { state: 'disabled' })
        this.permissions.delete(id)
      },
      enableImage: (id: string) => this.#change(region, id, { state: 'available' }),
      deprecateImage: (id: string, at: Date) => this.#change(region, id, { deprecated: at.toISOString() }),
      copyImage: (copy: Parameters<ImageCloud['copyImage']>[0]) => this.#copy(region, copy),
      removeImage: (id: string) => {
        for (const snapshot of this.images.get(id)?.snapshots ?? []) this.snapshots.delete(snapshot)
        this.images.delete(id)
        this.permissions.delete(id)
      },
      tag: (resources: readonly string[], tags: Tags) =>
        this.#retag(resources, (now) => ({ ...now, ...tags })),
      untag: (resources: readonly string[], keys: readonly string[]) =>
        this.#retag(resources, (now) =>
          Object.fromEntries(Object.entries(now).filter(([key]) => !keys.includes(key))),
        ),
    }
  }

  #retag(resources: readonly string[], change: (now: Tags) => Tags): void {
    for (const resource of resources) {
      const tags = change(this.tagsOf(resource))
      const image = this.images.get(resource)
      if (image === undefined) this.snapshots.set(resource, tags)
      else this.images.set(resource, { ...image, tags })
    }
  }

  #copy(
    region: string,
    { from, name, description, tags, kmsKey, token }: Parameters<ImageCloud['copyImage']>[0],
  ): string {
    const source = this.#own(from.region, from.id)
    if (source.state !== 'available')
      throw awsError('InvalidAMIID.Unavailable', `${from.id} is not available`)
    const known = this.#copies.get(`${region} ${token}`)
    if (known !== undefined) return known
    if (this.#in(region).some((image) => image.name === name))
      throw awsError('InvalidAMIName.Duplicate', `AMI name ${name} is already in use`)
    const id = `${from.id}-in-${region}`
    this.images.set(id, {
      ...source,
      ...{ id, region, name, description, tags, deprecated: undefined },
      snapshots: [id.replace('ami', 'snap')],
      encrypted: source.encrypted || kmsKey !== undefined,
    })
    this.snapshots.set(id.replace('ami', 'snap'), tags)
    this.#copies.set(`${region} ${token}`, id)
    return id
  }
}
