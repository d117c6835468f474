import type { FailureSource } from '../errors/catalogue/failure-codes.ts'
import type { FailureGroup, ProofFailure } from './failures/failure.ts'
import { proofConsole } from './failures/smoke-test-console.ts'
import { proofError } from './failures/smoke-test-error.ts'

/** What a proof is known to fail of, the most telling first: an instance is nearer to the cause than who launched it. */
export const proofFailureGroups: readonly FailureGroup<FailureSource, ProofFailure>[] = [
  proofConsole,
  proofError,
]
