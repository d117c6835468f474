/** One instruction of a Dockerfile: its keyword in upper case, and the rest of its lines as one text. */
export interface Instruction {
  readonly keyword: string
  readonly rest: string
  /** Of its first line, counted from 1. */
  readonly line: number
}

/**
 * The instructions of a Dockerfile (https://docs.docker.com/reference/dockerfile/, "Format", "Parser directives",
 * "Here-documents"): continued lines are joined, comments and what stands in here-documents is passed over.
 */
export function instructionsOf(text: string): Instruction[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const continued = new RegExp(`${escapeOf(lines) === '`' ? '`' : '\\\\'}[ \\t]*$`)
  const found: Instruction[] = []
  let index = 0
  while (index < lines.length) {
    const line = index + 1
    let joined = ''
    for (let more = true; more && index < lines.length; index += 1) {
      const text = lines[index] ?? ''
      // A comment, and since ever an empty line, may stand between continued lines.
      if (isComment(text) || (joined !== '' && text.trim() === '')) continue
      more = continued.test(text)
      joined += more ? text.replace(continued, '') : text
    }
    const [, keyword, rest = ''] = /^\s*([A-Za-z]+)(?:\s+(.*?))?\s*$/s.exec(joined) ?? []
    if (keyword === undefined) continue
    const instruction = { keyword: keyword.toUpperCase(), rest, line }
    found.push(instruction)
    index = afterHereDocuments(instruction, lines, index)
  }
  return found
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line)
}

/** The escape character: directives are comments before anything else. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name, value] = /^\s*#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/.exec(line) ?? []
    if (name === undefined) break
    if (name.toLowerCase() === 'escape') return value ?? ''
  }
  return '\\'
}

/** Where the instructions go on; only these three take here-documents. */
function afterHereDocuments({ keyword, rest }: Instruction, lines: readonly string[], index: number): number {
  if (!['RUN', 'COPY', 'ADD'].includes(keyword)) return index
  let next = index
  for (const [, strip, , word] of rest.matchAll(/(?<!<)<<(-?)(["']?)([A-Za-z_]\w*)\2/g)) {
    const isEnd = (line: string) => (strip === '' ? line : line.replace(/^\t+/, '')) === word
    const end = lines.findIndex((line, at) => at >= next && isEnd(line))
    // Without an end it is none: the shell's own `<<` in a command, for one.
    if (end >= 0) next = end + 1
  }
  return next
}
