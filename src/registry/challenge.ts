/** How a registry wants to be asked, from the header WWW-Authenticate (RFC 9110, section 11.6.1). */
export interface Challenge {
  /** In lower case: `bearer` or `basic`. */
  readonly scheme: string
  readonly parameters: Readonly<Record<string, string>>
}

const PART = /(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+))|(?<scheme>[\w-]+)/g

/** The challenges of a header, in its order; none for a header that is missing or empty. */
export function challenges(header: string | undefined): readonly Challenge[] {
  const found: { scheme: string; parameters: Record<string, string> }[] = []
  for (const { groups } of (header ?? '').matchAll(PART)) {
    const { name, quoted, bare, scheme } = groups ?? {}
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), parameters: {} })
    const last = found.at(-1)
    if (name === undefined || !last) continue
    last.parameters[name.toLowerCase()] = bare ?? quoted?.replace(/\\(.)/g, '$1') ?? ''
  }
  return found
}
