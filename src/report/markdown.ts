import type { ProblemCode } from '../errors/catalogue.ts'

/**
 * What GitHub makes more of than text, wherever it stands in a paragraph: addresses, e-mail, mentions, issues, commits,
 * emoji, and mathematics between dollars. It is shown as code, in which none of them has a meaning
 * (https://github.github.com/gfm/#autolinks-extension-, docs.github.com, "Autolinked references and URLs").
 */
const LIVE = /:\/\/|www\.|@|\$|(?<!&)#\d|GH-\d|:[\w+-]+:|(?<![\w-])[0-9a-f]{40}(?!\w)/i

/** Text as it is, in Markdown: characters that Markdown or HTML would act on are escaped, and nothing becomes a link. */
export function plain(text: string): string {
  const words = text.replace(/\s+/g, ' ').split(' ')
  return words.map((word) => (LIVE.test(word) ? code(word) : escaped(word))).join(' ')
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `&#${character.codePointAt(0)};`)
}

/**
 * Text as inline code that also stands in a table's cell. What is between the tags is Markdown still, so what would become a
 * link or mathematics is broken up as well.
 */
export function code(text: string): string {
  const safe = escaped(text)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`)
    .replace(/[@$]/g, '<span>$&</span>')
  return `<code>${safe.replace(/\s+/g, ' ')}</code>`
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

/** Where the documentation says more about a problem. */
export function mention(problemCode: ProblemCode): string {
  return `(${code(problemCode)} in docs/troubleshooting.md)`
}
