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

/** One edit for every so many characters is still taken for a typing mistake. */
const CHARACTERS_PER_EDIT = 4

/**
 * The name among `names` that `given` is a misspelling of: the one that takes the fewest edits, at most one for every four
 * characters, and begins with the same letter, which a typing mistake seldom changes. Undefined where there is none, as for
 * a variable that only happens to be called INPUT_SOMETHING.
 */
export function nearName<T extends string>(given: string, names: readonly T[]): T | undefined {
  const byDistance = names
    .filter((name) => name[0] === given[0] && isNear(Math.abs(name.length - given.length), name, given))
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .filter(({ name, distance }) => isNear(distance, name, given))
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name
}

function isNear(edits: number, a: string, b: string): boolean {
  return edits * CHARACTERS_PER_EDIT <= Math.max(a.length, b.length)
}
