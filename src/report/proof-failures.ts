import type { Failure } from './failures.ts'
import type { FailedProof } from './proof.ts'

/** A known way for a proof to fail that shows in words: of the exception, or of an instance's console. */
export interface ProofFailure extends Failure {
  readonly from: 'error' | 'console'
}

/** The catalogue of those, the most telling first. */
export const proofFailures: readonly ProofFailure[] = [
  {
    code: 'docker-not-running',
    from: 'console',
    pattern:
      /Cannot connect to the Docker daemon|failed to connect to the docker API|docker: (?:command )?not found/,
    what: 'Docker was not running on an instance of the image.',
    remedy:
      "The image must start Docker at boot: check what 'source-ami' and 'packages' do to docker.service, and 'docker-source'.",
  },
  {
    code: 'image-missing',
    from: 'console',
    pattern: /No such image: (\S+?)\.?(?:\s|$)|Unable to find image '([^']+)' locally/,
    what: 'The container image is not in the AMI: $1$2.',
    remedy: "Bake again; if 'docker-image' was pulled, something removed it before the snapshot.",
  },
  {
    code: 'no-nvidia-runtime',
    from: 'console',
    pattern: /could not select device driver .*gpu|nvidia-container-cli: (.*)/,
    what: 'Docker could not give the GPU to the container.',
    remedy:
      "EC2Cluster asks for GPUs on every type that begins with p or g: bake the variant with NVIDIA's runtime, or choose another 'smoke-instance-type'.",
  },
  {
    code: 'no-dask-in-image',
    from: 'console',
    pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
    what: 'The container cannot run Dask: it has no Python with distributed on its PATH.',
    remedy: "Choose a 'docker-image' that has dask and distributed installed.",
  },
  {
    code: 'bad-docker-args',
    from: 'console',
    pattern: /unknown (?:shorthand )?flag: (.+)|docker: invalid reference format/,
    what: 'docker run did not understand its arguments. $1',
    remedy: "Check inputs 'docker-args' and 'env-vars'.",
  },
  {
    code: 'disk-full',
    from: 'console',
    pattern: /no space left on device/i,
    what: 'The root volume of an instance is full.',
    remedy: "Raise 'volume-size'.",
  },
  {
    code: 'quota-too-small',
    from: 'error',
    pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded/,
    what: "The account's quota of vCPUs is too small for the scheduler and the workers together.",
    remedy:
      "Raise it in Service Quotas (Amazon EC2, \"Running On-Demand ... instances\"), or choose a smaller 'smoke-instance-type' or fewer 'smoke-workers'.",
  },
  {
    code: 'no-capacity',
    from: 'error',
    pattern: /InsufficientInstanceCapacity/,
    what: 'AWS has no capacity for the instance type in that zone now.',
    remedy: "Run again later, or choose another 'smoke-instance-type' or 'subnet-id'.",
  },
  {
    code: 'user-data-too-long',
    from: 'error',
    pattern: /User data is limited to 16384 bytes/,
    what: "EC2Cluster's user data is longer than the 16 KB that EC2 takes.",
    remedy: "Make 'env-vars' and 'docker-args' shorter (dask-cloudprovider#249).",
  },
  {
    code: 'disk-too-small',
    from: 'error',
    pattern: /smaller than (?:the )?snapshot/i,
    what: "The instances' volume would be smaller than the image's snapshot.",
    remedy: "Give EC2Cluster the size that output 'filesystem-size' names.",
  },
  {
    code: 'no-public-address',
    from: 'error',
    pattern: /Failed Public IP for instance (\S+)/,
    what: 'EC2 gave instance $1 no public address.',
    remedy:
      "Name a subnet that gives them in 'subnet-id', or let 'use-private-ip' be 'true' for a runner in the VPC.",
  },
  {
    code: 'role-not-assumed',
    from: 'error',
    pattern: /\((\w+)\) when calling the AssumeRoleWithWebIdentity operation(?: \(.*?\))?: (.*)/,
    what: 'AWS did not renew the session of the role ($1: $2).',
    remedy:
      "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
  },
  {
    code: 'access-denied',
    from: 'error',
    pattern:
      /(?:UnauthorizedOperation|AccessDenied).*?(?:calling the (\w+) operation|not authorized to perform: (\S+))/,
    what: 'The AWS credentials may not do what the proof needs: $1$2.',
    remedy: 'Allow it; docs/permissions.md holds the whole policy.',
  },
  {
    code: 'expired-credentials',
    from: 'error',
    pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
    what: 'The AWS credentials expired during the proof.',
    remedy:
      "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than bake and proof take.",
  },
  {
    code: 'throttled',
    from: 'error',
    pattern: /RequestLimitExceeded/,
    what: 'AWS throttled the calls of this account.',
    remedy: 'Run again later; other automation in the account and Region shares the limit.',
  },
  {
    code: 'api-refused',
    from: 'error',
    pattern: /ClientError: An error occurred \((\w+)\) when calling the (\w+) operation(?: \(.*?\))?: (.*)/,
    what: 'EC2 refused $2 while the cluster was launched: $3 ($1)',
    remedy: 'The first instances of the cluster were ended. Mend what EC2 names, and run again.',
  },
  {
    code: 'versions-differ',
    from: 'error',
    pattern: /CheckFailed: (.* is \S+ on .* instead of .*)/,
    what: 'The container does not have the versions that the image says it has: $1.',
    remedy: 'Something changed the container image after it was described; bake again.',
  },
]

/** A known way for a proof to fail that shows in what was seen, and not in words. */
export interface ProofSituation {
  readonly code: string
  holds(failed: FailedProof): boolean
  readonly what: string
  readonly remedy: string
}

const scheduler = (failed: FailedProof) => failed.instances.find(({ role }) => role === 'scheduler')
const waitsForScheduler = (failed: FailedProof) =>
  failed.ending === 'timed-out' && /scheduler$/.test(failed.phase)

/** The catalogue of those, asked in this order when no words are known. `$phase` is what was waited for. */
export const proofSituations: readonly ProofSituation[] = [
  {
    code: 'driver-killed',
    holds: (failed) => failed.ending === 'killed',
    what: 'The program that drives the cluster was killed while $phase.',
    remedy: 'The runner may have run out of memory. The cluster was ended all the same; run again.',
  },
  {
    code: 'container-exited',
    holds: (failed) => failed.ending === 'instance-ended',
    what: 'An instance of the cluster ended itself while $phase: EC2Cluster powers it off when its container exits.',
    remedy: 'The end of its console is below; the whole is beside the logs.',
  },
  {
    code: 'no-public-address',
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
    holds: (failed) => waitsForScheduler(failed) && /Scheduler at:/.test(scheduler(failed)?.console ?? ''),
    what: 'The scheduler runs, but the runner could not reach its port 8786.',
    remedy:
      "Its group is open to the addresses in the log alone: check that the runner comes from one of them ('allow-cidr'), and the subnet's route and network ACL.",
  },
  {
    code: 'scheduler-not-reached',
    holds: waitsForScheduler,
    what: "Nothing answered on the scheduler's port 8786 in time.",
    remedy:
      "Either its container did not start (the end of its console is below), or the runner cannot reach it: check 'allow-cidr', the subnet's route and network ACL. A slow first boot needs a longer 'smoke-timeout-minutes'.",
  },
  {
    code: 'worker-missing',
    holds: (failed) => failed.ending === 'timed-out' && /workers$/.test(failed.phase),
    what: 'The scheduler is up, but not every worker came in time.',
    remedy:
      "Workers go to the scheduler's public address: check the end of their console below, and the subnet's network ACL; or raise 'smoke-timeout-minutes'.",
  },
  {
    code: 'script-failed',
    holds: (failed) => failed.phase === 'smoke-script',
    what: "The cluster computes, but your 'smoke-script' failed.",
    remedy: 'Its exception is below.',
  },
  {
    code: 'smoke-timeout',
    holds: (failed) => failed.ending === 'timed-out',
    what: 'The proof did not end in time; it was at: $phase.',
    remedy:
      "Raise 'smoke-timeout-minutes', or look at the log of cluster.py in the directory that output `logs` names.",
  },
  {
    code: 'proof-failed',
    holds: () => true,
    what: 'The cluster did not do what it must: it failed at: $phase.',
    remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
  },
]
