import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

/** An action.yml as the runner reads it. */
export interface Action {
  /** Absolute paths of the entry points. */
  readonly main: string
  readonly post: string | undefined
  /** Every input, with its default or an empty text. */
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: readonly string[]
}

const USING = `node${process.versions.node.split('.')[0]}`

/**
 * Reads DIRECTORY/action.yml.
 *
 * @throws Error when it is missing, no action for the Node.js that runs this, has a default with an expression, or its
 * bundle is not there
 */
export function readAction(directory: string): Action {
  const file = path.join(directory, 'action.yml')
  if (!existsSync(file)) throw new Error(`there is no ${file}`)
  const { runs, inputs, outputs } = parse(readFileSync(file, 'utf8'))
  if (runs.using !== USING)
    throw new Error(`${file}: runs.using is '${runs.using}'; only ${USING} can be run`)
  const entry = (name: string) => {
    const bundle = path.resolve(directory, name)
    if (!existsSync(bundle)) throw new Error(`${bundle} is not there: npm run build`)
    return bundle
  }
  return {
    main: entry(runs.main),
    post: runs.post === undefined ? undefined : entry(runs.post),
    inputs: Object.fromEntries(
      Object.keys(inputs ?? {}).map((name) => [name, defaultOf(name, inputs[name]?.default)]),
    ),
    outputs: Object.keys(outputs ?? {}),
  }
}

function defaultOf(name: string, value: unknown): string {
  const text = String(value ?? '')
  if (text.includes('${{'))
    throw new Error(`input ${name}: its default has an expression, and none is evaluated here`)
  return text
}
