import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, signalGroup } from './packer/process-group.ts'
import type { Runner } from './runner/runner.ts'
import { type ResourceKind, sweep } from './sweep/sweep.ts'

/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000
const POLL_MS = 500

/**
 * The story of the post step: waits for a Packer that still cleans up, then removes what is left of the run.
 * A run that ended well, or that never came to launch anything, costs no call.
 */
export async function cleanUp(
  runner: Runner,
  kinds: (region: string) => Promise<readonly ResourceKind[]>,
): Promise<void> {
  const run = {
    runUuid: runner.state('run-uuid'),
    region: runner.state('region'),
    amiName: runner.state('ami-name'),
  }
  if (run.runUuid === '' || runner.state('outcome') === 'ready') {
    runner.info('Nothing to clean up.')
    return
  }
  await endPacker(Number(runner.state('packer-pid')), runner)
  endDriver(Number(runner.state('driver-pid')))
  const temporary = runner.state('packer-temporary')
  if (temporary !== '') await rm(temporary, { recursive: true, force: true })
  const { removed, kept } = await sweep(run, await kinds(run.region), runner)
  runner.info(`Cleaned up after run ${run.runUuid}: ${removed.length} removed, ${kept.length} left.`)
}

/** Ends the program that launches the cluster of a proof, so that it launches no more while we sweep. */
function endDriver(pid: number): void {
  if (pid > 0) signalGroup(pid, 'SIGKILL')
}

async function endPacker(pid: number, runner: Runner): Promise<void> {
  if (!(pid > 0) || !isRunning(pid)) return
  runner.info('Packer is still cleaning up; waiting for it.')
  signalGroup(pid, 'SIGINT')
  const deadline = performance.now() + PACKER_PATIENCE_MS
  while (isRunning(pid) && performance.now() < deadline) await sleep(POLL_MS)
  if (isRunning(pid)) {
    runner.info('Packer did not end in time; the sweep does the rest.')
    signalGroup(pid, 'SIGKILL')
  }
}
