import { type Problem, problem } from '../errors/problem.ts'
import { region as parseRegion } from './aws-grammar.ts'
import { quote, ValidationError } from './input.ts'

/** What stands for the Region in files that are rendered without one. */
export const NO_REGION = '<no Region was given>'

/** The Region that AWS_REGION or AWS_DEFAULT_REGION names, or why there is none; `input` is where one can be given. */
export function environmentRegion(environment: string | undefined, input: string): string | Problem {
  if (environment === undefined || environment === '') {
    return problem('no-region', {
      remedy: `Set input '${input}', or AWS_REGION as aws-actions/configure-aws-credentials does.`,
    })
  }
  const parsed = parseRegion(environment)
  if (!(parsed instanceof ValidationError)) return parsed
  return {
    code: 'invalid-region',
    what: `AWS_REGION or AWS_DEFAULT_REGION is ${quote(environment)}: ${parsed.why}.`,
    remedy: `Allowed: ${parsed.allowed}.`,
  }
}
