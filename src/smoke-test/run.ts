import { join } from 'node:path'
import type { ClusterCloud, ClusterInstance } from '../aws/cluster-cloud.ts'
import type { Diagnosis } from '../errors/problem.ts'
import { CommandError, problem, UserError } from '../errors/problem.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { ClientPackages } from '../plan/client/packages.ts'
import type { ClusterArguments } from '../plan/cluster.ts'
import type { SmokePlan } from '../plan/smoke-test.ts'
import { run } from '../process/run.ts'
import type { Runner } from '../runner/runner.ts'
import { type ClientFiles, type ClientPython, clientPython } from './client.ts'
import type { RunProgram } from './client-packages.ts'
import { type Driven, driveCluster } from './drive.ts'
import { endCluster, WAIT_LIMITS, type WaitLimits } from './end.ts'
import { openingRules } from './group.ts'
import { lookAtCluster } from './look.ts'
import { clientEnvironment, driverParameters } from './parameters.ts'
import type { SeenInstance, SmokeTestRun } from './result.ts'

/** The image to test, and how. */
export interface Subject {
  readonly runUuid: string
  readonly cluster: ClusterArguments
  readonly facts: ImageFacts
  /** What the client needs as the image has it. */
  readonly client: ClientPackages
  readonly plan: SmokePlan
  /** Directory for what cluster.py and the consoles say. */
  readonly logs: string
}

/** What a smoke test needs from outside. */
export interface SmokeTestPorts {
  readonly cloud: ClusterCloud
  readonly runner: Runner
  readonly files: ClientFiles
  /** Makes a Python that has what cluster.py needs. */
  readonly clientPython: typeof clientPython
  readonly pollMs: number
  readonly limits: WaitLimits
}

/** The ports of a smoke test that costs money. */
export function awsSmokeTestPorts(cloud: ClusterCloud, runner: Runner, files: ClientFiles): SmokeTestPorts {
  return { cloud, runner, files, clientPython, pollMs: 3000, limits: WAIT_LIMITS }
}

/**
 * Launches a cluster from an image, lets it compute, and ends it: whatever fails in between, every instance is
 * terminated and seen terminated, and the group is removed. Gives `cancelled` at once when the runner cancels the
 * job: what is left then is the post step's.
 */
export async function runSmokeTest(
  subject: Subject,
  ports: SmokeTestPorts,
): Promise<SmokeTestRun | 'cancelled'> {
  const { runner } = ports
  const cancellation = new AbortController()
  const stopListening = runner.onCancel((signal) => {
    runner.warning(`${signal} received: the smoke test ends here, and the post step ends its cluster.`)
    cancellation.abort()
  })
  const cancelled = new Promise<'cancelled'>((resolve) => {
    cancellation.signal.addEventListener('abort', () => resolve('cancelled'), { once: true })
  })
  try {
    return await Promise.race([cancelled, runUncancelled(subject, ports, cancellation.signal)])
  } finally {
    stopListening()
  }
}

async function runUncancelled(
  subject: Subject,
  ports: SmokeTestPorts,
  cancelled: AbortSignal,
): Promise<SmokeTestRun> {
  const { runner, cloud } = ports
  let driven: Driven = { ending: 'exited', events: [], seconds: 0 }
  let trouble: Diagnosis | undefined
  let client: ClientPython | undefined
  let seen: readonly SeenInstance[] = []
  let instances: readonly ClusterInstance[] = []
  let left: readonly string[] = []
  try {
    client = await runner.group('Preparing the client of the smoke test', () =>
      preparePython(subject, ports, cancelled),
    )
    const { python } = client
    const group = await makeGroup(subject, cloud, runner)
    try {
      driven = await runner.group('Smoke test', () => drive(subject, python, group, ports, cancelled))
    } finally {
      if (!driven.events.some(({ event }) => event === 'passed')) {
        const look = () => lookAtCluster(cloud, subject, ports.limits, cancelled)
        seen = await runner.group('Reading the consoles of the instances', look)
      }
      const ending = () => endCluster(cloud, { runUuid: subject.runUuid, group }, cancelled, ports.limits)
      const ended = await runner.group('Ending the cluster', ending)
      instances = ended.instances
      left = ended.left
    }
  } catch (error) {
    trouble = troubleOf(error)
  } finally {
    await client?.remove()
  }
  return { ...driven, trouble, seen, instances, left }
}

function preparePython(subject: Subject, ports: SmokeTestPorts, stop: AbortSignal): Promise<ClientPython> {
  const { runner, files } = ports
  const environment = clientEnvironment(runner.context.environment)
  const logFile = join(subject.logs, 'smoke-test-client.log')
  // A package index may stall: what makes the client has as long as the cluster.
  const timeoutMs = subject.plan.timeoutMinutes * 60_000
  const runLogged: RunProgram = (argv) => run(argv, { environment, stop, logFile, timeoutMs })
  return ports.clientPython(subject, files, runner.context, runLogged, runner)
}

async function makeGroup({ plan, runUuid }: Subject, cloud: ClusterCloud, runner: Runner): Promise<string> {
  const group = await cloud.makeGroup({
    name: `bake-dask-ami-smoke-test-${runUuid}`,
    description: 'The cluster that smoke-tests an image; removed with it',
    vpc: plan.vpc,
    tags: plan.tags,
  })
  await cloud.allow(group, openingRules(plan.sources))
  runner.info(`Security group ${group}: open to itself and to ${plan.sources.join(', ')}`)
  return group
}

function drive(
  subject: Subject,
  python: string,
  group: string,
  ports: SmokeTestPorts,
  cancelled: AbortSignal,
): Promise<Driven> {
  const { runner, files } = ports
  return driveCluster(
    {
      argv: [python, files.program],
      // Python's own cache would be written beside cluster.py, into the action's directory.
      environment: { ...clientEnvironment(runner.context.environment), PYTHONDONTWRITEBYTECODE: '1' },
      parameters: driverParameters(subject, group, runner.context.workspace),
      logFile: join(subject.logs, 'smoke-test-cluster.log'),
    },
    { runUuid: subject.runUuid, group, timeoutMinutes: subject.plan.timeoutMinutes, pollMs: ports.pollMs },
    ports.cloud,
    runner,
    cancelled,
  )
}

/** @throws the error itself when it is none that a user can fix */
function troubleOf(error: unknown): Diagnosis {
  if (error instanceof UserError && error.problems[0]) return { ...error.problems[0], evidence: [] }
  if (isAwsError(error)) {
    const what = `AWS kept answering with an error while the cluster ran (${error.name}: ${error.message}).`
    return { ...problem('aws-error', { what }), evidence: [] }
  }
  if (!(error instanceof CommandError)) throw error
  const what = `The environment that launches the cluster could not be made on the runner: ${error.message}`
  return { ...problem('client-not-made', { what }), evidence: error.lastLines.slice(-8) }
}

/** Errors of the AWS SDK carry what it knows of the request. */
function isAwsError(error: unknown): error is Error {
  return error instanceof Error && '$metadata' in error
}
