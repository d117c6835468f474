import { open } from 'node:fs/promises'
import * as v from 'valibot'
import { problem, UserError } from '../errors/problem.ts'

/** A file that somebody else wrote, and the most that it may hold. */
export interface ForeignFile {
  readonly path: string
  /** As a message calls it. */
  readonly name: string
  readonly mostBytes: number
}

/**
 * Reads a JSON file that Packer or the builder wrote and checks it against a schema. What the schema does not name is
 * left out of the result.
 *
 * @throws UserError `invalid-build-result` when it is missing, too large, no UTF-8, no JSON, gives a key of an object
 * twice, which readers of JSON understand differently (RFC 8259, 4), or does not fit the schema
 */
export async function readForeignJson<Output>(
  file: ForeignFile,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Output> {
  const value = parsed(await content(file), file)
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw invalidResult(
    `${file.name} cannot be right at '${whereOf(issue)}' (expected ${issue.expected ?? 'another value'})`,
  )
}

/** The error of a build whose result is not believed; `what` is half a sentence. */
export function invalidResult(what: string, cause?: unknown): UserError {
  return new UserError(
    [problem('invalid-build-result', { what: `${what}, so the image is not published.` })],
    { cause },
  )
}

async function content({ path, name, mostBytes }: ForeignFile): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw invalidResult(`${name} is not there`, error)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0)
    if (bytesRead > mostBytes) throw invalidResult(`${name} has more than ${mostBytes} bytes`)
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead))
  } catch (error) {
    throw error instanceof UserError ? error : invalidResult(`${name} is no text in UTF-8`, error)
  } finally {
    await file.close()
  }
}

function parsed(text: string, { name }: ForeignFile): unknown {
  let keys = 0
  let value: unknown
  try {
    value = JSON.parse(text, (_, each: unknown) => {
      if (typeof each === 'object' && each !== null && !Array.isArray(each)) keys += Object.keys(each).length
      return each
    })
  } catch (error) {
    throw invalidResult(`${name} is no JSON`, error)
  }
  // Of valid JSON this finds every string, and whether it is a key.
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon !== undefined)
  if (written.length !== keys) throw invalidResult(`${name} gives a key twice`)
  return value
}

function whereOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => String(key)) ?? []
  return keys.join('.').slice(0, 100) || 'its top'
}
