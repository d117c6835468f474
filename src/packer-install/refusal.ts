import { UserError } from '../errors/problem.ts'

/** The error that ends an installation: `what` is wrong and the `remedy`, both whole sentences. */
export function refusal(code: string, what: string, remedy: string, cause?: unknown): UserError {
  return new UserError([{ code, what, remedy }], cause === undefined ? undefined : { cause })
}

/** What is said where something may have been tampered with. */
export const TAMPERED =
  'Nothing was installed. Try again; if it stays, do not use this source and tell who runs it: what it serves is not what was released.'
