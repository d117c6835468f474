import { accountProblems } from './catalogue/account.ts'
import { endProblems, smokeTestProblems } from './catalogue/ends.ts'
import type { FailureCode } from './catalogue/failure-codes.ts'
import { inputProblems } from './catalogue/inputs.ts'
import { installProblems } from './catalogue/install.ts'
import type { CatalogueEntry } from './catalogue/problem-group.ts'
import { publicationProblems } from './catalogue/publication.ts'
import { publishActionProblems } from './catalogue/publish-action.ts'

/** Every problem that is not recognised by the lines of a log, by its code. docs/troubleshooting.md is generated from it. */
export const catalogue = {
  ...inputProblems.problems,
  ...accountProblems.problems,
  ...installProblems.problems,
  ...endProblems.problems,
  ...smokeTestProblems.problems,
  ...publicationProblems.problems,
  ...publishActionProblems.problems,
} as const satisfies Readonly<Record<string, CatalogueEntry>>

/** A code whose title and remedy are in the catalogue. */
export type CatalogueCode = keyof typeof catalogue

/**
 * A code that a step can fail or warn with. It is the title of the annotation and a heading of docs/troubleshooting.md, and
 * keeps its meaning, so that a workflow may act upon it.
 */
export type ProblemCode = CatalogueCode | FailureCode
