/** Plain data as Python writes it: what JSON writes, but for the names of `True`, `False` and `None`. */
export function pythonLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(
      ([name, content]) => `${JSON.stringify(name)}: ${pythonLiteral(content)}`,
    )
    return `{${entries.join(', ')}}`
  }
  return JSON.stringify(value)
}
