import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cleanUp } from '../../src/actions/post/cleanup.ts'
import type { Owner } from '../../src/cleanup/resource.ts'
import type { RunContext } from '../../src/runner/runner.ts'
import type { ProcessName } from '../../src/runner/state.ts'
import { FakeResourceType } from './fake-resource-type.ts'
import { RecordingRunner } from './recording-runner.ts'

/** As Packer is started. */
export const PACKER = ['packer', 'build', '-var-file=/run/bake.pkrvars.json', '/run/bake.pkr.hcl']
/** The state that every main step saves. */
export const RUN = {
  'run-uuid': '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  regions: 'eu-west-2',
  'ami-name': 'dask',
}
const LIMITS = { pollMs: 1, emptyPasses: 1, maxPasses: Number.POSITIVE_INFINITY }

export interface Options {
  readonly budgetMs?: number
  /** What keeps it from asking AWS anything. */
  readonly noKinds?: Error
  readonly failures?: number
  readonly context?: Partial<RunContext>
}

/** The state that a main step saves of a process. */
export function saved(name: ProcessName, pid: number | undefined): Record<string, string> {
  const runner = new RecordingRunner()
  runner.state.saveProcess(name, pid)
  return runner.saved
}

/** What a post step did whose main step left this state behind. */
export async function cleanedUp(
  state: Record<string, string>,
  { budgetMs = 60_000, failures = 0, context = {}, noKinds }: Options = {},
) {
  const runner = new RecordingRunner(context)
  Object.assign(runner.saved, state)
  const swept: { region: string; owner: Owner }[] = []
  const types = async (region: string) => {
    if (noKinds !== undefined) throw noKinds
    const kind = new FakeResourceType('key pair', [`key-${region}`])
    const inUse = { why: new Error('it is in use'), again: true }
    kind.failures[`key-${region}`] = Array.from({ length: failures }, () => inUse)
    const list = kind.list.bind(kind)
    kind.list = async (owner) => {
      if (kind.passes === 0) swept.push({ region, owner })
      return list(owner)
    }
    return [kind]
  }
  await cleanUp(runner, { types, budgetMs, limits: LIMITS })
  return { runner, swept }
}

/** Starts a program that only a signal ends. */
export async function sleeping(...argv: readonly string[]) {
  const shell = `echo ready; while kill -0 ${process.pid}; do sleep 0.1; done`
  const child = spawn('/bin/sh', ['-c', shell, ...argv], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  return child
}
