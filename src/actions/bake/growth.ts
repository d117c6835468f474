import type { Cloud } from '../../aws/cloud.ts'
import { type Growth, largerImage } from '../../diagnosis/growth.ts'
import { UserError } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import type { Artifacts } from '../../packer/packer.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Runner } from '../../runner/runner.ts'
import type { Previous } from './compare.ts'
import { settle } from './unproven.ts'

/** What the start of a new image's cluster is compared with; undefined when nothing is asked for or known. */
export function startGrowth(
  { maxStartGrowth }: Pick<Request, 'maxStartGrowth'>,
  previous: Previous | undefined,
  log: Pick<Runner, 'info'>,
): Growth | undefined {
  return growth('max-start-growth', maxStartGrowth, previous, previous?.record.startSeconds, log)
}

/**
 * Sees that the container image did not grow more than the request allows. It is known before the smoke test, which costs time
 * and money.
 *
 * @throws UserError `size-grew`; the image is removed, or kept as unproven, as after a failed smoke test, and kept without one
 */
export async function requireSize(
  { maxSizeGrowth }: Pick<Request, 'maxSizeGrowth'>,
  { smoke }: Pick<Plan, 'smoke'>,
  { ami, facts }: Artifacts,
  previous: Previous | undefined,
  cloud: Cloud,
  runner: Runner,
): Promise<void> {
  const before = previous?.record.facts.docker_image_bytes
  const allowed = growth('max-size-growth', maxSizeGrowth, previous, before, runner)
  const diagnosis = allowed && largerImage(facts.docker_image_bytes, allowed)
  if (diagnosis === undefined) return
  const fate = await settle(ami, 'failed', smoke?.onFailure ?? 'keep', cloud, runner)
  throw new UserError([{ ...diagnosis, what: `${diagnosis.what} ${fate}` }])
}

function growth(
  input: string,
  percent: number | undefined,
  previous: Previous | undefined,
  before: number | undefined,
  log: Pick<Runner, 'info'>,
): Growth | undefined {
  if (percent === undefined) return undefined
  if (previous !== undefined && before !== undefined) return { ami: previous.ami, before, percent }
  log.info(
    previous === undefined
      ? `There is no earlier image to compare with, so '${input}' is not checked.`
      : `The record of ${previous.ami} does not say what '${input}' compares, so it is not checked.`,
  )
  return undefined
}
