/** A text as code in Markdown. */
export function code(text: string): string {
  return `\`${text}\``
}

/** A table in Markdown; a `|` in a cell is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
  return row(head) + row(head.map(() => '---')) + rows.map(row).join('')
}
