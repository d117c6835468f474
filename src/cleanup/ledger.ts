import { messageOf } from '../errors/message.ts'
import type { RemovalFailure, Resource, ResourceType } from './resource.ts'

/** What a sweep says of one resource. */
export interface Entry {
  readonly kind: string
  readonly id: string
  readonly created: Date | undefined
}

/** A resource that is still there. */
export interface Kept extends Entry {
  readonly why: string
  /** The command to remove it by hand, if it should have been removed. */
  readonly command: string | undefined
}

interface Open extends Entry {
  readonly failure: RemovalFailure | undefined
  readonly command: string
}

/** What has become of everything that a sweep has found so far. No resource whose removal went well is asked for again. */
export class Ledger {
  readonly removed: Entry[] = []
  readonly #done = new Set<string>()
  readonly #open = new Map<string, Open>()
  readonly #kept = new Map<string, Kept>()
  readonly #region: string

  constructor(region: string) {
    this.#region = region
  }

  /** Takes the resources of a type that a pass has found. Gives those whose removal had failed before, because they were in use, and that are gone now. */
  observe(type: ResourceType, found: readonly Resource[]): Entry[] {
    const there = new Set(found.map(({ id }) => id))
    const gone = [...this.#open.values()].filter((open) => open.kind === type.name && !there.has(open.id))
    for (const open of gone) this.gone(type, open)
    return gone
  }

  /** Of the resources that are to go, those whose removal is to be asked for. */
  toRemove(type: ResourceType, resources: readonly Resource[]): Resource[] {
    for (const resource of resources) {
      if (this.#open.has(resource.id)) continue
      const command = type.command(resource.id, this.#region)
      this.#open.set(resource.id, { ...entryOf(type, resource), failure: undefined, command })
    }
    return resources.filter(({ id }) => {
      const open = this.#open.get(id)
      return open !== undefined && (open.failure?.again ?? true)
    })
  }

  isGone(id: string): boolean {
    return this.#done.has(id)
  }

  gone(type: ResourceType, resource: Pick<Resource, 'id' | 'created'>): void {
    this.#done.add(resource.id)
    this.#open.delete(resource.id)
    this.removed.push(entryOf(type, resource))
  }

  failed(failure: RemovalFailure): void {
    const open = this.#open.get(failure.id)
    if (open !== undefined) this.#open.set(failure.id, { ...open, failure })
  }

  /** A resource that is not to be removed. */
  keep(type: ResourceType, resource: Resource, why: string): void {
    this.#kept.set(resource.id, { ...entryOf(type, resource), why, command: undefined })
  }

  kept(): Kept[] {
    const open = [...this.#open.values()].map(({ kind, id, created, failure, command }) => {
      const why = failure === undefined ? 'there was no time left' : messageOf(failure.why)
      return { kind, id, created, why, command }
    })
    return [...open, ...[...this.#kept.values()].filter(({ id }) => !this.#done.has(id))]
  }
}

function entryOf(type: ResourceType, { id, created }: Pick<Resource, 'id' | 'created'>): Entry {
  return { kind: type.name, id, created }
}
