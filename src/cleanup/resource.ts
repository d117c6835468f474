/** Whose resources a sweep is about: those of one run, or of whatever run that has left some. */
export type Owner = { readonly runUuid: string; readonly amiName: string } | 'any run'

/** A resource that a run has made. */
export interface Resource {
  readonly id: string
  /** When EC2 made it; undefined for types for which EC2 does not say. */
  readonly created: Date | undefined
  readonly tags: Readonly<Record<string, string>>
}

/** A resource that could not be removed. */
export interface RemovalFailure {
  readonly id: string
  readonly why: unknown
  /** Whether it is worth asking again: something on its way out still uses it, or EC2 has a bad moment. */
  readonly again: boolean
}

/** One kind of resource that a run can leave in a Region of an account. */
export interface ResourceType {
  /** As a person says it: `key pair`. */
  readonly name: string
  /** What an owner has left; what is already on its way out, or is ready, does not count. */
  list(owner: Owner, stop: AbortSignal): Promise<readonly Resource[]>
  /** Removes resources, and returns when they are gone; gives those that are not. */
  remove(ids: readonly string[], stop: AbortSignal): Promise<readonly RemovalFailure[]>
  /** Who needs resources, beside the run that made them: for each id their ids, ARNs or names. None: nobody can. */
  users?(ids: readonly string[], stop: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>
  /** The command with which a person would remove it. */
  command(id: string, region: string): string
}
