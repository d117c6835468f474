import { type Parser, quote, ValidationError } from './input.ts'
import { text } from './parsers.ts'

/**
 * Arguments that dask-cloudprovider pastes into `'docker run ...'`: one single-quoted YAML string that a shell runs
 * (2025.9.0, generic/cloud-init.yaml.j2), so a single quote would break the document.
 */
export const dockerArguments: Parser<string> = (raw) => {
  if (raw.includes("'")) {
    return new ValidationError(
      "it holds a single quote, which EC2Cluster's user data cannot",
      'no single quotes',
    )
  }
  return text(1000)(raw)
}

/** Checks an environment variable, which dask-cloudprovider pastes as `-e NAME="value"` into the same string. */
export function validateEnvironmentVariable(name: string, value: string): ValidationError | undefined {
  const allowed =
    'names of letters, digits and _, and values of at most 1,000 characters on one line without quotes, $, ` and \\'
  if (!/^[A-Za-z_]\w*$/.test(name))
    return new ValidationError(`${quote(name)} is no name of a variable`, allowed)
  if (/['"$`\\]/.test(value)) {
    return new ValidationError(
      `the value of ${quote(name)} holds a character that a shell would act on`,
      allowed,
    )
  }
  if (value === '') return undefined
  const checked = text(1000)(value)
  return checked instanceof ValidationError
    ? new ValidationError(`the value of ${quote(name)}: ${checked.why}`, allowed)
    : undefined
}
