import { requirementLines } from '../plan/client/requirements.ts'

/** What a file of requirements names on the machine that it is installed on. */
export interface LocalNames {
  /** Further files of requirements or constraints, as they are written: relative to the file. */
  readonly includes: readonly string[]
  /** Lines that name a package, or a directory of packages, by a path. */
  readonly paths: readonly string[]
}

/** Options that name a file of requirements or constraints (https://pip.pypa.io/en/stable/reference/requirements-file-format/). */
const INCLUDE = /^(?:-r|-c|--requirement|--constraint)(?:\s*=\s*|\s+|(?<=^-[rc]))(\S.*)$/
const EDITABLE = /^(?:-e|--editable)(?:\s*=\s*|\s+|(?<=^-e))(\S.*)$/
const FIND_LINKS = /^(?:-f|--find-links)(?:\s*=\s*|\s+|(?<=^-f))(\S.*)$/

/** What a file of requirements for pip names by paths. */
export function localNamesOf(text: string): LocalNames {
  const includes: string[] = []
  const paths: string[] = []
  for (const line of requirementLines(text.replace(/^\ufeff/, ''))) {
    const include = INCLUDE.exec(line)?.[1]
    const place = EDITABLE.exec(line)?.[1] ?? FIND_LINKS.exec(line)?.[1]
    if (include !== undefined) {
      if (!hasScheme(include)) includes.push(include)
    } else if (place === undefined ? isPath(line) : !hasScheme(place)) paths.push(line)
  }
  return { includes, paths }
}

/** Whether a text is a URL of a server; `file:` is a path. */
function hasScheme(text: string): boolean {
  return /^(?:git|hg|svn|bzr)\+(?!file:)|^(?:https?|ftp|ssh):/i.test(text)
}

/** Whether a requirement is a path or a URL of a file, with or without a name before it (PEP 508). */
function isPath(line: string): boolean {
  if (line.startsWith('-')) return false
  const [, url] = /^[A-Za-z0-9][\w.-]*\s*(?:\[[^\]]*\])?\s*@\s*(\S+)/.exec(line) ?? []
  if (url !== undefined) return !hasScheme(url)
  if (hasScheme(line)) return false
  return /^(?:\.|\/|~|file:)|^[^\s;<>=!~[]*\/|^\S+\.(?:whl|zip|tar\.(?:gz|bz2|xz)|tgz)(?:$|[\s;[])/i.test(
    line,
  )
}
