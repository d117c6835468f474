import { describe, expect, it } from 'vitest'
import { slowerStart } from '../../src/diagnosis/growth.ts'
import type { SmokeTestResult } from '../../src/diagnosis/smoke-test-verdict.ts'
import { verdictOfSmokeTest } from '../../src/diagnosis/smoke-test-verdict.ts'
import type { SmokeTestRun } from '../../src/smoke-test/result.ts'
import { aSeenInstance, aSmokeTestRun, smokePlanOf, timeline } from '../support/smoke.ts'

const AMI = 'ami-4a9ac69a9a3235029'
const worker = (differences = {}) =>
  aSeenInstance({ id: 'i-2', name: 'dask-0a-worker-1', role: 'worker', ...differences })

function verdictOf(differences: Partial<SmokeTestRun> = {}, inputs: Readonly<Record<string, string>> = {}) {
  return verdictOfSmokeTest({ region: 'eu-west-2' }, smokePlanOf(inputs), AMI, aSmokeTestRun(differences))
}

/** A run that ended while it waited for `phase`. */
const stuckAt = (phase: string, differences: Partial<SmokeTestRun> = {}): Partial<SmokeTestRun> => ({
  ending: 'timed-out',
  events: [{ event: 'phase', seconds: 1, phase }],
  ...differences,
})

/** A run whose cluster.py failed with this exception. */
const failedWith = (error: string, phase = 'launching the workers'): Partial<SmokeTestRun> => ({
  events: [{ event: 'failed', seconds: 1, phase, error: [error, 'RuntimeError: Cluster failed to start'] }],
})

const says = (console: string) => ({ seen: [aSeenInstance({ console })] })

/** Messages of StateReason (API reference of EC2). */
const BY_ITSELF = 'Client.InstanceInitiatedShutdown: Instance initiated shutdown'
const BY_A_USER = 'Client.UserInitiatedShutdown: User initiated shutdown'
const BY_EC2 = 'Server.InternalError: Internal error on launch'
const gone = (reason: string, console = '') => aSeenInstance({ state: 'terminated', reason, console })
const goneWorker = (reason: string) => worker({ state: 'terminated', reason })

const endedAs = (...seen: SmokeTestRun['seen']): Partial<SmokeTestRun> =>
  stuckAt('waiting for the scheduler', { ending: 'instance-ended', seen })
const ended = (console: string) => endedAs(gone(BY_ITSELF, console))

describe('a smoke test', () => {
  it('passes when everything held', () => {
    const found = { passed: true, startSeconds: 131, diagnosis: undefined, left: [], timeline }
    expect(verdictOf()).toMatchObject(found)
  })

  it('passes although EC2Cluster did not come to its own end', () => {
    expect(verdictOf({ ending: 'timed-out' }).passed).toBe(true)
  })

  it.each([
    ['131', true],
    ['130', false],
  ])('with max-start-seconds of %s and 131 s: %s', (allowed, passes) => {
    const smokeTest = verdictOf({}, { 'max-start-seconds': allowed })
    expect(smokeTest.passed).toBe(passes)
    expect(smokeTest.diagnosis?.code).toBe(passes ? undefined : 'start-too-slow')
  })

  it.each([
    [131, 10, true],
    [119.1, 10, true],
    [119, 10, false],
    [100, 30, false],
    [100, 31, true],
  ])(
    'that took 131 s, and %f s with the earlier image, with max-start-growth of %i: %s',
    (before, percent, passes) => {
      const growth = { ami: 'ami-1', before, percent }
      const smokeTest = verdictOfSmokeTest(
        { region: 'eu-west-2' },
        smokePlanOf({}),
        AMI,
        aSmokeTestRun({}),
        growth,
      )
      expect(smokeTest.passed).toBe(passes)
      expect(smokeTest.verdict).toBe(passes ? 'passed' : 'failed')
      expect(smokeTest.diagnosis?.code).toBe(passes ? undefined : 'start-grew')
    },
  )

  it('names both images and both times when the start grew', () => {
    const growth = { ami: 'ami-1', before: 100, percent: 20 }
    expect(slowerStart(131, growth)?.what).toBe(
      "The cluster gave its first result after 131 s, with ami-1 after 100 s: 31.0 percent more; 'max-start-growth' is 20.",
    )
  })

  it('gives each phase the time until the next, the last one until the end', () => {
    expect(verdictOf().phases.map(({ seconds }) => seconds)).toEqual([12.5, 49, 8.5, 60, 1, 0, 0.5, 8.5])
  })
})

describe('the diagnosis', () => {
  it.each<[string, Partial<SmokeTestRun>]>([
    [
      'docker-not-running',
      ended('docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'),
    ],
    ['docker-not-running', ended('[  41.2] cloud-init[512]: sh: 3: docker: not found')],
    ['image-missing', ended('docker: Error response from daemon: No such image: daskdev/dask:latest.')],
    ['no-nvidia-runtime', ended('could not select device driver "" with capabilities: [[gpu]].')],
    ['no-dask-in-image', ended("/usr/bin/python: No module named 'distributed'")],
    ['bad-docker-args', ended('unknown flag: --no-such')],
    ['disk-full', ended('write /x: no space left on device')],
    ['container-exited', ended('[   40.0] reboot: Power down')],
    ['container-exited', endedAs(aSeenInstance(), goneWorker(BY_ITSELF))],
    [
      'container-exited',
      { ...failedWith('CommClosedError: in <TLS>: x', 'map and reduce'), seen: [gone(BY_ITSELF)] },
    ],
    ['instance-ended-by-aws', endedAs(gone(BY_EC2))],
    ['instance-ended-by-aws', endedAs(gone(BY_A_USER))],
    ['instance-ended-by-aws', endedAs(gone('Client.VolumeLimitExceeded: Volume limit exceeded'))],
    ['instance-ended-by-aws', endedAs(gone('Server.SpotInstanceTermination: Spot instance termination'))],
    ['instance-ended-by-aws', endedAs(aSeenInstance(), goneWorker(BY_A_USER))],
    // Workers that lose their scheduler end themselves.
    ['instance-ended-by-aws', endedAs(gone(BY_EC2), goneWorker(BY_ITSELF))],
    ['instance-ended-by-aws', endedAs()],
    ['connection-lost', failedWith('CommClosedError: in <TLS>: Stream is closed', 'map and reduce')],
    ['connection-lost', failedWith('StreamClosedError: Stream is closed', 'first result')],
    [
      'connection-lost',
      failedWith('OSError: Timed out trying to connect to tls://198.51.100.1:8786 after 30 s', 'versions'),
    ],
    ['script-failed', failedWith('CommClosedError: in <TLS>: Stream is closed', 'smoke-script')],
    ['smoke-test-failed', failedWith('CommClosedError: in <TLS>: Stream is closed', 'launching the workers')],
    [
      'quota-too-small',
      failedWith(
        'ClientError: An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: ...',
      ),
    ],
    [
      'not-on-free-plan',
      failedWith(
        'ClientError: An error occurred (InvalidParameterCombination) when calling the RunInstances operation: The specified instance type is not eligible for Free Tier.',
      ),
    ],
    [
      'no-capacity',
      failedWith('ClientError: An error occurred (InsufficientInstanceCapacity) when calling ...'),
    ],
    [
      'user-data-too-long',
      failedWith('ClientError: (InvalidParameterValue): User data is limited to 16384 bytes'),
    ],
    ['disk-too-small', failedWith('Volume of size 40GB is smaller than snapshot, expect size >= 60GB')],
    ['no-public-address', failedWith('Exception: Failed Public IP for instance i-1')],
    [
      'access-denied',
      failedWith(
        'ClientError: An error occurred (UnauthorizedOperation) when calling the RunInstances operation: no',
      ),
    ],
    [
      'role-not-assumed',
      failedWith(
        'ExpiredTokenException: An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity operation: Token expired: current date/time 2',
      ),
    ],
    [
      'expired-credentials',
      failedWith('ClientError: An error occurred (RequestExpired) when calling the X operation: no'),
    ],
    [
      'throttled',
      failedWith('ClientError: An error occurred (RequestLimitExceeded) when calling the X operation: no'),
    ],
    [
      'api-refused',
      failedWith(
        'ClientError: An error occurred (Unsupported) when calling the RunInstances operation: Not here.',
      ),
    ],
    [
      'client-does-not-import',
      {
        events: [
          {
            ...{ event: 'failed', seconds: 1, phase: 'importing the client' },
            error: [
              'ImportError: no x',
              'ClientDoesNotImportError: dask 2022.1.0 and distributed 2022.1.0: ImportError: no x',
            ],
          },
        ],
      },
    ],
    [
      'versions-differ',
      failedWith('CheckFailed: distributed is 2026.7.0 on scheduler instead of 2026.8.0', 'versions'),
    ],
    [
      'instance-store-not-used',
      failedWith(
        "CheckFailed: the instance store is not used: worker tls://10.0.0.7:35211 spills to /tmp/w, which is on the container's own layer",
        'instance store',
      ),
    ],
    ['script-failed', failedWith('AssertionError: mine', 'smoke-script')],
    ['smoke-test-failed', failedWith('TimeoutError: x', 'dashboard')],
    ['driver-killed', stuckAt('waiting for the workers', { ending: 'killed' })],
    [
      'no-public-address',
      stuckAt('waiting for the scheduler', { seen: [aSeenInstance({ publicAddress: undefined })] }),
    ],
    [
      'scheduler-unreachable',
      stuckAt('waiting for the scheduler', says('Scheduler at:  tls://10.0.0.1:8786')),
    ],
    ['scheduler-not-reached', stuckAt('waiting for the scheduler', says('booting'))],
    ['worker-missing', stuckAt('waiting for the workers', { seen: [aSeenInstance(), worker()] })],
    ['smoke-timeout', stuckAt('map and reduce')],
  ])('is %s', (code, run) => {
    const smokeTest = verdictOf(run)
    expect(smokeTest.passed).toBe(false)
    expect(smokeTest.diagnosis?.code).toBe(code)
    expect(`${smokeTest.diagnosis?.what}${smokeTest.diagnosis?.remedy}`).not.toMatch(/\$(?:\d|phase)/)
  })

  it.each<[SmokeTestResult['verdict'], string, Partial<SmokeTestRun>]>([
    ['failed', 'its console says what is wrong', ended('No such image: daskdev/dask:latest.')],
    ['failed', 'a check failed', failedWith('TimeoutError: x', 'dashboard')],
    ['failed', 'its container exited', ended('[   40.0] reboot: Power down')],
    ['unfinished', 'AWS ended an instance', endedAs(gone(BY_EC2))],
    ['unfinished', 'a person ended an instance', endedAs(gone(BY_A_USER))],
    ['unfinished', 'the connection was lost in a check', failedWith('CommClosedError: x', 'versions')],
    [
      'failed',
      'time ran out on what its console explains',
      stuckAt('waiting for the scheduler', says('docker: not found')),
    ],
    ['unfinished', 'time ran out before the scheduler came', stuckAt('waiting for the scheduler')],
    ['unfinished', 'time ran out in a check', stuckAt('map and reduce')],
    ['unfinished', 'a worker did not come in time', stuckAt('waiting for the workers')],
    ['unfinished', 'the launch failed', failedWith('OSError: x', 'launching the scheduler')],
    ['unfinished', 'cluster.py was killed', stuckAt('versions', { ending: 'killed' })],
    [
      'unfinished',
      'EC2 had no capacity',
      failedWith('ClientError: An error occurred (InsufficientInstanceCapacity)'),
    ],
    [
      'unfinished',
      'our own calls failed',
      { trouble: { code: 'aws-error', what: '', remedy: '', evidence: [] } },
    ],
    ['passed', 'all held', {}],
  ])('has the verdict %s when %s', (verdict, _, run) => {
    expect(verdictOf(run).verdict).toBe(verdict)
  })

  it('is what our own calls met, when they did', () => {
    const trouble = { code: 'aws-error', what: 'No.', remedy: 'Again.', evidence: [] } as const
    expect(verdictOf({ trouble, events: [] }).diagnosis).toEqual({ ...trouble, blames: 'circumstances' })
  })

  it('shows the worker’s console when it is the worker that is waited for, without a terminal’s sequences', () => {
    const seen = [
      aSeenInstance({ console: 'scheduler' }),
      worker({ console: '\u001b[0;1mone\u001b[0m\r\n\r\ntwo\r\n' }),
    ]
    expect(verdictOf(stuckAt('waiting for the workers', { seen })).diagnosis?.evidence).toEqual([
      'i-2 is running',
      'one',
      'two',
    ])
  })

  it('shows the instance that ended itself, and why EC2 says it did', () => {
    const gone = worker({ state: 'terminated', reason: 'Client.InstanceInitiatedShutdown', console: 'bye' })
    const run = stuckAt('waiting for the workers', {
      ending: 'instance-ended',
      seen: [aSeenInstance(), gone],
    })
    expect(verdictOf(run).diagnosis?.evidence).toEqual([
      'i-2 is terminated: Client.InstanceInitiatedShutdown',
      'bye',
    ])
  })
})
