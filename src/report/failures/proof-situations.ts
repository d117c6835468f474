import type { FailedProof } from '../proof.ts'
import type { Blaming } from './failure.ts'

/** A known way for a proof to fail that shows in what was seen, and not in words. */
export interface ProofSituation extends Blaming {
  readonly code: string
  holds(failed: FailedProof): boolean
  readonly what: string
  readonly remedy: string
}

const scheduler = (failed: FailedProof) => failed.instances.find(({ role }) => role === 'scheduler')
const waitsForScheduler = (failed: FailedProof) =>
  failed.ending === 'timed-out' && /scheduler$/.test(failed.phase)

/** What cluster.py does before its first check and after its last. */
const NO_CHECK = /^(?:$|importing |launching |waiting |closing )/

/** The catalogue of those, asked in this order when no words are known. `$phase` is what was waited for. */
export const proofSituations: readonly ProofSituation[] = [
  {
    code: 'driver-killed',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'killed',
    what: 'The program that drives the cluster was killed while $phase.',
    remedy: 'The runner may have run out of memory. The cluster was ended all the same; run again.',
  },
  {
    code: 'container-exited',
    blames: 'image',
    holds: (failed) => failed.ending === 'instance-ended',
    what: 'An instance of the cluster ended itself while $phase: EC2Cluster powers it off when its container exits.',
    remedy: 'The end of its console is below; the whole is beside the logs.',
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
      "Name a subnet that gives them in 'subnet-id', or let 'use-private-ip' be 'true' for a runner in the VPC.",
  },
  {
    code: 'scheduler-unreachable',
    blames: 'circumstances',
    holds: (failed) => waitsForScheduler(failed) && /Scheduler at:/.test(scheduler(failed)?.console ?? ''),
    what: 'The scheduler runs, but the runner could not reach its port 8786.',
    remedy:
      "Its group is open to the addresses in the log alone: check that the runner comes from one of them ('allow-cidr'), and the subnet's route and network ACL.",
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
    what: 'The scheduler is up, but not every worker came in time.',
    remedy:
      "Workers go to the scheduler's public address: check the end of their console below, and the subnet's network ACL; or raise 'smoke-timeout-minutes'.",
  },
  {
    code: 'script-failed',
    blames: 'image',
    holds: (failed) => failed.phase === 'smoke-script',
    what: "The cluster computes, but your 'smoke-script' failed.",
    remedy: 'Its exception is below.',
  },
  {
    code: 'smoke-timeout',
    blames: 'circumstances',
    holds: (failed) => failed.ending === 'timed-out',
    what: 'The proof did not end in time; it was at: $phase.',
    remedy:
      "Raise 'smoke-timeout-minutes', or look at the log of cluster.py in the directory that output `logs` names.",
  },
  {
    code: 'proof-failed',
    blames: 'circumstances',
    holds: ({ phase }) => NO_CHECK.test(phase),
    what: 'The cluster could not be launched: it failed at: $phase.',
    remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
  },
  {
    code: 'proof-failed',
    blames: 'image',
    holds: () => true,
    what: 'The cluster did not do what it must: it failed at: $phase.',
    remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
  },
]
