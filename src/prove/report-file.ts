import { access, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { SmokePlan } from '../plan/smoke.ts'
import { UserError } from '../problem.ts'
import type { Proof } from '../report/proof.ts'
import type { RunContext } from '../runner/runner.ts'

/** Writes smoke-report.json beside the directory of the logs; gives its path. */
export async function writeReport(proof: Proof, logs: string): Promise<string> {
  const path = join(dirname(logs), 'smoke-report.json')
  await writeFile(path, `${JSON.stringify(proof, undefined, 2)}\n`, { mode: 0o600 })
  return path
}

/**
 * Sees, before anything is launched, that what the proof will read is there.
 *
 * @throws UserError when the user's script is not
 */
export async function requireScript(
  plan: SmokePlan | undefined,
  context: Pick<RunContext, 'workspace'>,
): Promise<void> {
  if (plan?.script === undefined) return
  const path = resolve(context.workspace, plan.script)
  try {
    await access(path)
  } catch {
    throw new UserError([
      {
        code: 'no-smoke-script',
        what: `Input 'smoke-script' names ${path}, which is not there.`,
        remedy:
          'Check the path; relative ones start at the workspace. Run actions/checkout before this step.',
      },
    ])
  }
}
