import { dirname, join } from 'node:path'
import type { Cloud } from '../../aws/cloud.ts'
import type { Growth } from '../../diagnosis/growth.ts'
import type { SmokeTestResult } from '../../diagnosis/smoke-test-verdict.ts'
import { verdictOfSmokeTest } from '../../diagnosis/smoke-test-verdict.ts'
import { UserError } from '../../errors/problem.ts'
import type { ImageFacts } from '../../packer/image-facts.ts'
import type { BuildPaths } from '../../packer/workspace.ts'
import type { ClientPackages } from '../../plan/client/packages.ts'
import type { ClusterArguments } from '../../plan/cluster.ts'
import type { Plan } from '../../plan/plan.ts'
import type { SmokePlan } from '../../plan/smoke-test.ts'
import { diagnosisText } from '../../report/failed-summary.ts'
import { smokeTestOutputs } from '../../report/outputs.ts'
import { leftProblem, unprovenSummary } from '../../report/smoke-test-summary.ts'
import type { Runner } from '../../runner/runner.ts'
import { runSmokeTest } from '../../smoke-test/run.ts'
import { cancelledError } from '../run.ts'
import { bakeMessages } from './messages.ts'
import { type AskForRunner, withMovedRunner } from './moved-runner.ts'
import { setOutputs, writeOutputFile } from './outputs.ts'
import type { Ports } from './ports.ts'
import { settle } from './unproven.ts'

/** What is smoke-tested. */
export interface SmokeTested {
  readonly facts: ImageFacts
  readonly client: ClientPackages
  readonly cluster: ClusterArguments
  /** What its start is compared with; undefined when it is not. */
  readonly growth?: Growth | undefined
}

/**
 * The steps of `smoke-test: true`: a cluster from the new image computes, or the image is removed, or kept as unproven:
 * removed only when it failed a check, never because time ran out or AWS had no capacity.
 *
 * @returns the smoke test that the image passed; undefined when none was asked for
 * @throws UserError when it failed (no instance is left), or the job was cancelled
 */
export async function smokeTestImage(
  plan: Plan,
  { facts, client, cluster, growth }: SmokeTested,
  paths: BuildPaths,
  cloud: Cloud,
  ports: Ports,
  askForRunner?: AskForRunner,
): Promise<SmokeTestResult | undefined> {
  const { runner } = ports
  if (plan.smoke === undefined) return undefined
  const { ami } = cluster
  const subject = { facts, client, cluster, plan: plan.smoke, runUuid: plan.runUuid, logs: paths.logs }
  const run = await runSmokeTest(subject, await ports.smokeTest(plan.region, runner))
  if (run === 'cancelled') throw cancelledError(runner, bakeMessages)
  const result = verdictOfSmokeTest(plan, plan.smoke, ami, run, growth)
  const diagnosis =
    result.diagnosis && (await withMovedRunner(result.diagnosis, plan.smoke.sources, askForRunner))
  const smokeTest = { ...result, diagnosis }
  const reportFile = join(dirname(paths.logs), 'smoke-report.json')
  const text = `${JSON.stringify(smokeTest, undefined, 2)}\n`
  const report = await writeOutputFile('smoke-report', reportFile, text, runner)
  setOutputs(smokeTestOutputs(smokeTest, report), runner)
  const left = leftProblem(smokeTest)
  if (left !== undefined) runner.warning(`${left.what} ${left.remedy}`)
  if (smokeTest.diagnosis !== undefined) throw await unproven(smokeTest, plan.smoke, cloud, runner)
  runner.info(`${ami} passed its smoke test: first result after ${smokeTest.startSeconds?.toFixed(0)} s`)
  return smokeTest
}

/** Settles the fate of an image that did not pass, and gives the error that says so. */
async function unproven(
  smokeTest: SmokeTestResult,
  plan: SmokePlan,
  cloud: Cloud,
  runner: Runner,
): Promise<UserError> {
  const { diagnosis } = smokeTest
  if (diagnosis === undefined) throw new Error('a smoke test that did not pass has a diagnosis')
  const verdict = smokeTest.verdict === 'failed' ? 'failed' : 'unfinished'
  const fate = await settle(smokeTest.ami, verdict, plan.onFailure, cloud, runner)
  runner.info(diagnosisText(diagnosis))
  runner.info(fate)
  return new UserError([diagnosis], { summary: unprovenSummary(smokeTest, diagnosis, fate) })
}
