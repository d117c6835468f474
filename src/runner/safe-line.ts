/**
 * Makes a line of foreign text harmless to the GitHub runner, which takes `::command::` at the start of a line
 * (after .NET's TrimStart, which counts U+0085 as white space) and `##[command]` anywhere in it for a command
 * (actions/runner, ActionCommand.cs). A carriage return would start a line of its own.
 */
export function safeLine(line: string): string {
  return line
    .replace(/\r+$/, '')
    .replace(/\r/g, ' ')
    .replace(/##\[/g, '# #[')
    .replace(/^([\s\u0085]*)::/, '$1: :')
}

/** The lines of foreign text, each made harmless. */
export function safeLines(text: string): string[] {
  return text.split('\n').map(safeLine)
}
