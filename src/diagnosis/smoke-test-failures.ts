import type { FailureSource } from '../errors/catalogue/failure-codes.ts'
import type { FailureGroup, SmokeTestFailure } from './failures/failure.ts'
import { smokeTestConsole } from './failures/smoke-test-console.ts'
import { smokeTestError } from './failures/smoke-test-error.ts'

/** What a smoke test is known to fail of, the most telling first: an instance is nearer to the cause than who launched it. */
export const smokeTestFailureGroups: readonly FailureGroup<FailureSource, SmokeTestFailure>[] = [
  smokeTestConsole,
  smokeTestError,
]
