import type { Owner, RemovalFailure, Resource, ResourceType } from '../../src/cleanup/resource.ts'

/** A resource type in memory, of one run or of any, which keeps what was asked of it. */
export class FakeResourceType implements ResourceType {
  readonly name: string
  /** Every id whose removal was asked for, in order. */
  readonly asked: string[] = []
  passes = 0
  resources: Resource[]
  /** Answers to the coming requests for removal of an id; it is gone when there is none. */
  readonly failures: Record<string, Omit<RemovalFailure, 'id'>[]> = {}
  /** Errors of the coming passes. */
  readonly listErrors: Error[] = []
  /** Called before each pass. */
  beforePass: (pass: number) => void = () => {}
  declare users?: NonNullable<ResourceType['users']>

  constructor(name: string, ids: readonly string[] = []) {
    this.name = name
    this.resources = ids.map((id) => resource(id))
  }

  async list(_owner: Owner): Promise<readonly Resource[]> {
    this.passes += 1
    this.beforePass(this.passes)
    const error = this.listErrors.shift()
    if (error !== undefined) throw error
    return this.resources
  }

  async remove(ids: readonly string[]): Promise<readonly RemovalFailure[]> {
    this.asked.push(...ids)
    const failed = ids.flatMap((id) => {
      const answer = this.failures[id]?.shift()
      return answer === undefined ? [] : [{ id, ...answer }]
    })
    const stays = (id: string) => !ids.includes(id) || failed.some((failure) => failure.id === id)
    this.resources = this.resources.filter(({ id }) => stays(id))
    return failed
  }

  command(id: string, region: string): string {
    return `aws remove ${id} in ${region}`
  }
}

export function resource(id: string, more: Partial<Resource> = {}): Resource {
  return { id, created: new Date('2026-11-24T00:00:00Z'), tags: {}, ...more }
}
