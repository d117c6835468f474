import type { Problem } from '../../src/errors/problem.ts'
import type { Request } from '../../src/inputs/catalogue.ts'
import { readInputs } from '../../src/inputs/read.ts'
import {
  type BakeRequest,
  type EnvironmentSource,
  NOTHING,
  type WorkspaceContents,
} from '../../src/plan/workspace-contents.ts'

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

/** A `requirements.txt` as the environment of a request, or another by the differences. */
export function anEnvironment(differences: Partial<EnvironmentSource> = {}): EnvironmentSource {
  const sha256 = 'e3b0c44298fc1c14'.repeat(4)
  return {
    kind: 'requirements',
    path: 'env/requirements.txt',
    entry: 'requirements.txt',
    files: [
      { path: 'requirements.txt', mode: 0o644, size: 5, sha256, source: '/workspace/env/requirements.txt' },
    ],
    dockerfile: undefined,
    usesDockerImage: true,
    baseImages: [],
    unknownImages: [],
    hash: '0123456789abcdef'.repeat(4),
    ...differences,
  }
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
