import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import type { RunContext } from '../runner/runner.ts'

/** The runner's machine, by Node's names of operating systems and architectures. */
export interface Machine {
  readonly platform: string
  readonly arch: string
}

/**
 * Sees, before anything is launched, that the smoke test will have what it needs on the runner: the user's script, and a
 * machine for which its client's packages exist.
 *
 * @throws UserError naming everything that is missing
 */
export async function requireForSmokeTest(
  plan: SmokePlan | undefined,
  context: Pick<RunContext, 'workspace'>,
  machine: Machine,
): Promise<void> {
  if (plan === undefined) return
  const problems = [await scriptProblem(plan, context), machineProblem(machine)]
  const found = problems.filter((problem) => problem !== undefined)
  if (found.length > 0) throw new UserError(found)
}

async function scriptProblem(
  plan: SmokePlan,
  context: Pick<RunContext, 'workspace'>,
): Promise<Problem | undefined> {
  if (plan.script === undefined) return undefined
  const path = resolve(context.workspace, plan.script)
  try {
    await access(path)
    return undefined
  } catch {
    return problem('no-smoke-script', { what: `Input 'smoke-script' names ${path}, which is not there.` })
  }
}

/** The locked cryptography 50.0.2 has wheels for macOS on arm64 alone (its files on PyPI). */
function machineProblem({ platform, arch }: Machine): Problem | undefined {
  if (platform !== 'darwin' || arch !== 'x64') return undefined
  return problem('no-smoke-test-here')
}
