import { satisfies } from '@renovatebot/pep440'

/** Undefined where it depends on what is not known. */
type Truth = boolean | undefined

/** The parts of a marker: texts, operators, parentheses and names (packaging.python.org, "Dependency specifiers"). */
const TOKEN = /\s*(?:'([^']*)'|"([^"]*)"|(===|[<>=!~]=|[<>()])|(not\s+in\b|[A-Za-z_][\w.]*))/y

/**
 * Whether an environment marker admits a Python. Of the machine nothing else is known: where a lock is used is not where it is
 * checked.
 *
 * @param python its full version; undefined when it is not known
 * @returns undefined when it depends on something else, or the marker cannot be read
 */
export function admits(marker: string, python: string | undefined): Truth {
  const tokens = tokensOf(marker)
  if (tokens === undefined) return undefined
  const reader = new MarkerReader(tokens, python)
  const truth = reader.either()
  return reader.isAtEnd() ? truth : undefined
}

type Token = { readonly text: string } | { readonly word: string }

function tokensOf(marker: string): Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (marker.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(marker)
    if (found === null) return undefined
    const [, single, double, operator, word] = found
    const text = single ?? double
    tokens.push(text === undefined ? { word: (operator ?? word ?? '').replace(/\s+/, ' ') } : { text })
  }
  return tokens
}

class MarkerReader {
  readonly #tokens: readonly Token[]
  readonly #python: string | undefined
  #next = 0

  constructor(tokens: readonly Token[], python: string | undefined) {
    this.#tokens = tokens
    this.#python = python
  }

  isAtEnd(): boolean {
    return this.#next === this.#tokens.length
  }

  either(): Truth {
    let truth = this.#both()
    while (this.#takes('or')) {
      const other = this.#both()
      truth = truth === true || other === true ? true : truth === false ? other : undefined
    }
    return truth
  }

  #both(): Truth {
    let truth = this.#one()
    while (this.#takes('and')) {
      const other = this.#one()
      truth = truth === false || other === false ? false : truth === true ? other : undefined
    }
    return truth
  }

  #one(): Truth {
    if (this.#takes('(')) {
      const truth = this.either()
      return this.#takes(')') ? truth : undefined
    }
    const [left, operator, right] = this.#tokens.slice(this.#next, this.#next + 3)
    this.#next += 3
    if (left === undefined || right === undefined || operator === undefined || 'text' in operator)
      return undefined
    return this.#compare(left, operator.word, right)
  }

  #compare(left: Token, operator: string, right: Token): Truth {
    if (this.#python === undefined) return undefined
    const turned = 'text' in left
    const [name, value] = turned ? [right, left] : [left, right]
    if ('text' in name || !('text' in value)) return undefined
    const version = this.#versionOf(name.word)
    const range = `${turned ? (TURNED[operator] ?? operator) : operator}${value.text}`
    if (version === undefined || !/^(?:===|[<>=!~]=|[<>])\d+(?:\.\d+)*(?:\.\*)?$/.test(range))
      return undefined
    return satisfies(version, range)
  }

  #versionOf(name: string): string | undefined {
    if (name === 'python_full_version') return this.#python
    return name === 'python_version' ? this.#python?.split('.').slice(0, 2).join('.') : undefined
  }

  #takes(word: string): boolean {
    const token = this.#tokens[this.#next]
    if (token === undefined || !('word' in token) || token.word !== word) return false
    this.#next += 1
    return true
  }
}

/** The operator that says the same with its sides changed. */
const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }
