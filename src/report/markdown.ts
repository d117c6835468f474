/** Text as it is, in Markdown: characters that Markdown or HTML would act on are escaped. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(/\s+/g, ' ')
}

/** Text as inline code that also stands in a table's cell. */
export function code(text: string): string {
  const escaped = text.replace(/[&<>|`*_[\]\\~]/g, (character) => `&#${character.codePointAt(0)};`)
  return `<code>${escaped.replace(/\s+/g, ' ')}</code>`
}

/** A block of code, fenced so that nothing in the text can end it. */
export function block(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

/** A part that is folded away until a reader asks for it; the title is Markdown-free text. */
export function folded(title: string, markdown: string): string {
  return `<details><summary>${plain(title)}</summary>\n\n${markdown}\n</details>\n`
}

/** Where the documentation tells more of a problem. */
export function mention(problemCode: string): string {
  return `(${code(problemCode)} in docs/troubleshooting.md)`
}
