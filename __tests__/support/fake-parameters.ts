import type { ImageCloud, ParameterVersion } from '../../src/aws/image-cloud.ts'
import { IMAGE_DATA_TYPE } from '../../src/aws/parameters.ts'
import { awsError } from './fake-calls.ts'

type Tags = Readonly<Record<string, string>>

interface Stored {
  readonly dataType: string
  readonly type: string
  readonly tags: Tags
  /** The oldest first. */
  readonly versions: readonly ParameterVersion[]
}

/** What was asked for and waits for its validation. */
interface Put {
  readonly region: string
  readonly name: string
  readonly value: string
  readonly create: boolean
  readonly tags: Tags
  reads: number
}

/** Systems Manager keeps so many versions, and removes the oldest for a new one. */
const MOST_VERSIONS = 100

/** The parameters of an account in memory, whose values of data type `aws:ec2:image` are validated after a number of reads. */
export class FakeParameters {
  /** How often a parameter is read before a value that was written to it holds, maybe of each write; infinite: it never does. */
  validationReads: number | (() => number) = 0
  readonly #stored = new Map<string, Stored>()
  readonly #isAvailable: (region: string, image: string) => boolean
  #waiting: Put[] = []
  #now = Date.UTC(2026, 10, 26)

  constructor(isAvailable: (region: string, image: string) => boolean) {
    this.#isAvailable = isAvailable
  }

  /** A parameter as somebody made it, with these values, the oldest first. */
  add(region: string, name: string, values: readonly string[], differences: Partial<Stored> = {}): void {
    const versions = values.map((value, index) => ({ value, version: index + 1, modified: this.#tick() }))
    this.#stored.set(`${region} ${name}`, {
      dataType: IMAGE_DATA_TYPE,
      type: 'String',
      tags: {},
      versions,
      ...differences,
    })
  }

  remove(region: string, name: string): void {
    this.#stored.delete(`${region} ${name}`)
  }

  /** Every value that a parameter had, the oldest first; none when there is no such parameter. */
  values(region: string, name: string): string[] {
    return this.#versions(region, name).map(({ value }) => value)
  }

  /** What a launch by `resolve:ssm:` gets. */
  value(region: string, name: string): string | undefined {
    return this.values(region, name).at(-1)
  }

  /** Whether a value waits for its validation. */
  get validating(): boolean {
    return this.#waiting.length > 0
  }

  /** The ARNs of the parameters whose value is an image. */
  naming(region: string, image: string): string[] {
    return [...this.#stored]
      .filter(([key, { versions }]) => key.startsWith(`${region} `) && versions.at(-1)?.value === image)
      .map(([key]) => `arn:aws:ssm:${region}:123456789012:parameter/${key.split(' ')[1]?.replace(/^\//, '')}`)
  }

  /** The part of a client of one Region that is about parameters. */
  of(region: string) {
    return {
      parameterOf: (name: string) => {
        this.#validate(region, name)
        const stored = this.#stored.get(`${region} ${name}`)
        const newest = stored?.versions.at(-1)
        return newest && stored && { ...newest, dataType: stored.dataType, type: stored.type }
      },
      parameterTags: (name: string) => this.#stored.get(`${region} ${name}`)?.tags ?? {},
      parameterHistory: (name: string) => [...this.#versions(region, name)].reverse(),
      taggedParameters: (key: string, value: string) =>
        [...this.#stored]
          .filter(([place, { tags }]) => place.startsWith(`${region} `) && tags[key] === value)
          .map(([place]) => place.split(' ')[1] ?? ''),
      createParameter: (name: string, value: string, tags: Tags) => {
        if (this.#stored.has(`${region} ${name}`)) return false
        this.#put({ region, name, value, create: true, tags, reads: this.#reads() })
        return true
      },
      overwriteParameter: (name: string, value: string) => {
        const dataType = this.#stored.get(`${region} ${name}`)?.dataType ?? IMAGE_DATA_TYPE
        if (dataType !== IMAGE_DATA_TYPE)
          throw awsError('ValidationException', `${name} has data type ${dataType}`)
        this.#put({ region, name, value, create: false, tags: {}, reads: this.#reads() })
      },
    } satisfies Partial<Record<keyof ImageCloud, unknown>>
  }

  #versions(region: string, name: string): readonly ParameterVersion[] {
    return this.#stored.get(`${region} ${name}`)?.versions ?? []
  }

  #reads(): number {
    return typeof this.validationReads === 'number' ? this.validationReads : this.validationReads()
  }

  #put(put: Put): void {
    if (put.reads > 0) this.#waiting.push(put)
    else this.#store(put)
  }

  #validate(region: string, name: string): void {
    const ours = this.#waiting.filter((put) => put.region === region && put.name === name)
    const ready = ours.filter((put) => put.reads === 0)
    for (const put of ours) put.reads -= 1
    this.#waiting = this.#waiting.filter((put) => !ready.includes(put))
    for (const put of ready) this.#store(put)
  }

  /** Nobody is told of a value that is not good: the parameter stays as it is. */
  #store({ region, name, value, create, tags }: Put): void {
    const key = `${region} ${name}`
    const now = this.#stored.get(key)
    if ((create && now !== undefined) || !this.#isAvailable(region, value)) return
    const versions = now?.versions ?? []
    const next = { value, version: (versions.at(-1)?.version ?? 0) + 1, modified: this.#tick() }
    this.#stored.set(key, {
      ...(now ?? { dataType: IMAGE_DATA_TYPE, type: 'String', tags }),
      versions: [...versions, next].slice(-MOST_VERSIONS),
    })
  }

  #tick(): Date {
    this.#now += 1000
    return new Date(this.#now)
  }
}
