import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/report/diagnosis.ts'
import type { Failure } from '../../src/report/failures/failure.ts'
import { filled, wordsOf } from '../../src/report/failures/words.ts'
import { failureGroups } from '../../src/report/failures.ts'
import { planOf, someFacts } from '../support/facts.ts'
import { aFailedBake } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

const prefix = '==> amazon-ebs.dask: '
const denied =
  'You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action'

/** The line of a log, and what it is taken for: the code, and what is wrong. */
const lines: readonly (readonly [line: string, code: string, what: string])[] = [
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.',
    'no-spot-capacity',
    "AWS has no spot capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:Max spot instance count exceeded',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    'E: Unable to locate package no-such-package',
    'package-not-found',
    "apt knows no package 'no-such-package'.",
  ],
  [
    'Error: Unable to locate package no-such-package',
    'package-not-found',
    "apt knows no package 'no-such-package'.",
  ],
  [
    "E: Couldn't find any package by glob 'python3.99'",
    'package-not-found',
    "apt knows no package 'python3.99'.",
  ],
  [
    "E: Version '1.2.3' for 'jq' was not found",
    'package-version-not-found',
    "apt knows no version '1.2.3' of package 'jq'.",
  ],
  [
    "E: Package 'ntp' has no installation candidate",
    'package-not-installable',
    "apt cannot install package 'ntp' on this release.",
  ],
  [
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
    'apt-lock',
    'apt waited five minutes for the lock /var/lib/dpkg/lock-frontend that another program holds.',
  ],
  [
    'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb  404  Not Found [IP: 185.125.190.82 80]',
    'apt-unreachable',
    'apt could not read the archive http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb.',
  ],
  [
    "E: The repository 'https://download.docker.com/linux/ubuntu plucky Release' does not have a Release file.",
    'apt-unreachable',
    'apt could not read the archive https://download.docker.com/linux/ubuntu.',
  ],
  [
    'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    'docker-rate-limit',
    'The registry refused the pull because too many came from this address, and three pauses did not help.',
  ],
  [
    'Error response from daemon: unexpected status from GET request to https://registry-1.docker.io/v2/daskdev/dask/manifests/latest: 429 Too Many Requests',
    'docker-rate-limit',
    'The registry refused the pull because too many came from this address, and three pauses did not help.',
  ],
  ...[
    'Error response from daemon: manifest for daskdev/dask:nope not found: manifest unknown: manifest unknown',
    "Error response from daemon: pull access denied for dask/nope, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'Error response from daemon: failed to resolve reference "docker.io/dask/nope:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'Error response from daemon: failed to resolve reference "docker.io/daskdev/dask:nope": docker.io/daskdev/dask:nope: not found',
    "Error response from daemon: repository public.ecr.aws/library/nope not found: name unknown: The repository with name 'nope' does not exist in the registry with id 'library'",
  ].map(
    (line) =>
      [
        line,
        'image-not-found',
        'The registry has no such container image, or wants a login for it.',
      ] as const,
  ),
  ...[
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
    'exec /usr/bin/python: exec format error',
  ].map(
    (line) =>
      [
        line,
        'image-wrong-architecture',
        "The container image is not made for the builder's architecture.",
      ] as const,
  ),
  ...[
    'Error response from daemon: Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on 127.0.0.53:53: no such host',
    'Error response from daemon: failed to resolve reference "registry.example.com/dask:latest": failed to do request: Head "https://registry.example.com/v2/dask/manifests/latest": dial tcp 203.0.113.9:443: i/o timeout',
  ].map(
    (line) =>
      [
        line,
        'registry-unreachable',
        'The builder could not reach the registry of the container image.',
      ] as const,
  ),
  [
    'failed to register layer: write /opt/conda/lib/libmkl_core.so: no space left on device',
    'disk-full',
    'The root volume is full.',
  ],
  ...[
    "/usr/bin/python: Error while finding module specification for 'distributed.cli.dask_scheduler' (ModuleNotFoundError: No module named 'distributed')",
    'docker: Error response from daemon: failed to create task for container: runc create failed: exec: "python": executable file not found in $PATH: unknown',
  ].map(
    (line) =>
      [
        line,
        'no-dask-in-image',
        'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
      ] as const,
  ),
  [
    'bake-dask-ami: still on the disk after generalising:',
    'leftovers-in-image',
    'Something that must not be in an image was still on the disk after cleaning up.',
  ],
  [
    'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
    'no-capacity',
    "AWS has no capacity for 't3.large' in eu-west-2a now.",
  ],
  [
    'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows',
    'quota-too-small',
    "The account's quota of vCPUs is too small for 't3.large'.",
  ],
  [
    `Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: ${denied}`,
    'access-denied',
    'The AWS credentials may not do what the bake needs: ec2:CreateKeyPair.',
  ],
  [
    'api error UnauthorizedOperation: You are not authorized to perform this operation.',
    'access-denied',
    'The AWS credentials may not do something that the bake needs.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1',
    'role-not-assumed',
    'AWS did not renew the session of the role (ExpiredTokenException: Token expired: current date/time 2 must be before the expiration date/time 1).',
  ],
  [
    'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
    'expired-credentials',
    'The AWS credentials expired during the bake.',
  ],
  [
    'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
    'throttled',
    'AWS throttled the calls of this account for minutes.',
  ],
  [
    "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
    'ami-name-taken',
    "The AMI name 'dask' is taken by ami-0123456789abcdef0.",
  ],
  [
    'api error VPCIdNotSpecified: No default VPC for this user',
    'no-default-vpc',
    'The account has no default VPC in eu-west-2.',
  ],
  [
    'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
    'builder-did-not-start',
    'EC2 ended the builder while it was starting.',
  ],
  [
    'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
    'ssh-refused',
    "The builder took the connection over SSH but not the user 'ubuntu'.",
  ],
  [
    'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
    'ami-not-available',
    'The AMI did not become available within an hour.',
  ],
  ['Error: Missing plugins', 'plugin-missing', "Packer's amazon plugin is not installed."],
  [
    'Error response from daemon: unauthorized: incorrect username or password',
    'registry-login-refused',
    'The registry refused the login, or wants one.',
  ],
  [
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
    'driver-not-working',
    "NVIDIA's driver does not work on the builder.",
  ],
  [
    'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=14.0, please update your driver to a newer version',
    'cuda-too-new',
    'The container image needs cuda>=14.0, which the driver of the source AMI does not run.',
  ],
  [
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    'no-gpu-in-containers',
    'Docker on the builder has no NVIDIA container toolkit.',
  ],
  [
    "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
    'docker-missing',
    "The source AMI has no Docker, and 'docker-source' is 'none'.",
  ],
  [
    'bake-dask-ami: the timer that ends a forgotten builder is not running',
    'no-deadline',
    'The timer that powers the builder off if nobody ends it could not be set.',
  ],
  [
    'bake-dask-ami: the timer that ends a forgotten builder is not running',
    'no-deadline',
    'The timer that powers the builder off if nobody ends it could not be set.',
  ],
  [
    'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
    'cloud-init-failed',
    'cloud-init failed in the builder.',
  ],
]

/** Every entry by a name that no other has. */
const entries = failureGroups.flatMap(({ title, failures }) =>
  failures.map((failure, index) => [`${title} ${index}: ${failure.code}`, failure] as const),
)

/** A bake for which an entry counts, with this log. */
function bakeFor({ only }: Failure, log: readonly string[]) {
  const plans = [planOf(requestOf()), planOf(requestOf({ spot: 'true' }))]
  return aFailedBake(log, { plan: plans.find((plan) => only?.(plan) ?? true) ?? planOf(requestOf()) })
}

describe('every known failure', () => {
  it.each(lines)('%s', (line, code, what) => {
    const { evidence, ...diagnosis } = diagnose(aFailedBake(['Waiting', `${prefix}${line}`]))
    expect(diagnosis).toEqual({ code, what, remedy: expect.stringMatching(/\.$/) })
    expect(evidence).toContain(line)
  })

  it.each(entries)('is told by its own example, which no other entry takes: %s', (_, failure) => {
    expect(failure.example).toMatch(failure.pattern)
    const failed = bakeFor(failure, ['Waiting', `${prefix}${failure.example}`, 'Terminating'])
    const { code, what, remedy, evidence } = diagnose(failed)
    const match = failure.pattern.exec(failure.example) ?? []
    expect({ code, what, remedy }).toEqual({
      code: failure.code,
      what: filled(failure.what, match, wordsOf(failed)),
      remedy: filled(failure.remedy, match, wordsOf(failed)),
    })
    expect(evidence).toContain(failure.example)
  })

  it.each(entries)('is told in whole sentences without a gap: %s', (_, failure) => {
    const { what, remedy } = diagnose(bakeFor(failure, [failure.example]))
    expect(`${what} ${remedy}`).not.toMatch(/\$|''|: \.|undefined|\(\)| {2}| [.,]/)
    expect(failure.code).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
    // What the words of others fill may end as they like.
    if (!/\$\d$/.test(failure.what)) expect(what).toMatch(/[.)]$/)
    expect(remedy).toMatch(/\.$/)
  })

  it('is found by only one expression where the code is the same', () => {
    // Which of the two a lost connection means is told by the plan.
    const sources = entries.map(([, { pattern, only }]) => `${pattern.source} ${only === undefined}`)
    expect(sources).toEqual([...new Set(sources)])
  })
})

describe('of several failures', () => {
  const full = 'write /x: no space left on device'
  const limited = 'toomanyrequests: You have reached your unauthenticated pull rate limit.'
  const again = 'bake-dask-ami: the registry limits the rate of pulls; asking again for x in 20 s'
  const silent = 'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end:'
  const denied = 'api error UnauthorizedOperation: no'
  const collected = (...log: string[]) => ({
    builderLogs: [{ name: 'cloud-init.log', text: log.join('\n') }],
  })

  it.each<[string, string, readonly string[]]>([
    ['the earliest counts, not what the cleaning up says', 'disk-full', [full, denied]],
    ['the earliest counts, whichever comes first in the catalogue', 'access-denied', [denied, full]],
    ['what was got over does not count', 'disk-full', [limited, again, full]],
    ['what was got over and came again does', 'docker-rate-limit', [limited, again, limited]],
    ['what was got over is better than nothing', 'docker-rate-limit', [limited, again, 'Terminating']],
    ['a cause counts before the place', 'disk-full', [silent, full]],
    ['the place counts when there is no cause', 'cloud-init-failed', [silent, 'Terminating']],
  ])('%s', (_, code, log) => {
    expect(diagnose(aFailedBake(log.map((line) => `${prefix}${line}`))).code).toBe(code)
  })

  const errored = (error: string) => `Build 'amazon-ebs.dask' errored after 12 seconds: ${error}`
  const exited = errored('Script exited with non-zero exit status: 1.')
  const lost = errored('Script disconnected unexpectedly.')
  const terminating = 'Terminating the source AWS instance...'

  it.each<[string, string, readonly string[]]>([
    ['what Packer ends with counts', 'access-denied', [full, denied, terminating, errored(denied)]],
    ['the exit code of a script tells nothing', 'disk-full', [full, terminating, denied, exited]],
    [
      'a cause before the cleaning up tells why a connection was lost',
      'disk-full',
      [full, terminating, lost],
    ],
    ['the cleaning up tells a cause that nothing else tells', 'access-denied', [terminating, denied, exited]],
  ])('%s', (_, code, log) => {
    expect(diagnose(aFailedBake(log)).code).toBe(code)
  })

  it('an error is shown where it was told first, with what led to it', () => {
    const log = ['Launching', denied, terminating, ...Array<string>(9).fill('...'), errored(denied)]
    expect(diagnose(aFailedBake(log)).evidence.slice(0, 3)).toEqual(log.slice(0, 3))
  })

  it("the builder's own logs tell a cause that nothing else tells", () => {
    const { code, evidence } = diagnose(aFailedBake([silent], collected('before', full, 'after')))
    expect({ code, evidence }).toEqual({ code: 'disk-full', evidence: ['before', full, 'after'] })
  })

  it("the builder's own logs do not outdo the rest", () => {
    expect(diagnose(aFailedBake([denied], collected(full))).code).toBe('access-denied')
  })
})

describe('a connection that is lost', () => {
  const words = [
    'Error uploading script: dial tcp 198.51.100.7:22: i/o timeout',
    'Error removing temporary script at /tmp/script_1234.sh: dial tcp 198.51.100.7:22: connect: connection refused',
    'Disconnect while removing temporary script.',
    'bake-dask-ami: the connection ended before the builder was prepared',
  ]

  it.each(words)('is one: %s', (line) => {
    expect(diagnose(aFailedBake([line])).code).toBe('builder-lost')
    expect(diagnose(aFailedBake(['no space left on device', line])).code).toBe('disk-full')
  })
})

describe('what a person at night needs', () => {
  const connecting = [
    `${prefix}Creating temporary security group for this instance: packer_6b04fcf6`,
    `${prefix}Authorizing access to port 22 from [203.0.113.7/32] in the temporary security groups...`,
    `${prefix}Instance ID: i-0123456789abcdef0`,
    `${prefix}Using SSH communicator to connect: 198.51.100.7`,
    ...Array<string>(10).fill(`${prefix}...`),
    `${prefix}Timeout waiting for SSH.`,
  ]

  it('after a timeout of SSH is where the builder was, and who could reach it', () => {
    const { what, remedy, evidence } = diagnose(aFailedBake(connecting))
    expect(what).toBe(
      'The builder could not be reached over SSH: at 198.51.100.7 in subnet subnet-0aaaaaaaaaaaaaaaa, its temporary security group open to 203.0.113.7/32.',
    )
    expect(remedy).toContain('session_manager')
    expect(evidence.slice(0, 4)).toEqual(connecting.slice(0, 4).map((line) => line.replace(prefix, '')))
  })

  it.each([
    ['it got no address', {}, connecting.filter((line) => !line.includes('communicator'))],
    ['in sg-0aaaaaaaaaaaaaaaa.', { 'security-group-ids': 'sg-0aaaaaaaaaaaaaaaa' }, connecting],
    [
      'by Session Manager.',
      { 'ssh-interface': 'session_manager', 'iam-instance-profile': 'ssm' },
      connecting,
    ],
  ])('is also that: %s', (words, inputs, log) => {
    const plan = planOf(requestOf(inputs), someFacts({ sshSources: [] }))
    expect(diagnose(aFailedBake(log, { plan })).what).toContain(words)
  })

  it('with a full disk is which disk', () => {
    const disks = [
      'Filesystem      Size  Used Avail Use% Mounted on',
      '/dev/root        14G   14G     0 100% /',
    ]
    const log = [
      'no space left on device',
      ...Array<string>(9).fill('...'),
      ...disks,
      'tmpfs 1G 0 1G 0% /run',
    ]
    const { evidence, remedy } = diagnose(aFailedBake(log.map((line) => prefix + line)))
    expect(evidence.slice(0, 2)).toEqual(disks)
    expect(remedy).toContain('now 14 GiB')
  })

  it.each([
    ['t3.large', 'false', 'L-1216C47A'],
    ['g4dn.xlarge', 'false', 'L-DB2E81BA'],
    ['g4dn.xlarge', 'true', 'L-3819A6DF'],
    ['u-6tb1.metal', 'false', "of vCPUs for 'u-6tb1.metal'"],
  ])('of a quota is which one: %s, spot %s', (type, spot, code) => {
    const plan = planOf(requestOf({ spot }))
    const builder = { ...plan.builder, instanceType: type }
    const { remedy } = diagnose(
      aFailedBake(['api error VcpuLimitExceeded: no'], { plan: { ...plan, builder } }),
    )
    expect(remedy).toContain(code)
    expect(remedy).toContain('eu-west-2')
  })
})

describe('nothing is found', () => {
  it.each(['baked.log', 'cancelled.log'])('in the log of a bake without a fault: %s', (name) => {
    const log = readFileSync(path.join(import.meta.dirname, '../packer/logs', name), 'utf8').split('\n')
    expect(entries.filter(([, { pattern }]) => log.some((line) => pattern.test(line)))).toEqual([])
    expect(diagnose(aFailedBake(log)).code).toBe('build-failed')
  })
})
