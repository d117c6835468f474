/** The number of single-character insertions, deletions and substitutions between two texts (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      const substituted = (row[j] ?? 0) + (left === right ? 0 : 1)
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, substituted))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/**
 * The name among `names` that a misspelt one stands for: of those that hold it as a part (`ubuntu` for `ubuntu-version`),
 * or else of all, the one that takes the fewest edits. `names` must not be empty.
 */
export function nearest<T extends string>(misspelt: string, names: readonly T[]): T | undefined {
  const holding = names.filter((name) => name.includes(misspelt))
  const candidates = holding.length > 0 ? holding : names
  const byDistance = candidates.map((name) => ({ name, distance: editDistance(misspelt, name) }))
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name
}
