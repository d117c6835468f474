import { UserError } from '../errors/problem.ts'

/** Like Promise.all, but waits for all and throws every user's problem at once. */
export async function all<T extends readonly unknown[]>(
  ...promises: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(promises)
  const errors: unknown[] = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const unexpected = errors.find((error) => !(error instanceof UserError))
  if (unexpected !== undefined) throw unexpected
  if (errors.length > 0) throw merged(errors.filter((error) => error instanceof UserError))
  return settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined)) as never
}

function merged(errors: readonly UserError[]): UserError {
  const problems = new Map(
    errors.flatMap((error) => error.problems.map((problem) => [problem.what, problem])),
  )
  return new UserError([...problems.values()], { cause: errors[0]?.cause })
}
