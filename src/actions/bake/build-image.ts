import type { Cloud } from '../../aws/cloud.ts'
import type { Failed, Try } from '../../diagnosis/attempts.ts'
import { placeOf, withInterruption, withTries } from '../../diagnosis/attempts.ts'
import { diagnose } from '../../diagnosis/diagnosis.ts'
import { type Diagnosis, UserError } from '../../errors/problem.ts'
import type { BuildResult } from '../../packer/build.ts'
import { type BuildSecrets, build } from '../../packer/packer.ts'
import type { BuildPaths } from '../../packer/workspace.ts'
import { readAssets, rewriteVariables } from '../../packer/workspace.ts'
import type { InstalledPacker } from '../../packer-install/install.ts'
import { launchesAfter } from '../../plan/launches.ts'
import type { Plan } from '../../plan/plan.ts'
import { render } from '../../render/render.ts'
import type { Baked } from '../../report/baked.ts'
import { diagnosisText, failedSummary } from '../../report/failed-summary.ts'
import type { Runner } from '../../runner/runner.ts'
import { cancelledError } from '../run.ts'
import { bakeMessages } from './messages.ts'
import { type AskForRunner, withMovedRunner } from './moved-runner.ts'
import type { Ports } from './ports.ts'

/** What the builds of one bake have in common. */
export interface Building {
  readonly secrets: BuildSecrets
  /** Where the first launch is rendered. */
  readonly paths: BuildPaths
  readonly packer: InstalledPacker
  readonly cloud: Pick<Cloud, 'endReasons' | 'callerIdentity'>
  readonly askForRunner?: AskForRunner
  readonly ports: Pick<Ports, 'runner' | 'templateDirectory'>
}

/** An image that was built: the plan has the launch that it was built on. */
export interface Built extends Pick<Baked, 'plan' | 'earlier' | 'timings'> {
  /** Whether Packer says that it could not remove something of its own, which it does not take for a failure. */
  readonly leftBehind: boolean
}

// Words of the amazon plugin 1.8.2 (common/step_run_source_instance.go, step_security_group.go, step_key_pair.go).
const LEFT_BEHIND = /may still be around|Please delete the .* manually/

/**
 * Runs Packer, and again with the plan's next launch as long as EC2 has no capacity for the builder or takes it back.
 *
 * @throws UserError when no launch led to an image (Packer has left nothing), or when the job was cancelled
 */
export async function buildImage(plan: Plan, building: Building): Promise<Built> {
  const { secrets, paths, packer, ports } = building
  const started = performance.now()
  const earlier: Try[] = []
  let current = plan
  for (;;) {
    const minutes = (performance.now() - started) / 60_000
    const attempt = {
      number: earlier.length + 1,
      timeoutMinutes: plan.timeoutMinutes - minutes,
      credentialsExpired: () => haveExpired(building.cloud),
    }
    const result = await build(attempt, secrets, paths, packer, ports.runner)
    if (result.exitCode === 0) {
      const leftBehind = result.lines.some((line) => LEFT_BEHIND.test(line))
      return { plan: current, earlier, timings: result.timings, leftBehind }
    }
    if (result.ending === 'cancelled') throw cancelledError(ports.runner, bakeMessages)
    const failed = { plan: current, earlier, ...result }
    const diagnosis = await explain(failed, building)
    const [next, ...further] = launchesLeft(failed, diagnosis)
    if (next === undefined) throw buildFailed(failed, withTries(diagnosis, failed), building)
    earlier.push({ builder: current.builder, code: diagnosis.code, seconds: secondsOf(result) })
    sayNext(current, diagnosis, next.builder, earlier.length + 1, further.length, ports.runner)
    current = { ...current, ...next, furtherLaunches: further }
    const assets = await readAssets(ports.templateDirectory)
    await rewriteVariables(paths, render(current, assets, paths))
  }
}

/** Whether AWS says so. Any other error says nothing about that. */
async function haveExpired(cloud: Pick<Cloud, 'callerIdentity'>): Promise<boolean> {
  try {
    await cloud.callerIdentity()
    return false
  } catch (error) {
    return error instanceof UserError && error.problems.some(({ code }) => code === 'expired-credentials')
  }
}

async function explain(failed: Failed, { cloud, ports, askForRunner }: Building): Promise<Diagnosis> {
  const diagnosis = await withMovedRunner(diagnose(failed), failed.plan.ssh.sources, askForRunner)
  if (!failed.plan.builder.spot || failed.ending !== 'exited') return diagnosis
  try {
    return withInterruption(diagnosis, await cloud.endReasons(failed.plan.runUuid))
  } catch (error) {
    // The build's own failure is what the user has to hear of.
    ports.runner.info(`EC2 could not be asked why the builder ended: ${String(error)}`)
    return diagnosis
  }
}

function launchesLeft(failed: Failed, diagnosis: Diagnosis): Plan['furtherLaunches'] {
  const { plan, timings, ending } = failed
  if (ending !== 'exited') return []
  // Words about capacity in the log of a builder that runs are not EC2's answer to its launch.
  const runs = timings.some(({ phase }) => phase === 'Waiting for SSH')
  if (runs && diagnosis.code !== 'spot-interrupted') return []
  return launchesAfter(diagnosis.code, plan.builder, plan.furtherLaunches)
}

function sayNext(
  failed: Plan,
  { what }: Diagnosis,
  next: Plan['builder'],
  number: number,
  further: number,
  runner: Runner,
): void {
  const count = `try ${number} of ${number + further}`
  runner.warning(`${placeOf(failed.builder)}: ${what} Next is ${placeOf(next)}, ${count}.`)
}

function secondsOf({ timings }: BuildResult): number {
  return timings.reduce((sum, { seconds }) => sum + seconds, 0)
}

function buildFailed(failed: Failed, diagnosis: Diagnosis, { paths, ports }: Building): UserError {
  ports.runner.info(diagnosisText(diagnosis))
  ports.runner.info(`Logs: ${paths.logs}`)
  return new UserError([diagnosis], { summary: failedSummary(failed, diagnosis) })
}
