import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../src/errors/problem.ts'
import type { BakeRequest } from '../../src/plan/workspace-contents.ts'
import { readWorkspace } from '../../src/workspace/read-workspace.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { requestOf, texts } from '../support/requests.ts'

/** What is made in a workspace: a text, a link to something, or a text that is executable. */
export type Made = string | { readonly link: string } | { readonly executable: string }

/** A new workspace with these files; the keys are paths. */
export function workspaceWith(files: Readonly<Record<string, Made>>): string {
  const workspace = path.join(temporaryDirectory(), 'workspace')
  mkdirSync(workspace)
  for (const [name, made] of Object.entries(files)) {
    const file = path.join(workspace, name)
    mkdirSync(path.dirname(file), { recursive: true })
    if (typeof made === 'string') writeFileSync(file, made)
    else if ('link' in made) symlinkSync(made.link, file)
    else {
      writeFileSync(file, made.executable)
      chmodSync(file, 0o755)
    }
  }
  return workspace
}

/** What the inputs name in a workspace. */
export async function contentsIn(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Promise<BakeRequest['fromWorkspace']> {
  return (await readWorkspace(requestOf(inputs), workspace)).fromWorkspace
}

/** Every problem of what the inputs name in a workspace, as a user reads it; none when all can be used. */
export async function workspaceProblems(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Promise<string[]> {
  try {
    await contentsIn(workspace, inputs)
    return []
  } catch (error) {
    if (error instanceof UserError) return texts(error.problems)
    throw error
  }
}
