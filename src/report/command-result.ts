import { code, plain, table } from './markdown.ts'
import type { PublishOutput } from './publish.ts'

/** What a parameter names in a Region, or would name after a dry run. */
export interface ParameterMove {
  readonly parameter: string
  readonly region: string
  /** ID of the image. */
  readonly image: string
  /** Undefined in a dry run. */
  readonly version: number | undefined
  /** ID of the image that it named before; undefined when it named no other. */
  readonly previous: string | undefined
}

/** What was changed about an image, or would be. */
export interface ImageChange {
  readonly region: string
  /** ID of the image. */
  readonly image: string
  /** In words: "marked as rejected: slow". */
  readonly change: string
}

/** What became of a command that changes something. */
export interface CommandResult {
  readonly command: 'publish' | 'rollback' | 'withdraw' | 'restore'
  readonly dryRun: boolean
  /** The Region of the request. */
  readonly region: string
  /** Of `publish` and `rollback`. */
  readonly parameter: string | undefined
  /** The images that the command is about by their Regions; `publish` and `rollback` name them in the moves. */
  readonly amis: Readonly<Record<string, string>>
  readonly moves: readonly ParameterMove[]
  readonly changes: readonly ImageChange[]
  /** What a user should know although nothing failed. */
  readonly warnings: readonly string[]
}

type CommandOutput = Exclude<PublishOutput, 'images'>

/** The outputs of a command; in a dry run those that it would have, without versions. */
export function commandOutputs(result: CommandResult): Record<CommandOutput, string> {
  const { region, parameter, moves } = result
  const amis = namedAmis(result)
  const versions = moves.flatMap((move) =>
    move.version === undefined ? [] : [[move.region, move.version] as const],
  )
  const isOne = parameter !== undefined
  return {
    ami: amis[region] ?? '',
    amis: JSON.stringify(amis),
    'ssm-parameter': parameter ?? '',
    'ssm-parameter-versions': isOne ? JSON.stringify(Object.fromEntries(versions)) : '{}',
    'previous-ami': (isOne && moves.find((move) => move.region === region)?.previous) || '',
  }
}

/** The job summary of a command. */
export function commandSummary(result: CommandResult): string {
  const { dryRun, moves, changes, warnings } = result
  const parts = [
    `## ${dryRun ? 'Dry run: ' : ''}${title(result)}\n`,
    ...(dryRun ? ['Nothing was changed.\n'] : []),
    ...warnings.map((warning) => `> [!WARNING]\n> ${plain(warning)}\n`),
  ]
  if (moves.length > 0) {
    const head = ['Parameter', 'Region', 'AMI', 'Before', ...(dryRun ? [] : ['Version'])]
    const rows = moves.map(({ parameter, region, image, previous, version }) => [
      ...[code(parameter), plain(region), code(image), previous === undefined ? '' : code(previous)],
      ...(version === undefined ? [] : [String(version)]),
    ])
    parts.push(dryRun ? '### Parameters that would be set\n' : '### Parameters\n', table(head, rows))
  }
  if (changes.length > 0) {
    const rows = changes.map(({ region, image, change }) => [code(image), plain(region), plain(change)])
    parts.push(
      dryRun ? '### AMIs that would be changed\n' : '### AMIs\n',
      table(['AMI', 'Region', 'Change'], rows),
    )
  }
  if (moves.length === 0 && changes.length === 0) parts.push('There was nothing to do.\n')
  return parts.join('\n')
}

function title(result: CommandResult): string {
  const { command, dryRun, region, parameter, amis } = result
  const id = namedAmis(result)[region] ?? Object.values(amis)[0]
  if (id === undefined) return `${code(parameter ?? '')} was not changed`
  const ami = code(id)
  const will = dryRun ? 'would be' : 'is'
  if (parameter !== undefined) return `${code(parameter)} ${dryRun ? 'would name' : 'names'} ${ami}`
  return `${ami} ${will} ${command === 'withdraw' ? 'withdrawn' : 'restored'}`
}

/** The images that the command is about: what the parameter names, if it is about one. */
function namedAmis({
  parameter,
  moves,
  amis,
}: Pick<CommandResult, 'parameter' | 'moves' | 'amis'>): Readonly<Record<string, string>> {
  return parameter === undefined
    ? amis
    : Object.fromEntries(moves.map(({ region, image }) => [region, image]))
}
