import type { FailureCode, FailureSource } from '../../errors/catalogue/failure-codes.ts'
import type { Problem } from '../../errors/problem.ts'
import type { Failed } from '../attempts.ts'

/**
 * One way in which a bake is known to fail, by the words that report it. In the texts `$1` and so on are the pattern's
 * groups, and `$quota`, `$subnet` and the other names of `words.ts` what the plan and the log say.
 */
export interface Failure extends Problem {
  /** Entries that share one mean the same by other words. */
  readonly code: FailureCode
  /** Matches one line, or for the groups of a `script` several, of Packer's, cloud-init's, apt's, Docker's or AWS's words, without Packer's prefix. */
  readonly pattern: RegExp
  /** A line that matches, as one of those prints it: for docs/troubleshooting.md, and tried by the tests. */
  readonly example: string
  /** Only bakes for which this holds fail so. */
  readonly only?: (plan: Failed['plan']) => boolean
  /** A line by which the log shows that the bake recovered from what came before it. */
  readonly recovered?: RegExp
  /** Lines of the log that a reader needs beside the one that matches. */
  readonly context?: RegExp
  /** How many lines before it a reader needs, if not the usual three. */
  readonly linesBefore?: number
}

/** A known way for a smoke test to fail that shows in words: of the exception, or of an instance's console. */
export interface SmokeTestFailure extends Failure, Blaming {
  readonly from: 'error' | 'console'
}

/** What a failed smoke test says of the image. */
export interface Blaming {
  /**
   * `image`: it failed a check. `circumstances`: no check of it failed, because time, AWS, the runner or an input did not
   * let the cluster come so far.
   */
  readonly blames: 'image' | 'circumstances'
}

/** Failures of one source, which have its codes. */
export interface FailureGroup<Source extends FailureSource = FailureSource, Entry extends Failure = Failure> {
  readonly title: string
  /** What a reader of the documentation should know of all of them; Markdown. */
  readonly note?: string
  /** Only what Packer and its plugin say is matched: a script in the builder can print the same words. */
  readonly saidBy?: 'packer'
  /**
   * A script of the template. Only what it prints is matched, and only if it ended the bake. A pattern may span lines, and of
   * several entries that match the one further up is taken, wherever its lines are.
   */
  readonly script?: string
  readonly failures: readonly (Entry & { readonly code: FailureCode<Source> })[]
}

/** Longer than any line that a pattern is for; an encoded authorization failure has some 2,000 characters. */
const LONGEST_MATCHED = 8000

/** What the patterns see of a line: many of them take a time that grows with the square of its length. */
export function matched(line: string): string {
  return line.slice(0, LONGEST_MATCHED)
}
