import { roleArn } from './aws-grammar.ts'
import type { Input } from './input.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about the AWS credentials of the step: a part of the catalogue. */
export const credentialInputs = {
  'role-to-assume': input({
    doc: "ARN of an IAM role that trusts GitHub's OIDC provider (docs/permissions.md). The step fetches OIDC tokens itself and renews the role's session, which lasts one hour, for as long as it runs. Requires `permissions: id-token: write`. Defaults to the AWS credentials of the job.",
    parse: roleArn,
  }),
} as const satisfies Record<string, Input<unknown>>
