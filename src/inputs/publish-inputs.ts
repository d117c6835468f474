import { type Problem, problem, UserError } from '../errors/problem.ts'
import { imageFamily, parameterName, region, resourceId, roleArn } from './aws-grammar.ts'
import { environmentRegion } from './environment-region.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { boolean, choice, list, text } from './parsers.ts'
import { inputWarnings, readValues } from './read-values.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The longest reason: it is the value of a tag. */
const LONGEST_REASON = 200

/**
 * Every input of the action publish/action.yml, and the only place that describes one: the manifest's inputs and the
 * README's table are generated from here. An empty text counts as "not given".
 */
export const publishCatalogue = {
  command: input({
    doc: '`publish` sets `ssm-parameter` to a ready AMI, without a bake. `rollback` sets it back to the AMI before, and marks the one that it leaves as rejected. `withdraw` moves every parameter that names the AMI to the AMI before, and then disables the AMI. `restore` makes a withdrawn or rejected AMI usable again. `list` shows the AMIs of a family.',
    parse: choice('publish', 'rollback', 'withdraw', 'restore', 'list'),
  }),
  'ssm-parameter': input({
    doc: 'Name of the parameter. Required for `publish` and `rollback`.',
    parse: parameterName,
  }),
  ami: input({
    doc: 'ID of the AMI in `region`, for `publish`, `withdraw` and `restore`.',
    parse: resourceId('ami'),
  }),
  'from-parameter': input({
    doc: 'For `publish`, instead of `ami`: the parameter whose AMI is published, such as that of release candidates.',
    parse: parameterName,
  }),
  family: input({
    doc: 'The image family to list. Required for `list`.',
    parse: imageFamily,
  }),
  reason: input({
    doc: 'Why an AMI is withdrawn or rolled back. It becomes a tag of the AMI. Required for `withdraw`.',
    parse: text(LONGEST_REASON),
  }),
  region: input({
    doc: 'The AWS Region of the AMI; the copies in other Regions are found by its tags. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`.',
    parse: region,
  }),
  regions: input({
    doc: 'Further Regions for `list`, one per line.',
    fallback: '',
    parse: list(region, 50),
  }),
  'role-to-assume': input({
    doc: "ARN of an IAM role that trusts GitHub's OIDC provider (docs/permissions.md). Defaults to the credentials of the job.",
    parse: roleArn,
  }),
  'dry-run': input({
    doc: 'Whether to change nothing and only report what would be changed.',
    fallback: 'false',
    parse: boolean,
  }),
} as const satisfies Record<string, Input<unknown>>

type PublishValues = {
  readonly [Name in keyof typeof publishCatalogue as CamelCase<Name>]: ValueOf<
    (typeof publishCatalogue)[Name]
  >
}

/** What the user of the action asked for: the inputs that the command needs are there. */
export type PublishRequest = Omit<PublishValues, 'command' | 'region'> & {
  readonly command: NonNullable<PublishValues['command']>
  readonly region: string
}

/** What each command needs: one of the inputs of each row. */
const NEEDED: Readonly<Record<PublishRequest['command'], readonly (readonly (keyof PublishValues)[])[]>> = {
  publish: [['ssmParameter'], ['ami', 'fromParameter']],
  rollback: [['ssmParameter']],
  withdraw: [['ami'], ['reason']],
  restore: [['ami']],
  list: [['family']],
}

/** The inputs that a command takes beside those that it needs. */
const TAKEN: readonly (keyof PublishValues)[] = ['command', 'region', 'roleToAssume', 'dryRun']
const ALSO: Readonly<Partial<Record<PublishRequest['command'], readonly (keyof PublishValues)[]>>> = {
  rollback: ['reason'],
  list: ['regions'],
}

/** What a user should know of the raw inputs although it stops nothing. */
export function publishWarnings(raw: Readonly<Record<string, string>>): string[] {
  return inputWarnings(publishCatalogue, raw)
}

/**
 * Reads the raw inputs of the action.
 *
 * @throws UserError with every problem: malformed values, unknown names, inputs that the command needs or does not take
 */
export function readPublishRequest(
  raw: Readonly<Record<string, string>>,
  environment: string | undefined,
): PublishRequest {
  const { values, problems } = readValues(publishCatalogue, raw)
  const request = values as PublishValues
  if (problems.length > 0) throw new UserError(problems)
  const { command } = request
  if (command === undefined) {
    throw new UserError([
      {
        code: 'invalid-input',
        what: "Input 'command' is not given.",
        remedy: "Give one of 'publish', 'rollback', 'withdraw', 'restore' and 'list'.",
      },
    ])
  }
  const wrong = [...missing(command, request), ...superfluous(command, request)]
  const settled = request.region ?? environmentRegion(environment, 'region')
  if (typeof settled === 'object') wrong.push(settled)
  if (wrong.length > 0 || typeof settled === 'object') throw new UserError(wrong)
  return { ...request, command, region: settled }
}

function missing(command: PublishRequest['command'], request: PublishValues): Problem[] {
  return NEEDED[command].flatMap((alternatives) => {
    const given = alternatives.filter((name) => request[name] !== undefined)
    if (given.length === 1) return []
    const named = alternatives.map(inputName).join(' or ')
    return [
      problem('invalid-input', {
        what:
          given.length === 0
            ? `Input 'command' is '${command}', which needs ${named}.`
            : `Inputs ${given.map(inputName).join(' and ')} are both given.`,
        remedy: given.length === 0 ? `Give ${named}.` : 'Give one of them.',
      }),
    ]
  })
}

function superfluous(command: PublishRequest['command'], request: PublishValues): Problem[] {
  const taken = [...TAKEN, ...NEEDED[command].flat(), ...(ALSO[command] ?? [])]
  const names = Object.keys(request) as (keyof PublishValues)[]
  const empty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)
  return names
    .filter((name) => !taken.includes(name) && !empty(request[name]))
    .map((name) =>
      problem('invalid-input', {
        what: `Input ${inputName(name)} is given, but command '${command}' does not use it.`,
        remedy: 'Remove it.',
      }),
    )
}

/** As a workflow writes it, in quotes. */
function inputName(name: string): string {
  return `'${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}'`
}
