import type { Owner, Refused, ResourceKind, Thing } from '../../src/cleanup/resource.ts'

/** A kind of things in memory, of one run or of any, which keeps what was asked of it. */
export class FakeKind implements ResourceKind {
  readonly name: string
  /** Every id whose removal was asked for, in order. */
  readonly asked: string[] = []
  looks = 0
  things: Thing[]
  /** Answers to the coming requests for removal of an id; it is gone when there is none. */
  readonly refusals: Record<string, Omit<Refused, 'id'>[]> = {}
  /** Errors of the coming looks. */
  readonly blind: Error[] = []
  /** Called before each look. */
  beforeLook: (look: number) => void = () => {}
  declare users?: NonNullable<ResourceKind['users']>

  constructor(name: string, ids: readonly string[] = []) {
    this.name = name
    this.things = ids.map((id) => thing(id))
  }

  async list(_owner: Owner): Promise<readonly Thing[]> {
    this.looks += 1
    this.beforeLook(this.looks)
    const error = this.blind.shift()
    if (error !== undefined) throw error
    return this.things
  }

  async remove(ids: readonly string[]): Promise<readonly Refused[]> {
    this.asked.push(...ids)
    const refused = ids.flatMap((id) => {
      const answer = this.refusals[id]?.shift()
      return answer === undefined ? [] : [{ id, ...answer }]
    })
    const stays = (id: string) => !ids.includes(id) || refused.some((refusal) => refusal.id === id)
    this.things = this.things.filter(({ id }) => stays(id))
    return refused
  }

  command(id: string, region: string): string {
    return `aws remove ${id} in ${region}`
  }
}

export function thing(id: string, more: Partial<Thing> = {}): Thing {
  return { id, created: new Date('2026-11-24T00:00:00Z'), tags: {}, ...more }
}
