import { type CatalogueCode, catalogue, type ProblemCode } from './catalogue.ts'

/** One thing the user can fix: a stable code, what is wrong, and what to do about it. */
export interface Problem {
  readonly code: ProblemCode
  readonly what: string
  readonly remedy: string
}

/**
 * The problem of a code of the catalogue.
 *
 * @param words what is known of this occurrence; the catalogue's title and remedy are said by default
 */
export function problem(code: CatalogueCode, words: Partial<Pick<Problem, 'what' | 'remedy'>> = {}): Problem {
  const { title, remedy } = catalogue[code]
  return { code, what: title, remedy, ...words }
}

/** Why a bake failed: the problem, and the lines of the log that show it. */
export interface Diagnosis extends Problem {
  /** At most twelve lines, in the order of the log, without Packer's prefix. */
  readonly evidence: readonly string[]
}

/** Thrown when the run cannot go on for reasons the user can fix. Carries every problem found, not just the first. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly problems: readonly Problem[]
  /** Markdown for the job summary, when there is more to show than the problems. */
  readonly summary: string | undefined

  constructor(problems: readonly Problem[], options?: ErrorOptions & { summary?: string }) {
    super(problems.map((problem) => `${problem.what} ${problem.remedy}`).join('\n'), options)
    this.problems = problems
    this.summary = options?.summary
  }
}

/** Thrown when a program we started ended badly. `lastLines` is the end of what it printed, oldest first. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly argv: readonly string[]
  readonly exitCode: number | undefined
  readonly lastLines: readonly string[]

  constructor(argv: readonly string[], exitCode: number | undefined, lastLines: readonly string[]) {
    const ending = exitCode === undefined ? 'was ended by a signal' : `failed with exit code ${exitCode}`
    super(`${argv[0] ?? 'command'} ${ending}: ${lastLines.at(-1) ?? 'it printed nothing'}`)
    this.argv = argv
    this.exitCode = exitCode
    this.lastLines = lastLines
  }
}
