import type { Cloud } from '../../aws/cloud.ts'
import { type Problem, UserError } from '../../errors/problem.ts'
import type { Artifacts } from '../../packer/packer.ts'
import { type CheckedClient, checkClient, imageVersions } from '../../plan/client/check.ts'
import type { FactsForClient } from '../../plan/client/packages.ts'
import type { Plan } from '../../plan/plan.ts'
import type { BakeRequest } from '../../plan/workspace-contents.ts'
import type { Runner } from '../../runner/runner.ts'
import { settle } from './unproven.ts'

type WithClient = Pick<BakeRequest, 'fromWorkspace'>

/**
 * Sees that the client of input `client-environment` can use a new image. It is known before the smoke test, which costs time
 * and money.
 *
 * @returns undefined without that input
 * @throws UserError `client-mismatch`; the image is removed, or kept as unproven, as after a failed smoke test, and kept without one
 */
export async function requireClient(
  request: WithClient,
  { smoke }: Pick<Plan, 'smoke'>,
  { ami, facts }: Artifacts,
  cloud: Cloud,
  runner: Runner,
): Promise<CheckedClient | undefined> {
  const checked = check(request, ami, facts, runner)
  if (checked === undefined || checked.problems.length === 0) return checked
  const fate = await settle(ami, 'failed', smoke?.onFailure ?? 'keep', cloud, runner)
  throw new UserError(withFate(checked.problems, fate))
}

/**
 * The same of an image that is to be reused. Nothing becomes of it: a bake would give the same contents.
 *
 * @throws UserError `client-mismatch`
 */
export function requireClientOfReused(
  request: WithClient,
  ami: string,
  facts: FactsForClient,
  runner: Pick<Runner, 'info' | 'warning'>,
): CheckedClient | undefined {
  const checked = check(request, ami, facts, runner)
  if (checked === undefined || checked.problems.length === 0) return checked
  throw new UserError(
    withFate(checked.problems, `${ami} was to be reused: nothing that decides its contents has changed.`),
  )
}

function check(
  { fromWorkspace: { clientEnvironment: lock } }: WithClient,
  ami: string,
  facts: FactsForClient,
  log: Pick<Runner, 'info' | 'warning'>,
): CheckedClient | undefined {
  if (lock === undefined) return undefined
  const checked = checkClient(lock, imageVersions(ami, facts))
  const { same, notCompared } = checked
  if (same.length > 0) log.info(`${lock.path} and ${ami} have the same ${same.join(', ')}.`)
  if (notCompared.length > 0) log.info(`Not compared: ${notCompared.join(', ')}.`)
  for (const warning of checked.warnings) log.warning(warning)
  return checked
}

/** The problems; the last one says what became of the image. */
function withFate(problems: readonly Problem[], fate: string): Problem[] {
  const last = problems.length - 1
  return problems.map((each, index) => (index === last ? { ...each, what: `${each.what} ${fate}` } : each))
}
