import { describe, expect, it } from 'vitest'
import { TAG } from '../../src/aws/tags.ts'
import { type ImageReference, imageReference } from '../../src/inputs/image-reference.ts'
import type { Facts } from '../../src/plan/facts.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import { type EnvironmentSource, NOTHING, type WorkspaceContents } from '../../src/plan/workspace-contents.ts'
import { aSubnet, aType, factsWithSource, planOf, someFacts } from '../support/facts.ts'
import { anEnvironment, problemsOf, requestOf } from '../support/requests.ts'
import { smokeFacts } from '../support/smoke.ts'

const plan = (inputs: Record<string, string> = {}, facts: Facts = someFacts()) =>
  planOf(requestOf(inputs), facts)

describe('the plan of a step without inputs', () => {
  it('is today’s image in a default VPC', () => {
    expect(plan({}, someFacts({ subnets: [aSubnet()] }))).toEqual({
      region: 'eu-west-2',
      variant: 'cpu',
      family: 'dask-cpu',
      repository: 'an-owner/a-repository',
      baked: new Date('2026-11-24T03:15:00Z'),
      amiName: 'dask-cpu-20261124-031500-1234567890-1-7c9e6679',
      amiNameIsGiven: false,
      amiDescription:
        'Dask image daskdev/dask:latest on ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101',
      imageTags: {
        Name: 'dask-cpu-20261124-031500-1234567890-1-7c9e6679',
        'bake-dask-ami:run': '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        'bake-dask-ami:status': 'building',
        'bake-dask-ami:variant': 'cpu',
        'bake-dask-ami:family': 'dask-cpu',
        'bake-dask-ami:baked': '2026-11-24T03:15:00.000Z',
        'bake-dask-ami:expires': '2026-11-24T04:30:00.000Z',
        'bake-dask-ami:repository': 'an-owner/a-repository',
        'bake-dask-ami:docker-image': 'daskdev/dask:latest',
        'bake-dask-ami:source-ami': 'ami-0123456789abcdef0',
      },
      runTags: {
        Name: 'dask-cpu-20261124-031500-1234567890-1-7c9e6679',
        'bake-dask-ami:run': '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        'bake-dask-ami:status': 'building',
        'bake-dask-ami:variant': 'cpu',
        'bake-dask-ami:expires': '2026-11-24T04:30:00.000Z',
        'bake-dask-ami:repository': 'an-owner/a-repository',
      },
      runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      source: {
        id: 'ami-0123456789abcdef0',
        query: {
          name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*',
          owners: ['099720109477'],
          architecture: 'x86_64',
        },
      },
      builder: {
        instanceType: 't3.large',
        spot: false,
        unlimitedCredits: true,
        instanceProfile: undefined,
        volume: { deviceName: '/dev/sda1', size: 14 },
        encryption: undefined,
        vpc: 'vpc-0123456789abcdef0',
        subnet: 'subnet-0aaaaaaaaaaaaaaaa',
        zone: 'eu-west-2a',
        associatePublicIp: true,
        securityGroups: [],
      },
      ssh: { username: 'ubuntu', interface: 'public_ip', timeoutMinutes: 10, sources: ['203.0.113.7/32'] },
      install: {
        dockerSource: 'docker-ce',
        nvidiaDriver: undefined,
        packages: ['docker-ce', 'docker-ce-cli', 'containerd.io', 'apparmor', 'ca-certificates', 'pigz'],
        automaticUpgrades: false,
        start: 'fast',
        powerOffMinutes: 75,
      },
      dockerImage: 'daskdev/dask:latest',
      fromWorkspace: NOTHING,
      extraDockerImages: [],
      cluster: {
        ...{ instanceType: 't3.large', gpu: false, usePrivateIp: false },
        ...{ envVars: {}, dockerArgs: '', instanceStore: false },
        ...{ vpc: 'vpc-0123456789abcdef0', subnet: 'subnet-0aaaaaaaaaaaaaaaa' },
      },
      gpuChecks: 'none',
      timeoutMinutes: 45,
      furtherLaunches: [],
      warnings: [],
    })
  })
})

describe('the AMI name', () => {
  it.each<[string, Partial<Facts>, string]>([
    ['of a second attempt', { runId: '1234567890-2' }, 'dask-cpu-20261124-031500-1234567890-2-7c9e6679'],
    [
      'of another job of the same run, variant and second',
      { runUuid: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' },
      'dask-cpu-20261124-031500-1234567890-1-f47ac10b',
    ],
    ['of a run outside of GitHub', { runId: 'local' }, 'dask-cpu-20261124-031500-7c9e6679'],
    [
      'at another time',
      { now: new Date('2027-01-02T23:59:59.999Z') },
      'dask-cpu-20270102-235959-1234567890-1-7c9e6679',
    ],
    [
      'of a runner whose ids EC2 would reject in a name',
      { runId: 'Büild #7: a_b-1' },
      'dask-cpu-20261124-031500-B-ild--7--a-b-1-7c9e6679',
    ],
  ])('%s', (_, facts, name) => {
    expect(plan({}, someFacts(facts)).amiName).toBe(name)
  })

  it('begins with the family, which is a tag of the AMI and its snapshots alone', () => {
    const { amiName, imageTags, runTags } = plan({ family: 'team-nightly' })
    expect(amiName).toMatch(/^team-nightly-20261124-031500-/)
    expect(imageTags).toMatchObject({ 'bake-dask-ami:family': 'team-nightly' })
    expect(runTags).not.toHaveProperty('bake-dask-ami:family')
  })

  it('fits into what EC2 takes, however long the id of the run is, and keeps the part that no other job has', () => {
    const { amiName } = plan({ family: 'f'.repeat(60) }, someFacts({ runId: '9'.repeat(300) }))
    expect(problemsOf({ 'ami-name': amiName })).toEqual([])
    expect(amiName).toMatch(/-7c9e6679$/)
  })

  it('is known as the user’s when it is', () => {
    expect(plan({ 'ami-name': 'dask' })).toMatchObject({ amiName: 'dask', amiNameIsGiven: true })
  })
})

describe('tags', () => {
  it('of the user may say the Name, and cannot take our own away', () => {
    const { runTags, imageTags } = plan({ tags: 'Name=mine\nteam=data', 'ami-name': 'dask' })
    expect(runTags).toMatchObject({ Name: 'mine', team: 'data', 'bake-dask-ami:status': 'building' })
    expect(imageTags).toMatchObject(runTags)
  })

  it('fit: at most 50 of them with those that the image may get later, none longer than EC2 takes', () => {
    const image = `registry.example.com/${'a'.repeat(200)}:${'t'.repeat(128)}`
    const tags = Array.from({ length: 30 }, (_, index) => `key${index}=x`).join('\n')
    const { imageTags } = plan({ tags, 'docker-image': image })
    const later = Object.values(TAG).filter((key) => key !== TAG.part && !(key in imageTags))
    expect(Object.keys(imageTags).length + later.length).toBeLessThanOrEqual(50)
    expect(imageTags['bake-dask-ami:docker-image']).toBe(image.slice(0, 256))
  })

  it('leave out a repository that is not known', () => {
    expect(plan({}, someFacts({ repository: undefined })).runTags).not.toHaveProperty(
      'bake-dask-ami:repository',
    )
  })

  it('say when everything temporary must be gone: the deadline and half an hour', () => {
    const { runTags, install } = plan({ 'build-timeout-minutes': '720' })
    expect(runTags['bake-dask-ami:expires']).toBe('2026-11-24T15:45:00.000Z')
    expect(install.powerOffMinutes).toBe(750)
  })

  it('leave the smoke test and its ending their time too, so that no sweep takes what it uses', () => {
    const timed = { 'smoke-test': 'true', 'build-timeout-minutes': '720', 'smoke-timeout-minutes': '240' }
    const { runTags, install } = plan(timed, smokeFacts())
    expect(runTags['bake-dask-ami:expires']).toBe('2026-11-24T20:15:00.000Z')
    expect(install.powerOffMinutes).toBe(750)
  })
})

describe('the description', () => {
  it('is cut to what EC2 takes', () => {
    const image = `registry.example.com/${'a'.repeat(234)}`
    expect(plan({ 'docker-image': image }).amiDescription).toBe(`Dask image ${image} on ubuntu`.slice(0, 255))
  })

  it('is what the user says', () => {
    expect(plan({ 'ami-description': 'mine' }).amiDescription).toBe('mine')
  })
})

describe('the volume', () => {
  it.each([
    ['the variant’s own', 8, {}, { size: 16 }],
    ['the source AMI’s when that is larger', 30, {}, { size: 30 }],
    ['what the user says', 8, { 'volume-size': '100' }, { size: 100 }],
  ])('is, when no registry gives sizes, %s', (_, rootVolumeSize, inputs, volume) => {
    const containerImages = [{ reference: 'dask', state: 'unknown', why: 'no answer' }] as const
    const { builder } = plan(inputs, { ...factsWithSource({ rootVolumeSize }), containerImages })
    expect(builder.volume).toEqual({ deviceName: '/dev/sda1', ...volume })
  })
})

describe('the volume with an environment', () => {
  const sizeWith = (environment: EnvironmentSource | undefined, differences: Partial<Facts> = {}) =>
    planOf(requestOf({ environment: 'x' }, { environment }), someFacts(differences)).builder.volume.size

  it('is 15 GiB larger than its images need', () => {
    expect(sizeWith(anEnvironment())).toBe(sizeWith(undefined) + 15)
  })

  it('is 15 GiB larger than the variant’s own when an image is not known', () => {
    const unknown = [{ reference: 'dask', state: 'unknown', why: 'no answer' }] as const
    expect(sizeWith(anEnvironment(), { containerImages: unknown })).toBe(31)
    expect(sizeWith(anEnvironment({ unknownImages: ['one'] }))).toBe(31)
  })

  it('may be smaller when the user says so, as nobody knows what an environment needs', () => {
    const request = requestOf({ environment: 'x', 'volume-size': '14' }, { environment: anEnvironment() })
    expect(planOf(request).builder.volume.size).toBe(14)
  })
})

describe('the images of an environment', () => {
  const [own, base] = ['mine:1', 'python:3.12'].map((text) => imageReference(text)) as ImageReference[]
  const pulled = (environment: EnvironmentSource | undefined, inputs = {}) =>
    lookupsOf(
      requestOf({ 'docker-image': 'mine:1', 'extra-docker-images': 'more:1', ...inputs }, { environment }),
    ).containerImages.map(({ text }) => text)

  it('are pulled in place of the image that is built from them', () => {
    const baseImages = base === undefined ? [] : [base]
    expect(pulled(undefined)).toEqual([own?.text, 'more:1'])
    expect(pulled(anEnvironment())).toEqual(['mine:1', 'more:1'])
    expect(pulled(anEnvironment({ baseImages }))).toEqual(['mine:1', 'python:3.12', 'more:1'])
    expect(pulled(anEnvironment({ usesDockerImage: false, baseImages }))).toEqual(['python:3.12', 'more:1'])
    expect(pulled(anEnvironment({ usesDockerImage: false }))).toEqual(['more:1'])
  })

  it('make one whose name no registry has, and which is tested and recorded', () => {
    const plan = planOf(
      requestOf({ environment: 'x' }, { environment: anEnvironment({ hash: 'ab'.repeat(32) }) }),
    )
    expect(plan.dockerImage).toBe('localhost/bake-dask-ami:abababababab')
    expect(plan.imageTags[TAG.dockerImage]).toBe(plan.dockerImage)
    expect(plan.amiDescription).toContain(plan.dockerImage)
  })
})

describe('warnings', () => {
  it('name a root device that EC2Cluster does not expect', () => {
    const { warnings, builder } = plan({}, factsWithSource({ rootDeviceName: '/dev/xvda' }))
    expect(builder.volume.deviceName).toBe('/dev/xvda')
    expect(warnings).toEqual([
      "The source AMI's root device is /dev/xvda. EC2Cluster maps /dev/sda1, so its instances get a second, blank disk and the root volume keeps 14 GiB.",
    ])
  })

  it.each([
    ['40', []],
    [
      '41',
      ['The root volume has 41 GiB: give EC2Cluster filesystem_size=41, its own default of 40 is too small.'],
    ],
  ])('name a volume larger than EC2Cluster’s: %s GiB', (size, warnings) => {
    expect(plan({ 'volume-size': size }).warnings).toEqual(warnings)
  })
})

describe('Docker and packages', () => {
  it.each([
    ['distro', ['docker.io', 'apparmor', 'ca-certificates', 'pigz', 'jq']],
    ['none', ['pigz', 'jq']],
  ])('docker-source %s', (source, packages) => {
    expect(plan({ 'docker-source': source, packages: 'pigz\njq' }).install.packages).toEqual(packages)
  })

  it.each([
    ['docker-ce', ['docker-buildx-plugin']],
    // Its package is needed in some releases only, and prepare.sh looks.
    ['distro', []],
    ['none', []],
  ])('are joined by what builds an environment: docker-source %s', (source, further) => {
    const inputs = { 'docker-source': source }
    const packages = (from: Partial<WorkspaceContents>) =>
      planOf(requestOf(inputs, from), someFacts()).install.packages
    const without = packages({})
    expect(packages({ environment: anEnvironment() }).filter((name) => !without.includes(name))).toEqual(
      further,
    )
  })

  it('take the version that is given of one that Docker needs, and do not name it twice', () => {
    const { install } = plan({ 'docker-source': 'distro', packages: 'docker.io=27.*' })
    expect(install.packages).toEqual(['apparmor', 'ca-certificates', 'pigz', 'docker.io=27.*'])
  })
})

describe('the builder', () => {
  it.each<[string, Record<string, string>, object]>([
    ['has a public address when it is reached by it', {}, { associatePublicIp: true }],
    ['else has what the subnet gives', { 'ssh-interface': 'private_ip' }, { associatePublicIp: undefined }],
    [
      'or what the user says',
      { 'ssh-interface': 'private_ip', 'associate-public-ip': 'true' },
      { associatePublicIp: true },
    ],
    [
      'has the user’s groups and profile',
      { 'security-group-ids': 'sg-11111111', 'iam-instance-profile': 'baker' },
      { securityGroups: ['sg-11111111'], instanceProfile: 'baker' },
    ],
  ])('%s', (_, inputs, builder) => {
    expect(plan(inputs).builder).toMatchObject(builder)
  })

  it('has unlimited credits only where the type has credits', () => {
    const facts = someFacts({ types: [aType({ type: 'c7i.large', burstable: false })] })
    expect(plan({ 'instance-type': 'c7i.large' }, facts).builder.unlimitedCredits).toBe(false)
  })
})

describe('the wait for SSH', () => {
  it.each([
    ['60', 10],
    ['12', 6],
    ['5', 2],
  ])('with build-timeout-minutes %s is %i minutes', (minutes, expected) => {
    expect(plan({ 'build-timeout-minutes': minutes }).ssh.timeoutMinutes).toBe(expected)
  })
})
