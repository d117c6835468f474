import type { Problem } from '../errors/problem.ts'

/** One input of the action. The catalogue holds one of these for every key of action.yml's `inputs`. */
export interface Input<T> {
  /** What the input means, for action.yml and the README; Markdown, one paragraph. */
  readonly doc: string
  /** The text that is parsed when the input is empty or absent. */
  readonly fallback?: string
  /** Marks a value that must be masked in logs before anything else is done with it. */
  readonly secret?: true
  /** What of a secret's text is masked beside the text and its lines. */
  readonly secretParts?: (raw: string) => readonly string[]
  /** Turns the trimmed, non-empty text into a value, or says what is wrong with it. */
  readonly parse: Parser<T>
  /** What looks wrong in a text that `parse` takes, for a warning. */
  readonly doubt?: (raw: string) => Doubt | undefined
}

/** Why a good value may not be what was meant, and what to write then; both complete a sentence. */
export interface Doubt {
  readonly why: string
  readonly instead: string
}

/** Gives the value of a text, or what is wrong with it: `what` completes the sentence "input `x` is 'text', ...". */
export interface Parser<T> {
  (raw: string): T | ValidationError
  /** The type of the texts that it takes, for action-types.yml; without it they are strings. */
  readonly type?: TextType
}

/**
 * The type of an input's text, in the terms of action-types.yml
 * (https://github.com/typesafegithub/github-actions-typing, "Available types").
 */
export type TextType =
  | { readonly type: 'string' | 'boolean' | 'integer' | 'float' }
  | { readonly type: 'enum'; readonly 'allowed-values': readonly string[] }
  | { readonly type: 'list'; readonly separator: string; readonly 'list-item': TextType }

/** Why a parser rejects a text, what it allows, and how the text could be corrected where that is known. */
export class ValidationError {
  readonly why: string
  readonly allowed: string
  /** A clause: `in lower case it would do: "dask"`. */
  readonly suggestion: string | undefined

  constructor(why: string, allowed: string, suggestion?: string) {
    this.why = why
    this.allowed = allowed
    this.suggestion = suggestion
  }
}

/** An input that may be left out: its value is `undefined` when it is empty and has no fallback. */
export type ValueOf<I> = I extends { fallback: string; parse: Parser<infer T> }
  ? T
  : I extends { parse: Parser<infer T> }
    ? T | undefined
    : never

/** `docker-image` to `dockerImage`: the name of an input as a property of the request. */
export type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S

/**
 * The problem for an invalid input, in one sentence that names the input, the value and what is allowed.
 * The value of a secret is not shown.
 */
export function invalidInput(name: string, raw: string, error: ValidationError, secret = false): Problem {
  return {
    code: 'invalid-input',
    what: `Input '${name}' is ${secret ? 'a secret that cannot be used' : quote(raw)}: ${error.why}.`,
    remedy: `Allowed: ${error.allowed}.${error.suggestion === undefined ? '' : ` ${sentence(error.suggestion)}`}`,
  }
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}

/** The value as a message can show it: control characters escaped, at most 120 characters. */
export function quote(raw: string): string {
  const shown = raw.length > 120 ? `${raw.slice(0, 120)}...` : raw
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
