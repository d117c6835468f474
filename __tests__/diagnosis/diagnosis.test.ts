import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { failureGroups } from '../../src/diagnosis/failures.ts'
import { planOf, someFacts } from '../support/facts.ts'
import { aFailedBake } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

const prefix = '==> amazon-ebs.dask: '

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
    ['the earliest is taken, not what the cleaning up says', 'disk-full', [full, denied]],
    ['the earliest is taken, whichever comes first in the catalogue', 'access-denied', [denied, full]],
    ['what the bake recovered from is not the cause', 'disk-full', [limited, again, full]],
    ['what the bake recovered from and came again is', 'docker-rate-limit', [limited, again, limited]],
    [
      'what the bake recovered from is better than nothing',
      'docker-rate-limit',
      [limited, again, 'Terminating'],
    ],
    ['a cause comes before the place', 'disk-full', [silent, full]],
    ['the place is used when there is no cause', 'cloud-init-failed', [silent, 'Terminating']],
  ])('%s', (_, code, log) => {
    expect(diagnose(aFailedBake(log.map((line) => `${prefix}${line}`))).code).toBe(code)
  })

  const errored = (error: string) => `Build 'amazon-ebs.dask' errored after 12 seconds: ${error}`
  const exited = errored('Script exited with non-zero exit status: 1.')
  const lost = errored('Script disconnected unexpectedly.')
  const terminating = 'Terminating the source AWS instance...'

  it.each<[string, string, readonly string[]]>([
    ['what Packer ends with is taken', 'access-denied', [full, denied, terminating, errored(denied)]],
    ['the exit code of a script explains nothing', 'disk-full', [full, terminating, denied, exited]],
    [
      'a cause before the cleaning up explains why a connection was lost',
      'disk-full',
      [full, terminating, lost],
    ],
    ['the cleaning up shows a cause that nothing else shows', 'access-denied', [terminating, denied, exited]],
  ])('%s', (_, code, log) => {
    expect(diagnose(aFailedBake(log)).code).toBe(code)
  })

  it('an error is shown where it was reported first, with what led to it', () => {
    const log = ['Launching', denied, terminating, ...Array<string>(9).fill('...'), errored(denied)]
    expect(diagnose(aFailedBake(log)).evidence.slice(0, 3)).toEqual(log.slice(0, 3))
  })

  it("the builder's own logs show a cause that nothing else shows", () => {
    const { code, evidence } = diagnose(aFailedBake([silent], collected('before', full, 'after')))
    expect({ code, evidence }).toEqual({ code: 'disk-full', evidence: ['before', full, 'after'] })
  })

  it("the builder's own logs do not outdo the rest", () => {
    expect(diagnose(aFailedBake([denied], collected(full))).code).toBe('access-denied')
  })
})

describe('an archive of the source AMI that could not be read', () => {
  const unread = 'E: Failed to fetch http://archive.example/dists/x/InRelease  404  Not Found'
  const missing = 'E: Unable to locate package nope'
  const installed = 'bake-dask-ami: the packages are installed'

  it('is no cause once the packages are installed', () => {
    expect(diagnose(aFailedBake([unread, installed, missing])).code).toBe('package-not-found')
  })

  it('is the cause where they could not be', () => {
    expect(diagnose(aFailedBake([unread, missing])).code).toBe('apt-unreachable')
  })
})

describe('an AMI name that is taken', () => {
  const race =
    'api error InvalidAMIName.Duplicate: AMI name dask is already in use by AMI ami-0123456789abcdef0'
  const taken = "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0"

  it.each([race, taken])('is not answered with advice that was followed already: %s', (line) => {
    const diagnosed = (inputs: Record<string, string>) => {
      const { code, what, remedy } = diagnose(aFailedBake([line], { plan: planOf(requestOf(inputs)) }))
      return { code, text: `${what} ${remedy}` }
    }
    const [given, madeUp] = [diagnosed({ 'ami-name': 'dask' }), diagnosed({})]
    expect(given.code).toBe(madeUp.code)
    expect(given.text).toContain("'ami-name'")
    expect(madeUp.text).not.toContain("'ami-name'")
    expect(madeUp.text).not.toMatch(/another job|leave it out/)
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
    const failures = failureGroups.flatMap((group) => group.failures)
    expect(failures.filter(({ pattern }) => log.some((line) => pattern.test(line)))).toEqual([])
    expect(diagnose(aFailedBake(log)).code).toBe('build-failed')
  })
})

describe("what a script in the builder prints of Packer's and AWS's words", () => {
  const script = 'Provisioning with shell script: /run/provision.sh'
  const verdict = (error: string) => `Build 'amazon-ebs.dask' errored after 5 minutes: ${error}`
  const log = (...said: readonly string[]) => said.map((line) => `==> amazon-ebs.dask: ${line}`)
  const expired =
    'operation error EC2: StopInstances, https response error StatusCode: 400, api error RequestExpired: x'

  it.each([
    expired,
    'api error UnauthorizedOperation: You are not authorized to perform this operation.',
    'Error launching source instance: api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity',
    "AMI Name: 'dask' is used by an existing AMI: ami-11111111",
    'Timeout waiting for SSH.',
    verdict('api error RequestExpired: Request has expired.'),
  ])('does not count: %s', (printed) => {
    const said = log(
      script,
      printed,
      'E: Unable to locate package nope',
      'Provisioning step had errors: Running',
    )
    const lines = [...said, verdict('Script exited with non-zero exit status: 100')]
    expect(diagnose(aFailedBake(lines)).code).toBe('package-not-found')
    const builderLogs = [{ name: 'cloud-init-output.log', text: `${printed}\n` }]
    const without = [...log(script, 'Provisioning step had errors: Running'), lines.at(-1) ?? '']
    expect(diagnose(aFailedBake(without, { builderLogs })).code).toBe('build-failed')
  })

  it('is taken where Packer says it itself', () => {
    const lines = [
      ...log(script, 'done', 'Stopping the source instance...', `Error stopping instance: ${expired}`),
    ]
    expect(diagnose(aFailedBake(lines)).code).toBe('expired-credentials')
  })
})

it('the headline is the error that came first, not that of the cleaning up after it', () => {
  const create =
    'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterValue: Value (x) is invalid.'
  const upload = 'Error uploading script: dial tcp 192.0.2.1:22: connect: connection refused'
  const lines = [
    '==> amazon-ebs.dask: Stopping the source instance...',
    '==> amazon-ebs.dask: Creating AMI dask from instance i-0123456789abcdef0',
    `==> amazon-ebs.dask: ${create}`,
    '==> amazon-ebs.dask: Provisioning step had errors: Running the cleanup provisioner, if present...',
    '==> amazon-ebs.dask: Provisioning with shell script: /run/collect-logs.sh',
    `==> amazon-ebs.dask: Cleanup failed: ${upload}. Original Provisioning error: ${create}`,
    '==> amazon-ebs.dask: Terminating the source AWS instance...',
    `Build 'amazon-ebs.dask' errored after 3 minutes: Cleanup failed: ${upload}. Original Provisioning error: ${create}`,
  ]
  expect(diagnose(aFailedBake(lines))).toMatchObject({
    code: 'aws-refused',
    what: 'AWS rejected CreateImage with InvalidParameterValue: Value (x) is invalid.',
  })
  // A version whose words hold the cleaning up alone.
  const alone = [
    ...lines.slice(0, 5),
    `==> amazon-ebs.dask: ${upload}`,
    `Build 'amazon-ebs.dask' errored after 3 minutes: Cleanup failed: ${upload}`,
  ]
  expect(diagnose(aFailedBake(alone)).code).toBe('aws-refused')
})
