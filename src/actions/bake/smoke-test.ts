import { dirname, join } from 'node:path'
import type { Cloud } from '../../aws/cloud.ts'
import type { SmokeTestResult } from '../../diagnosis/smoke-test-verdict.ts'
import { verdictOfSmokeTest } from '../../diagnosis/smoke-test-verdict.ts'
import { messageOf } from '../../errors/message.ts'
import { UserError } from '../../errors/problem.ts'
import type { ImageFacts } from '../../packer/image-facts.ts'
import type { BuildPaths } from '../../packer/workspace.ts'
import type { ClusterArguments } from '../../plan/cluster.ts'
import type { Plan } from '../../plan/plan.ts'
import type { SmokePlan } from '../../plan/smoke-test.ts'
import { keepUnproven } from '../../publish/publish.ts'
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

/**
 * The steps of `smoke-test: true`: a cluster from the new image computes, or the image is removed, or kept as unproven:
 * removed only when it failed a check, never because time ran out or AWS had no capacity.
 *
 * @returns the smoke test that the image passed; undefined when none was asked for
 * @throws UserError when it failed (no instance is left), or the job was cancelled
 */
export async function smokeTestImage(
  plan: Plan,
  { facts, cluster }: { readonly facts: ImageFacts; readonly cluster: ClusterArguments },
  paths: BuildPaths,
  cloud: Cloud,
  ports: Ports,
  askForRunner?: AskForRunner,
): Promise<SmokeTestResult | undefined> {
  const { runner } = ports
  if (plan.smoke === undefined) return undefined
  const { ami } = cluster
  const subject = { facts, cluster, plan: plan.smoke, runUuid: plan.runUuid, logs: paths.logs }
  const run = await runSmokeTest(subject, await ports.smokeTest(plan.region, runner))
  if (run === 'cancelled') throw cancelledError(runner, bakeMessages)
  const result = verdictOfSmokeTest(plan, plan.smoke, ami, run)
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
  const fate = await settle(smokeTest, plan, cloud, runner)
  runner.info(diagnosisText(diagnosis))
  runner.info(fate)
  return new UserError([diagnosis], { summary: unprovenSummary(smokeTest, diagnosis, fate) })
}

/** Removes an image that failed a check, unless it shall be kept; one of which no check failed is kept always. */
async function settle(
  { ami, verdict }: SmokeTestResult,
  plan: SmokePlan,
  cloud: Cloud,
  runner: Runner,
): Promise<string> {
  try {
    if (verdict !== 'failed' || plan.onFailure === 'keep') {
      await keepUnproven(cloud, ami, verdict === 'failed' ? 'failed' : 'unfinished', runner)
      runner.setOutput('unproven-ami', ami)
      const why = verdict === 'failed' ? '' : ', because no check of it failed'
      return `The image ${ami} was kept, tagged as unproven${why}. It stays until you remove it.`
    }
    await cloud.removeImage(ami)
    return `The image ${ami} was removed with its snapshots.`
  } catch (error) {
    // Why the smoke test failed must not be lost over it: as long as its status is "building" the post step removes it.
    const why = messageOf(error)
    return `The image ${ami} is left to the post step (${why}).`
  }
}
