/** A workflow command as the runner understands it: its name in lower case, its properties and its text, unescaped. */
export interface WorkflowCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** What the runner makes of the output of a step. */
export interface ReadOutput {
  /** Every command that it obeyed, in order. */
  readonly commands: readonly WorkflowCommand[]
  /** Every other line, as it shows it. */
  readonly shown: readonly string[]
}

// The commands that the runner registers (ActionCommandManager.cs and its extensions), obsolete ones included.
const REGISTERED = new Set([
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['internal-set-repo-path', 'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands'],
  'warning',
])

/** In characters, which the runner shows in the log and on the page (ExecutionContext.cs: _maxIssueMessageLength). */
const LONGEST_ANNOTATION = 4096
const ANNOTATIONS = new Set(['error', 'notice', 'warning'])

type Escapes = readonly (readonly [token: string, replacement: string])[]
const DATA: Escapes = [
  ['\r', '%0D'],
  ['\n', '%0A'],
  ['%', '%25'],
]
const PROPERTY: Escapes = [...DATA.slice(0, 2), [':', '%3A'], [',', '%2C'], ['%', '%25']]
const OLD: Escapes = [[';', '%3B'], ...DATA.slice(0, 2), [']', '%5D'], ['%', '%25']]

/**
 * Reads the output of a step as the runner does: which lines it takes for commands, and which it shows.
 *
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs, src/Runner.Worker/ActionCommandManager.cs and
 * Handlers/OutputManager.cs. Lines end as .NET's ReadLine ends them: at \n, \r or \r\n.
 */
export function readOutput(log: string): ReadOutput {
  const commands: WorkflowCommand[] = []
  const shown: string[] = []
  const reader = new CommandReader()
  for (const line of log.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/)) {
    const command = reader.read(line)
    if (command === undefined) shown.push(line)
    else commands.push(command)
  }
  return { commands, shown }
}

/** Finds the commands in lines that come one after the other: `stop-commands` counts until its token comes. */
export class CommandReader {
  #token: string | undefined

  /** The command in the next line; undefined when the runner shows the line. */
  read(line: string): WorkflowCommand | undefined {
    const command = commandOf(line, this.#token)
    if (command === undefined || (this.#token !== undefined && command.name !== this.#token)) return undefined
    if (this.#token !== undefined) this.#token = undefined
    else if (command.name === 'stop-commands') this.#token = command.data.toLowerCase()
    return command
  }
}

/** The command in a line, if the runner finds one. `token` is a further name that is one: the one that ends a stop. */
export function commandOf(line: string, token?: string): WorkflowCommand | undefined {
  const isRegistered = (name: string) => REGISTERED.has(name.toLowerCase()) || name.toLowerCase() === token
  return atStart(line, isRegistered) ?? anywhere(line, isRegistered)
}

/** TryParseV2: `::name key=value,key=value::data`, first in the line but for white space. */
function atStart(line: string, isRegistered: (name: string) => boolean): WorkflowCommand | undefined {
  const message = line.replace(DOTNET_SPACE, '')
  const end = message.indexOf('::', 2)
  if (!message.startsWith('::') || end < 0) return undefined
  return command(message.slice(2, end), message.slice(end + 2), isRegistered, [',', PROPERTY, DATA])
}

/** TryParse: `##[name key=value;key=value]data`, wherever it stands. */
function anywhere(line: string, isRegistered: (name: string) => boolean): WorkflowCommand | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  if (start < 0 || end < 0) return undefined
  return command(line.slice(start + 3, end), line.slice(end + 1), isRegistered, [';', OLD, OLD])
}

// Char.IsWhiteSpace: unlike \s it has U+0085 and has not U+FEFF.
const DOTNET_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/

function command(
  info: string,
  data: string,
  isRegistered: (name: string) => boolean,
  [separator, properties, texts]: readonly [string, Escapes, Escapes],
): WorkflowCommand | undefined {
  const space = info.indexOf(' ')
  const name = space < 0 ? info : info.slice(0, space)
  if (!isRegistered(name)) return undefined
  const pairs = space < 0 ? [] : info.slice(space + 1).split(separator)
  const read = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=')
    return equals < 1
      ? []
      : [[pair.slice(0, equals).trim(), withoutEscapes(pair.slice(equals + 1), properties)]]
  })
  const whole = withoutEscapes(data, texts)
  const kept = ANNOTATIONS.has(name.toLowerCase()) ? whole.slice(0, LONGEST_ANNOTATION) : whole
  return { name: name.toLowerCase(), properties: Object.fromEntries(read), data: kept }
}

function withoutEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((left, [token, replacement]) => left.replaceAll(replacement, token), text)
}
