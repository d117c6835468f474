import { type Problem, problem, UserError } from '../errors/problem.ts'
import { imageFamily, parameterName, region, resourceId } from './aws-grammar.ts'
import { credentialInputs } from './credential-inputs.ts'
import { environmentRegion } from './environment-region.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { boolean, choice, list, positive, text } from './parsers.ts'
import { inputWarnings, readValues } from './read-values.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The longest that `soak-hours` may be: a year. */
const MOST_HOURS = 8784
/** The longest reason in characters: it is the value of a tag. */
const LONGEST_REASON = 200

/**
 * Every input of the action publish/action.yml, and the only place that describes one: the manifest's inputs and the
 * README's table are generated from here. An empty text counts as "not given".
 */
export const publishCatalogue = {
  command: input({
    doc: 'What to do; required. `publish` sets `ssm-parameter` to a ready AMI without a bake. `rollback` sets it back to the AMI before, and marks the AMI that it leaves as rejected. `withdraw` sets every parameter that names the AMI to the AMI before, and then disables the AMI. `restore` makes a withdrawn or rejected AMI usable again. `list` shows the AMIs of a family.',
    parse: choice('publish', 'rollback', 'withdraw', 'restore', 'list'),
  }),
  'ssm-parameter': input({
    doc: 'For `publish` and `rollback`: name of the parameter. It is set in every Region of the AMI.',
    parse: parameterName,
  }),
  ami: input({
    doc: 'ID of the AMI in `region`, for `withdraw`, `restore` and `publish`, which also takes one that is older than the AMI that is published, or that a rollback has rejected. For `rollback`, optional: the AMI to go back from. If the parameter does not name it, nothing is done, so that the command can be repeated.',
    parse: resourceId('ami'),
  }),
  'from-parameter': input({
    doc: 'For `publish`, instead of `ami`: name of another parameter, such as that of release candidates, whose AMI is published unless `ssm-parameter` names a newer one.',
    parse: parameterName,
  }),
  'soak-hours': input({
    doc: 'For `publish` with `from-parameter`: publish the newest AMI that was published as that parameter at least so many hours ago, and was neither rejected nor withdrawn since; decimals are allowed. If there is none, nothing is done.',
    parse: positive(MOST_HOURS, 'hours'),
  }),
  family: input({
    doc: 'For `list`: the family of the AMIs.',
    parse: imageFamily,
  }),
  reason: input({
    doc: `For \`withdraw\` and, optionally, \`rollback\`: why; at most ${LONGEST_REASON} characters. It becomes the value of a tag of the AMI.`,
    parse: text(LONGEST_REASON),
  }),
  region: input({
    doc: 'The AWS Region of the AMI, or of the parameter. The copies in other Regions are found by their tags. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`.',
    parse: region,
  }),
  regions: input({
    doc: 'For `list`: further AWS Regions, one per line.',
    fallback: '',
    parse: list(region, 50),
  }),
  'dry-run': input({
    doc: 'Whether to change nothing and only report what would be changed.',
    fallback: 'false',
    parse: boolean,
  }),
  ...credentialInputs,
} as const satisfies Record<string, Input<unknown>>

type InputName = keyof typeof publishCatalogue

type Values = {
  readonly [Name in InputName as CamelCase<Name>]: ValueOf<(typeof publishCatalogue)[Name]>
}

type Command = NonNullable<Values['command']>

/** Another parameter whose image is published, once it has been published there for so many hours. */
export interface PromotionSource {
  readonly parameter: string
  readonly soakHours: number | undefined
}

/** What the user of the action asked for: the inputs of the command, and those of every command. */
export type PublishRequest = Pick<Values, 'dryRun' | 'roleToAssume'> & { readonly region: string } & (
    | {
        readonly command: 'publish'
        readonly ssmParameter: string
        readonly from: { readonly ami: string } | PromotionSource
      }
    | {
        readonly command: 'rollback'
        readonly ssmParameter: string
        readonly ami: string | undefined
        readonly reason: string | undefined
      }
    | { readonly command: 'withdraw'; readonly ami: string; readonly reason: string }
    | { readonly command: 'restore'; readonly ami: string }
    | { readonly command: 'list'; readonly family: string; readonly regions: readonly string[] }
  )

/** The inputs that every command takes. */
const COMMON: readonly InputName[] = ['command', 'region', 'dry-run', 'role-to-assume']

/** What each command needs, one input of each row, and what it takes beside that. */
const USED: Readonly<
  Record<Command, { readonly needs: readonly (readonly InputName[])[]; readonly takes: readonly InputName[] }>
> = {
  publish: { needs: [['ssm-parameter'], ['ami', 'from-parameter']], takes: ['soak-hours'] },
  rollback: { needs: [['ssm-parameter']], takes: ['ami', 'reason'] },
  withdraw: { needs: [['ami'], ['reason']], takes: [] },
  restore: { needs: [['ami']], takes: [] },
  list: { needs: [['family']], takes: ['regions'] },
}

/** What a user should know of the raw inputs although it stops nothing. */
export function publishWarnings(raw: Readonly<Record<string, string>>): string[] {
  return inputWarnings(publishCatalogue, raw)
}

/**
 * Reads the raw inputs of the action.
 *
 * @param environment the Region that the job's environment names
 * @throws UserError with every problem: malformed values, unknown names, inputs that the command needs or does not use
 */
export function readPublishRequest(
  raw: Readonly<Record<string, string>>,
  environment: string | undefined,
): PublishRequest {
  const { values, invalid, problems } = readValues(publishCatalogue, raw)
  const read = values as Values
  const { command } = read
  if (command !== undefined) problems.push(...unfit(command, raw))
  else if (!invalid.has('command')) problems.push(noCommand())
  if (read.fromParameter !== undefined && read.fromParameter === read.ssmParameter) {
    problems.push(sameParameter(read.fromParameter))
  }
  if (command === 'publish' && read.ami !== undefined && read.soakHours !== undefined) {
    problems.push(soakOfAmi())
  }
  const settled = read.region ?? environmentRegion(environment, 'region')
  if (typeof settled === 'object' && !invalid.has('region')) problems.push(settled)
  if (problems.length > 0 || command === undefined || typeof settled === 'object')
    throw new UserError(problems)
  return requestOf(command, { ...read, region: settled })
}

/** The inputs that the command needs are there. */
function requestOf(command: Command, values: Values & { readonly region: string }): PublishRequest {
  const { region, dryRun, roleToAssume, ami = '', ssmParameter = '', reason = '', family = '' } = values
  const common = { region, dryRun, roleToAssume }
  switch (command) {
    case 'publish': {
      const { fromParameter: parameter, soakHours } = values
      const from = parameter === undefined ? { ami } : { parameter, soakHours }
      return { ...common, command, ssmParameter, from }
    }
    case 'rollback':
      return { ...common, command, ssmParameter, ami: values.ami, reason: values.reason }
    case 'withdraw':
      return { ...common, command, ami, reason }
    case 'restore':
      return { ...common, command, ami }
    case 'list':
      return { ...common, command, family, regions: [...new Set([region, ...values.regions])] }
  }
}

/** Inputs that the command lacks, and those that it does not use. */
function unfit(command: Command, raw: Readonly<Record<string, string>>): Problem[] {
  const { needs, takes } = USED[command]
  const isGiven = (name: InputName) => (raw[name]?.trim() ?? '') !== ''
  const used = [...COMMON, ...needs.flat(), ...takes]
  const names = Object.keys(publishCatalogue) as InputName[]
  return [
    ...needs.flatMap((alternatives) => {
      const given = alternatives.filter(isGiven)
      if (given.length === 1) return []
      return given.length === 0 ? needed(command, alternatives) : both(given)
    }),
    ...names.filter((name) => isGiven(name) && !used.includes(name)).map((name) => unused(command, name)),
  ]
}

function needed(command: Command, alternatives: readonly InputName[]): Problem {
  const inputs = quoted(alternatives, 'or')
  const what = `Input 'command' is '${command}', which needs ${inputs}.`
  return problem('invalid-input', { what, remedy: `Set ${inputs}.` })
}

function both(given: readonly InputName[]): Problem {
  const what = `Inputs ${quoted(given, 'and')} are both given, and each says which AMI is published.`
  return problem('invalid-input', { what, remedy: 'Set one of them.' })
}

function unused(command: Command, name: InputName): Problem {
  const what = `Input '${name}' is given, but command '${command}' does not use it.`
  return problem('invalid-input', { what, remedy: 'Remove it.' })
}

function noCommand(): Problem {
  const commands = quoted(Object.keys(USED), 'or')
  return problem('invalid-input', {
    what: "Input 'command' is not given.",
    remedy: `Allowed: ${commands}.`,
  })
}

function soakOfAmi(): Problem {
  const what = "Input 'soak-hours' is given, but without 'from-parameter' it says nothing."
  return problem('invalid-input', { what, remedy: "Remove it, or set 'from-parameter' instead of 'ami'." })
}

function sameParameter(name: string): Problem {
  const what = `Inputs 'from-parameter' and 'ssm-parameter' are both '${name}'.`
  return problem('invalid-input', { what, remedy: 'Name two parameters.' })
}

function quoted(names: readonly string[], conjunction: string): string {
  const all = names.map((name) => `'${name}'`)
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${conjunction} ${last}`
}
