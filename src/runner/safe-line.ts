/**
 * Makes a line of foreign text harmless to the GitHub runner and to terminals, and keeps its colours.
 *
 * The runner takes for a command what has `::name::` at the start of a line, after .NET's TrimStart, which trims U+0085
 * as white space; and `##[name]` anywhere in it (actions/runner, ActionCommand.cs: TryParseV2 and TryParse). It looks for
 * both by comparisons of a culture, which pass over characters without a width; so does this. A carriage return would
 * start a line of its own. What is no colour is taken out first, because it may stand between the characters that count.
 */
export function safeLine(line: string): string {
  return closed(
    coloursOnly(line.replace(/\r+$/, '').replace(/\r/g, ' '))
      .replace(ANYWHERE, '# #[')
      .replace(AT_START, '$1: :'),
  )
}

/** The lines of foreign text, each made harmless. */
export function safeLines(text: string): string[] {
  return text.split('\n').map(safeLine)
}

/** Foreign text of several lines, for a message that the runner shows as it is. */
export function safeText(text: string): string {
  return safeLines(text).join('\n')
}

// Format characters and those without a width: what such a comparison passes over.
const ANYWHERE = /#[\p{Cf}\p{DI}]*#[\p{Cf}\p{DI}]*\[/gu
// Colours as well, for whoever reads the log without them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one.
const AT_START = /^((?:[\s\u0085\p{Cf}\p{DI}]|\u001b\[[\d;:]*m)*):[\p{Cf}\p{DI}]*:/u

// ECMA-48: control sequences (5.4); strings for the terminal, such as titles and links (5.6); other escapes; what is left of
// C0 and C1 but the tabulator, and U+0085, which is white space.
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  /(?:\u001b\[|\u009b)([0-?]*)([ -/]*)([@-~])|(?:\u001b[P\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/g

/** A line without the control sequences that do more than colour. */
function coloursOnly(line: string): string {
  return line.replace(CONTROLS, (_, parameters?: string, between?: string, final?: string) =>
    final === 'm' && between === '' && /^[\d;:]*$/.test(parameters ?? '') ? `\u001b[${parameters}m` : '',
  )
}

/** A line whose colours end with it. */
function closed(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
  const last = [...line.matchAll(/\u001b\[([\d;:]*)m/g)].at(-1)?.[1]
  return last === undefined || /^0*$/.test(last) ? line : `${line}\u001b[0m`
}
