import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ResourceType } from '../../cleanup/resource.ts'
import { type SweepLimits, type SweepOutcome, sweep } from '../../cleanup/sweep.ts'
import { messageOf } from '../../errors/message.ts'
import { isRunning, signalGroup } from '../../process/detached.ts'
import type { Runner } from '../../runner/runner.ts'
import type { DirectoryName, SavedRun } from '../../runner/state.ts'

/** How long cleaning up takes at most: the runner gives all post steps of a cancelled job 285 s. */
const BUDGET_MS = 200_000
/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000
const POLL_MS = 500

/** What the budget does not end goes on until a look and one more, some seconds later, find nothing. */
const LIMITS: SweepLimits = { pollMs: 5000, emptyPasses: 2, maxPasses: Number.POSITIVE_INFINITY }

/** The outside world of the post step, and how long it may take. */
export interface CleanUpPorts {
  /** What is looked for in a Region of the run. @throws UserError when it cannot be looked for */
  types(region: string, run: SavedRun): Promise<readonly ResourceType[]>
  readonly budgetMs: number
  readonly limits: SweepLimits
}

export function cleanUpPorts(types: CleanUpPorts['types']): CleanUpPorts {
  return { types, budgetMs: BUDGET_MS, limits: LIMITS }
}

/**
 * The steps of the post step: waits for a Packer that still cleans up, then removes what is left of the run, in every
 * Region that it made resources in, and looks again. A run that ended well, or that never came to launch anything, costs no
 * call; of that only directories on this machine are removed. Those are removed however the sweep ends.
 *
 * @throws Error when the saved state is none of ours: no process is ended and nothing swept then; or when AWS cannot be
 * asked
 */
export async function cleanUp(runner: Runner, ports: CleanUpPorts): Promise<void> {
  const run = await checkedRun(runner)
  if (run === undefined || runner.state.readOutcome() === 'ready') {
    await removeDirectories(runner)
    runner.info('Nothing to clean up.')
    return
  }
  try {
    await removeResources(run, runner, ports)
  } finally {
    await removeDirectories(runner)
  }
}

/** The saved run. When its state is invalid, the directories are removed all the same: each is checked for itself. */
async function checkedRun(runner: Runner): Promise<SavedRun | undefined> {
  try {
    return runner.state.readRun()
  } catch (error) {
    // By such a state no process is ended, and a Packer that runs needs its directories.
    if (runner.state.readProcess('packer') === undefined) await removeDirectories(runner)
    throw error
  }
}

/** Ends what of the run still makes resources, then sweeps its Regions. */
async function removeResources(run: SavedRun, runner: Runner, ports: CleanUpPorts): Promise<void> {
  const stop = AbortSignal.timeout(ports.budgetMs)
  await attempt(runner, () => endMain(runner))
  await attempt(runner, () => endPacker(runner, stop))
  await attempt(runner, () => endDriver(runner))
  const { regions, ...owner } = run
  const swept = await Promise.all(
    regions.map(async (region) =>
      sweep({ region, owner }, await ports.types(region, run), runner, stop, ports.limits),
    ),
  )
  const count = (what: (one: SweepOutcome) => readonly unknown[]) => swept.flatMap(what).length
  runner.info(
    `Cleaned up after run ${run.runUuid}: ${count(({ removed }) => removed)} removed, ${count(({ kept }) => kept)} left.`,
  )
}

/** Does something on this machine; what it cannot do must not keep us from what costs money in the account. */
async function attempt(runner: Pick<Runner, 'warning'>, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    runner.warning(`Cleaning up on the runner: ${messageOf(error)}`)
  }
}

/**
 * Ends a main step that is still there: in the container of a job, to which the runner passes no signals on, it would take
 * the end of Packer for a failure and launch again.
 */
async function endMain(runner: Runner): Promise<void> {
  const pid = runner.state.readProcess('main')
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
}

/** Ends the program that launches the cluster of a smoke test, so that it launches no more while we sweep. */
async function endDriver(runner: Runner): Promise<void> {
  const pid = runner.state.readProcess('driver')
  if (pid !== undefined) signalGroup(pid, 'SIGKILL')
}

async function endPacker(runner: Runner, stop: AbortSignal): Promise<void> {
  const pid = runner.state.readProcess('packer')
  if (pid === undefined) return
  runner.info('Packer is still cleaning up; waiting for it.')
  signalGroup(pid, 'SIGINT')
  const deadline = performance.now() + PACKER_PATIENCE_MS
  while (isRunning(pid) && performance.now() < deadline && !stop.aborted) await sleep(POLL_MS)
  if (isRunning(pid)) {
    runner.info('Packer did not end in time; the sweep does the rest.')
    signalGroup(pid, 'SIGKILL')
  }
}

/** What is left of the run on this machine: Packer, and what a program that was ended could not remove itself. */
const LEFT: readonly DirectoryName[] = ['packer-temporary', 'packer-programs', 'client-unfinished']

async function removeDirectories(runner: Runner): Promise<void> {
  for (const name of LEFT) await attempt(runner, () => removeDirectory(name, runner))
}

/** Removes a directory of the main step's, if it left one. @throws Error when the saved one is not ours */
export async function removeDirectory(name: DirectoryName, runner: Runner): Promise<void> {
  const directory = await runner.state.readDirectory(name, runner.context.tempDirectory)
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
}
