import { roleArn } from './aws-grammar.ts'
import type { Input } from './input.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about the AWS credentials of the step: a part of the catalogue. */
export const credentialInputs = {
  'role-to-assume': input({
    doc: "ARN of an IAM role that trusts GitHub's OIDC provider (docs/permissions.md). The step then fetches OIDC tokens of its own and keeps them fresh, so that a bake of any length never outlives its credentials: the SDKs renew the role's session, which is of one hour, whenever it ends. Needs `permissions: id-token: write`. Without it the credentials of the job count.",
    parse: roleArn,
  }),
} as const satisfies Record<string, Input<unknown>>
