import type { Problem } from '../../src/errors/problem.ts'
import type { Request } from '../../src/inputs/catalogue.ts'
import { readInputs } from '../../src/inputs/read.ts'
import { type BakeRequest, NOTHING, type WorkspaceContents } from '../../src/plan/workspace-contents.ts'

/**
 * The request of a step with these inputs and AWS_REGION=eu-west-2, read by the action's own reader.
 *
 * @param fromWorkspace what the inputs name there; nothing of a workspace is read
 * @throws Error when the reader rejects them
 */
export function requestOf(
  inputs: Readonly<Record<string, string>> = {},
  fromWorkspace: Partial<WorkspaceContents> = {},
): BakeRequest {
  const request = readInputs(inputs, { region: 'eu-west-2' })
  if (Array.isArray(request)) throw new Error(texts(request).join('\n'))
  return { ...(request as Request), fromWorkspace: { ...NOTHING, ...fromWorkspace } }
}

/** Every problem of these inputs, as a user reads it; none when they are good. */
export function problemsOf(inputs: Readonly<Record<string, string>>, region = 'eu-west-2'): string[] {
  const request = readInputs(inputs, { region })
  return Array.isArray(request) ? texts(request) : []
}

/** Problems as a user reads them: what is wrong, then what to do. */
export function texts(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${problem.what} ${problem.remedy}`)
}
