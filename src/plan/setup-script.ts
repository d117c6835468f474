import { whyEndsMachine } from './cloud-init/commands.ts'

const SHELLS = /^#!\s*(?:\/usr)?\/bin\/(?:env\s+(?:-S\s+)?)?(?:ba|da|k|z)?sh\b/

/**
 * What is wrong with the text of a setup script, as sentences with the number of a line.
 *
 * The kernel takes a carriage return for a part of the interpreter's name or of its argument (execve(2)), and shells for a
 * part of a command.
 */
export function setupScriptProblems(text: string): readonly string[] {
  const lines = text.split('\n')
  const [first = ''] = lines
  const windows = lines.findIndex((line) => line.endsWith('\r'))
  if (windows >= 0)
    return [
      `Line ${windows + 1} ends with CRLF, as on Windows, and the builder needs LF: put '*.sh text eol=lf' into .gitattributes, then run 'git add --renormalize .'.`,
    ]
  if (first.startsWith('#!') && !/^#!\s*\//.test(first))
    return ["Line 1: it begins with '#!', and no absolute path of an interpreter follows."]
  if (first.startsWith('#!') && !SHELLS.test(first)) return []
  return lines.flatMap((line, index) => {
    const why = /^\s*#/.test(line) ? undefined : whyEndsMachine(line)
    return why === undefined ? [] : [`Line ${index + 1}: it ${why}.`]
  })
}
