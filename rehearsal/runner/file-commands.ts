/**
 * Reads a command file such as $GITHUB_OUTPUT as the runner does: `name=value`, or `name<<delimiter`, lines, delimiter.
 * A later entry of the same name wins. Lines end at \n alone, as on every system but Windows.
 *
 * Source of the format: actions/runner, src/Runner.Worker/FileCommandManager.cs
 *
 * @throws Error where the runner would reject the file
 */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, at + 1)
      if (heredoc === 0 || delimiter === '') throw new Error(`Invalid format '${line}'`)
      if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`)
      values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (equals > 0) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return values
}
