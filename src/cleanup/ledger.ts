import type { Refused, ResourceKind, Thing } from './resource.ts'

/** What a sweep says of one thing. */
export interface Entry {
  readonly kind: string
  readonly id: string
  readonly created: Date | undefined
}

/** A thing that is still there. */
export interface Kept extends Entry {
  readonly why: string
  /** The command to remove it by hand, if it should have been removed. */
  readonly command: string | undefined
}

interface Open extends Entry {
  readonly refused: Refused | undefined
  readonly command: string
}

/** What has become of everything that a sweep has found so far. No thing whose removal went well is asked for again. */
export class Ledger {
  readonly removed: Entry[] = []
  readonly #done = new Set<string>()
  readonly #open = new Map<string, Open>()
  readonly #kept = new Map<string, Kept>()
  readonly #region: string

  constructor(region: string) {
    this.#region = region
  }

  /** Takes what a look at a kind has found; gives what was refused before, as what is in use is, and is gone by now. */
  see(kind: ResourceKind, found: readonly Thing[]): Entry[] {
    const there = new Set(found.map(({ id }) => id))
    const gone = [...this.#open.values()].filter((open) => open.kind === kind.name && !there.has(open.id))
    for (const open of gone) this.gone(kind, open)
    return gone
  }

  /** Of the things that are to go, those whose removal is to be asked for. */
  toAsk(kind: ResourceKind, things: readonly Thing[]): Thing[] {
    for (const thing of things) {
      if (this.#open.has(thing.id)) continue
      const command = kind.command(thing.id, this.#region)
      this.#open.set(thing.id, { ...entryOf(kind, thing), refused: undefined, command })
    }
    return things.filter(({ id }) => {
      const open = this.#open.get(id)
      return open !== undefined && (open.refused?.again ?? true)
    })
  }

  isGone(id: string): boolean {
    return this.#done.has(id)
  }

  gone(kind: ResourceKind, thing: Pick<Thing, 'id' | 'created'>): void {
    this.#done.add(thing.id)
    this.#open.delete(thing.id)
    this.removed.push(entryOf(kind, thing))
  }

  refuse(refused: Refused): void {
    const open = this.#open.get(refused.id)
    if (open !== undefined) this.#open.set(refused.id, { ...open, refused })
  }

  /** A thing that is not to be removed. */
  keep(kind: ResourceKind, thing: Thing, why: string): void {
    this.#kept.set(thing.id, { ...entryOf(kind, thing), why, command: undefined })
  }

  kept(): Kept[] {
    const open = [...this.#open.values()].map(({ kind, id, created, refused, command }) => {
      const why = refused === undefined ? 'there was no time left' : message(refused.why)
      return { kind, id, created, why, command }
    })
    return [...open, ...[...this.#kept.values()].filter(({ id }) => !this.#done.has(id))]
  }
}

/** What an error says. */
export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function entryOf(kind: ResourceKind, { id, created }: Pick<Thing, 'id' | 'created'>): Entry {
  return { kind: kind.name, id, created }
}
