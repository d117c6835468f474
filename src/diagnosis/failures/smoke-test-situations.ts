import type { FailureCode } from '../../errors/catalogue/failure-codes.ts'
import type { SeenInstance } from '../../smoke-test/result.ts'
import type { FailedSmokeTest } from '../smoke-test-diagnosis.ts'
import type { Blaming } from './failure.ts'

/** A known way for a smoke test to fail that shows in what was seen, and not in words. */
export interface SmokeTestSituation extends Blaming {
  readonly code: FailureCode<'smokeTestSituations'>
  holds(failed: FailedSmokeTest): boolean
  readonly what: string
  readonly remedy: string
}

const scheduler = (failed: FailedSmokeTest) => failed.instances.find(({ role }) => role === 'scheduler')
const waitsForScheduler = (failed: FailedSmokeTest) =>
  failed.ending === 'timed-out' && /scheduler$/.test(failed.phase)

/** What cluster.py does before its first check and after its last. */
const NO_CHECK = /^(?:$|importing |launching |waiting |closing )/

/** An instance of which EC2 says that its own guest powered it off (API reference of EC2, StateReason). */
const endedItself = ({ reason }: SeenInstance) => /InstanceInitiatedShutdown/.test(reason)
const hasEnded = ({ state }: SeenInstance) => state === 'shutting-down' || state === 'terminated'

/**
 * Whether an instance that ended itself began the end. Workers end themselves too when the scheduler is taken from them.
 * What cluster.py ends itself, it has EC2 end, so that an instance that ended itself had done so before.
 */
function containerExited({ instances }: FailedSmokeTest): boolean {
  const lostScheduler = instances.some(
    (instance) => instance.role === 'scheduler' && hasEnded(instance) && !endedItself(instance),
  )
  return instances.some(endedItself) && !lostScheduler
}

/** By distributed's words for a connection that closed or did not come about, in a check that is ours. */
function lostConnection({ phase, error }: FailedSmokeTest): boolean {
  const inCheck = !NO_CHECK.test(phase) && phase !== 'smoke-script'
  return (
    inCheck && error.some((line) => /^(?:CommClosedError|StreamClosedError|OSError: Timed out)\b/.test(line))
  )
}

/** The catalogue of those, asked in this order when no words are known. `$phase` is what was waited for. */
export const smokeTestSituations: readonly SmokeTestSituation[] = [
  {
    code: 'driver-killed',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'killed',
    what: 'The program that drives the cluster was killed while $phase.',
    remedy: 'The runner may have run out of memory. The cluster was terminated nevertheless; run again.',
  },
  {
    code: 'instance-ended-by-aws',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'instance-ended' && !containerExited(failed),
    what: 'An instance of the cluster ended while $phase, and EC2 does not say that it powered itself off: AWS or somebody in the account terminated it.',
    remedy:
      "EC2's reason is below. Run again; if other automation in the account terminated it, exclude resources with the tags of input 'tags' there.",
  },
  {
    code: 'container-exited',
    blames: 'image',
    holds: (failed) =>
      failed.ending === 'instance-ended' || (lostConnection(failed) && failed.instances.some(endedItself)),
    what: 'An instance of the cluster ended itself while $phase: EC2Cluster powers it off when its container exits.',
    remedy: 'The end of its console is below; all of it is in the directory of the logs.',
  },
  {
    code: 'no-public-address',
    blames: 'circumstances',
    holds: (failed) =>
      waitsForScheduler(failed) &&
      !failed.plan.usePrivateIp &&
      scheduler(failed)?.publicAddress === undefined,
    what: "The scheduler's instance has no public address.",
    remedy:
      "Set 'subnet-id' to a subnet that assigns public addresses, or set 'use-private-ip' to 'true' for a runner in the VPC.",
  },
  {
    code: 'scheduler-unreachable',
    blames: 'circumstances',
    holds: (failed) => waitsForScheduler(failed) && /Scheduler at:/.test(scheduler(failed)?.console ?? ''),
    what: 'The scheduler runs, but the runner could not reach its port 8786.',
    remedy:
      "Its security group is open only to the addresses in the log: check that the runner comes from one of them ('allow-cidr'), and the subnet's route and network ACL.",
  },
  {
    code: 'scheduler-not-reached',
    blames: 'circumstances',
    holds: waitsForScheduler,
    what: "Nothing answered on the scheduler's port 8786 in time.",
    remedy:
      "Either its container did not start (the end of its console is below), or the runner cannot reach it: check 'allow-cidr', the subnet's route and network ACL. A slow first boot needs a longer 'smoke-timeout-minutes'.",
  },
  {
    code: 'worker-missing',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'timed-out' && /workers$/.test(failed.phase),
    what: 'The scheduler is running, but not every worker connected in time.',
    remedy:
      "Workers connect to the scheduler's public address: check the end of their console below, and the subnet's network ACL; or raise 'smoke-timeout-minutes'.",
  },
  {
    code: 'script-failed',
    blames: 'image',
    holds: (failed) => failed.phase === 'smoke-script',
    what: "The cluster computes, but your 'smoke-script' failed.",
    remedy: 'Its exception is below.',
  },
  {
    code: 'connection-lost',
    blames: 'circumstances',
    holds: lostConnection,
    what: 'The connection between the runner and the scheduler was lost; the smoke test was at: $phase.',
    remedy:
      'Run again; if it is lost again, look for a firewall, VPN or NAT between them that closes connections. The exception is below.',
  },
  {
    code: 'smoke-timeout',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'timed-out',
    what: 'The smoke test did not end in time; it was at: $phase.',
    remedy:
      "Raise 'smoke-timeout-minutes', or look at the log of cluster.py in the directory that output `logs` names.",
  },
  {
    code: 'smoke-test-failed',
    blames: 'circumstances',
    holds: ({ phase }) => NO_CHECK.test(phase),
    what: 'The cluster could not be launched: it failed at: $phase.',
    remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
  },
  {
    code: 'smoke-test-failed',
    blames: 'image',
    holds: () => true,
    what: 'The cluster failed a check: $phase.',
    remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
  },
]
