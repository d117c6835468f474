import type { Problem } from '../problem.ts'

/**
 * Problems that are told by other rooms in words of their own. Here is what each code means in general, and for
 * docs/troubleshooting.md alone; a test compares the codes with those in the source.
 */
export interface ProblemGroup {
  readonly title: string
  /** What a reader should know of all of them; Markdown. */
  readonly note?: string
  readonly problems: readonly Problem[]
}
