import type { CatalogueCode } from '../errors/catalogue.ts'
import { UserError } from '../errors/problem.ts'

/** The error that ends an installation: `what` is wrong and the `remedy`, both whole sentences. */
export function refusal(code: CatalogueCode, what: string, remedy: string, cause?: unknown): UserError {
  return new UserError([{ code, what, remedy }], cause === undefined ? undefined : { cause })
}

export { TAMPERED } from '../errors/catalogue/install.ts'
