import type { Mode, Permission } from './permission.ts'
import { permissions } from './permissions.ts'
import { arn, conditions, modes, policyOf } from './policies.ts'

/** When a mode's policy is needed, in the words of docs/permissions.md. */
const purposes: Readonly<Record<Mode, string>> = {
  bake: 'Every bake.',
  'smoke-test':
    'For `smoke-test: true`, and optional: a smoke test also runs without this policy, but a failure is explained less well and the timeline of the start has gaps.',
  spot: '`spot: true`.',
  'source-parameter':
    'A `source-ami` that is named by a parameter of your own. Narrow the ARN to the parameter.',
  'ssm-parameter':
    '`ssm-parameter`. Narrow the ARNs to the parameter: its ARN ends in `:parameter/dask/rapids` if its name is `/dask/rapids`.',
  copy: '`copy-to-regions`, in all Regions. With `copy-kms-key-ids` the policy `kms` is needed too.',
  share: '`share-with` and `deprecate-after-days`.',
  ecr: 'Container images in a private registry of ECR. Narrow the ARNs to the repositories. The builder needs no permissions of its own: the token is fetched on the runner.',
  kms: '`encrypt: true` with a `kms-key-id` of your own, and `copy-kms-key-ids`. Narrow the ARN to the keys, whose own policies must allow the account the use of them.',
  'instance-profile':
    '`iam-instance-profile`. Narrow the ARNs to the profile and to its role: with the permission to pass any role the credentials are as good as all of them.',
  'session-manager':
    '`ssh-interface: session_manager`, besides the permissions for `iam-instance-profile`. The profile itself needs the policy `AmazonSSMManagedInstanceCore`.',
  retention: '`keep`. Without one of them no image is retired, and the step succeeds.',
  publish:
    'The publish action. `list` needs only the statement that looks, `ssm:GetParameter` and `ssm:DescribeParameters`; `publish` and `rollback` need no `ec2:DisableImage`, `ec2:EnableImage` and `ec2:ModifyImageAttribute`. Narrow the ARNs of parameters as for `ssm-parameter`.',
  sweep: 'The sweep action. With `dry-run: true`, its default, the statements that only look are enough.',
  govcloud: 'The partition `aws-us-gov`, besides the others.',
  china: 'The partition `aws-cn`, besides the others.',
}

/** A section for each mode: when it is needed, what may be left out of it, and the policy. */
export function policySections(): string {
  return `\n${modes.map(section).join('\n')}`
}

function section(mode: Mode): string {
  const optional = permissions[mode].filter(({ without }) => without !== undefined)
  const lines = [
    `### ${mode}`,
    '',
    `${purposes[mode]} [docs/policies/${mode}.json](policies/${mode}.json)`,
    '',
    ...optional.map(({ action, without }) => `- \`${action}\` may be left out: ${without}.`),
    ...(optional.length > 0 ? [''] : []),
    '<details><summary>The policy</summary>',
    '',
    '```json',
    JSON.stringify(policyOf(mode), undefined, 2),
    '```',
    '',
    '</details>',
    '',
  ]
  return lines.join('\n')
}

/** A table of all permissions: on what, under which condition, who calls it. */
export function permissionsTable(): string {
  const rows = modes.flatMap((mode) => permissions[mode].map((permission) => row(mode, permission)))
  return ['', '| Mode | Action | On | Called by |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function row(mode: Mode, { action, resources, when, by }: Permission): string {
  const on = resources.map((resource) => `\`${arn(resource)}\``).join(', ')
  const condition = when === undefined ? '' : `, ${conditions[when].words}`
  return `| ${mode} | \`${action}\` | ${on}${condition} | ${by} |`
}
