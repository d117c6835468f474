import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../src/actions/bake/fingerprint.ts'
import { catalogue, type InputName } from '../../src/inputs/catalogue.ts'
import { archiveSuites } from '../../src/plan/archives.ts'
import { type ContentFacts, changedParts, contentsPlan, SMOKE_TEST } from '../../src/plan/fingerprint.ts'
import { lookupsOf } from '../../src/plan/lookups.ts'
import type { EnvironmentSource } from '../../src/plan/workspace-contents.ts'
import { templateDirectory } from '../support/bakes.ts'
import { aContainerImage, someFacts } from '../support/facts.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { anEnvironment, requestOf } from '../support/requests.ts'

type Inputs = Readonly<Record<string, string>>

/** What an input does to the fingerprint, shown by values of it beside other inputs. */
interface Declared {
  readonly beside?: Inputs
  /** Each makes another fingerprint than without the input. */
  readonly changes?: readonly string[]
  /** None does. */
  readonly same?: readonly string[]
}

const RAPIDS = { variant: 'rapids' }
const SMOKE = { 'smoke-test': 'true' }
const SESSION_MANAGER = { 'ssh-interface': 'session_manager', 'iam-instance-profile': 'baker' }

/** Every input of the action. */
const DECLARED: Readonly<Record<InputName, Declared>> = {
  mode: { same: ['bake'] },
  variant: { changes: ['rapids'] },
  region: { same: ['us-east-1'] },
  'role-to-assume': { same: ['arn:aws:iam::123456789012:role/bake'] },
  environment: { same: ['requirements.txt'] },
  'environment-secrets': { beside: { environment: 'requirements.txt' }, same: ['PIP_INDEX_URL=x'] },
  'setup-script': { same: ['setup.sh'] },
  'cloud-init': { same: ['cloud.yml'] },
  files: { same: ['a=/etc/a'] },
  'client-environment': { same: ['uv.lock'] },
  'docker-image': { changes: ['daskdev/dask:2026.7.1', 'ghcr.io/dask/dask:latest'] },
  'extra-docker-images': { changes: ['daskdev/dask-notebook:latest'] },
  registry: { beside: { 'registry-username': 'me', 'registry-password': 'secret' }, same: ['ghcr.io'] },
  'registry-username': { beside: { 'registry-password': 'secret' }, same: ['me'] },
  'registry-password': { beside: { 'registry-username': 'me' }, same: ['secret'] },
  packages: { changes: ['htop', 'docker-ce=5:29.1.0-1~ubuntu.24.04~noble'] },
  'automatic-upgrades': { changes: ['true'] },
  start: { changes: ['plain'], same: ['fast'] },
  'docker-source': { changes: ['distro', 'none'], same: ['docker-ce'] },
  'nvidia-driver': { beside: RAPIDS, changes: ['install'], same: ['ami'] },
  'ubuntu-version': { changes: ['22.04', '26.04'], same: ['24.04'] },
  'source-ami': { changes: ['ami-0123456789abcdef0'] },
  'source-ami-name': { beside: { 'source-ami-owner': 'self' }, changes: ['golden-*'] },
  'source-ami-owner': { beside: { 'source-ami-name': 'golden-*' }, changes: ['self'] },
  'ssh-username': { same: ['admin'] },
  // What belongs to the image is its architecture, and whether a GPU could be tried.
  'instance-type': { changes: ['m7g.large'], same: ['m7i.24xlarge', 'c7i.large\nm7i.large'] },
  'volume-size': { changes: ['200'] },
  spot: { same: ['true'] },
  encrypt: { changes: ['true'] },
  'kms-key-id': { beside: { encrypt: 'true' }, changes: ['alias/images'] },
  'subnet-id': { same: ['subnet-12345678'] },
  'security-group-ids': { same: ['sg-12345678'] },
  'associate-public-ip': { beside: { 'ssh-interface': 'private_ip' }, same: ['true'] },
  'allow-cidr': { same: ['192.0.2.0/24'] },
  'iam-instance-profile': { same: ['baker'] },
  'ssh-interface': { beside: SESSION_MANAGER, same: ['private_ip', 'session_manager'] },
  family: { same: ['team-nightly'] },
  'ami-name': { same: ['dask'] },
  'ami-description': { same: ['Dask'] },
  tags: { same: ['team=data'] },
  'build-timeout-minutes': { same: ['15'] },
  'packer-version': { same: ['system'] },
  'packer-plugin-version': { same: ['system'] },
  'packer-mirror': { same: ['https://mirror.example'] },
  'output-dir': { same: ['baked'] },
  'smoke-test': { same: ['true'] },
  'smoke-workers': { beside: SMOKE, same: ['3'] },
  'smoke-instance-type': { beside: SMOKE, same: ['m7i.xlarge'] },
  'smoke-initialization-rate': { beside: SMOKE, same: ['300'] },
  'smoke-volume-throughput': { beside: SMOKE, same: ['500'] },
  'smoke-timeout-minutes': { beside: SMOKE, same: ['30'] },
  'smoke-script': { beside: SMOKE, same: ['check.py'] },
  'max-start-seconds': { beside: SMOKE, same: ['60'] },
  'use-private-ip': { same: ['true'] },
  'on-smoke-failure': { beside: SMOKE, same: ['keep'] },
  'env-vars': { same: ['A=1'] },
  'docker-args': { same: ['--shm-size=1g'] },
  rebake: { same: ['when-changed'] },
  'max-age-days': { same: ['30'] },
  'ssm-parameter': { same: ['/dask/nightly'] },
  'copy-to-regions': { same: ['us-east-1'] },
  'copy-kms-key-ids': { beside: { 'copy-to-regions': 'us-east-1' }, same: ['us-east-1=alias/images'] },
  'share-with': { same: ['210987654321'] },
  'deprecate-after-days': { same: ['30'] },
  keep: { same: ['3'] },
  'keep-days': { beside: { keep: '3' }, same: ['14'] },
  retire: { beside: { keep: '3' }, same: ['disable'] },
  'retire-dry-run': { beside: { keep: '3' }, same: ['true'] },
  'max-start-growth': { beside: SMOKE, same: ['20'] },
  'max-size-growth': { same: ['20'] },
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** Facts of an account, registry and archives that differ exactly where different things are asked of them. */
function contentsOf(inputs: Inputs): ContentFacts {
  const request = requestOf(inputs)
  const { source, containerImages, architecture } = lookupsOf(request)
  const id = `ami-${hash([source, architecture]).slice(0, 17)}`
  const name = `an image of Ubuntu ${request.ubuntuVersion} LTS`
  const suites = archiveSuites(contentsPlan(request).install, name, architecture)
  const { source: known } = someFacts()
  return {
    source: known && { ...known, id, name },
    containerImages: containerImages.map(({ text }) =>
      aContainerImage({ reference: text, platformDigest: `sha256:${hash([text, architecture])}` }),
    ),
    archives: (suites ?? []).map((suite) => ({ name: suite.name, state: 'found', digest: hash(suite) })),
  }
}

async function printOf(inputs: Inputs, contents = contentsOf(inputs), workspace = '/nowhere') {
  return fingerprint(requestOf(inputs), contents, { templateDirectory, workspace })
}

/** Without the input itself, and without what needs it. */
function without(name: InputName, inputs: Inputs): Inputs {
  const needs: Partial<Record<InputName, readonly string[]>> = {
    'registry-username': ['registry-password'],
    'registry-password': ['registry-username'],
    'source-ami-name': ['source-ami-owner'],
    'source-ami-owner': ['source-ami-name'],
  }
  const left = [name, ...(needs[name] ?? [])]
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !left.includes(key)))
}

describe('the fingerprint', () => {
  it('is declared of every input', () => {
    expect(Object.keys(DECLARED).toSorted()).toEqual(Object.keys(catalogue).toSorted())
    for (const [name, { changes = [], same = [] }] of Object.entries(DECLARED)) {
      expect([...changes, ...same], name).not.toEqual([])
    }
  })

  const cases = Object.entries(DECLARED).flatMap(([name, { beside = {}, changes = [], same = [] }]) => [
    ...changes.map((value) => [name as InputName, value, beside, true] as const),
    ...same.map((value) => [name as InputName, value, beside, false] as const),
  ])

  it.each(cases)(
    "of a request with '%s: %s' beside %j is another: %s",
    async (name, value, beside, changes) => {
      const before = await printOf(without(name, beside))
      const now = await printOf({ ...beside, [name]: value })
      expect(now.unknown).toEqual([])
      expect(now.value).toMatch(/^[0-9a-f]{64}$/)
      expect(now.value !== before.value, changedParts(before.parts, now.parts).join(', ')).toBe(changes)
      const changed = changedParts(before.parts, now.parts).filter((part) => part !== SMOKE_TEST)
      expect(changed.length > 0).toBe(changes)
    },
  )

  it('is the same in every run, on every account and from every network', async () => {
    const prints = [
      await printOf({}),
      await printOf({}),
      await printOf({ tags: 'run=1', region: 'us-west-2' }),
    ]
    expect(new Set(prints.map(({ value }) => value)).size).toBe(1)
  })
})

describe('a part of the fingerprint', () => {
  const found = contentsOf({})

  it.each<[string, Partial<ContentFacts>]>([
    ['source AMI', { source: contentsOf({ 'source-ami': 'ami-12345678' }).source }],
    [
      'digest of daskdev/dask:latest',
      { containerImages: [aContainerImage({ platformDigest: `sha256:${'9'.repeat(64)}` })] },
    ],
    [
      'archive Ubuntu noble-security',
      {
        archives: found.archives.map((archive) =>
          archive.name === 'Ubuntu noble-security' ? { ...archive, digest: '9' } : archive,
        ),
      },
    ],
  ])('names what is new: %s', async (part, newer) => {
    const now = await printOf({}, { ...found, ...newer })
    expect(changedParts((await printOf({}, found)).parts, now.parts)).toEqual([part])
  })

  it.each([
    ['packages', { packages: 'htop' }],
    ['automatic upgrades', { 'automatic-upgrades': 'true' }],
    ['start', { start: 'plain' }],
    ['encryption', { encrypt: 'true' }],
    ["Docker's source", { 'docker-source': 'distro' }],
  ])('names what of the request is new: %s', async (part, inputs) => {
    const now = await printOf(inputs, found)
    expect(changedParts((await printOf({}, found)).parts, now.parts)).toContain(part)
  })

  it('is not the index of a container image, which changes with other architectures', async () => {
    const [image] = found.containerImages
    const newIndex = { ...aContainerImage(), ...image, digest: `sha256:${'8'.repeat(64)}` }
    const now = await printOf({}, { ...found, containerImages: [newIndex] as never })
    expect(now.value).toBe((await printOf({}, found)).value)
  })
})

describe('the fingerprint of an environment', () => {
  const print = (environment: EnvironmentSource | undefined, inputs: Inputs = {}) => {
    const given = { environment: 'uv.lock', ...inputs }
    const directories = { templateDirectory, workspace: '/nowhere' }
    return fingerprint(requestOf(given, { environment }), contentsOf({}), directories)
  }
  const lock = anEnvironment({ kind: 'uv-lock', path: 'uv.lock' })

  it('is the same for the same lock, wherever it is', async () => {
    const before = await print(lock)
    expect(before.value).toMatch(/^[0-9a-f]{64}$/)
    expect((await print({ ...lock, path: 'deploy/uv.lock' })).value).toBe(before.value)
  })

  it('names the lock alone when a line of it has changed', async () => {
    const [before, now] = [await print(lock), await print({ ...lock, hash: 'f'.repeat(64) })]
    expect(now.value).not.toBe(before.value)
    expect(changedParts(before.parts, now.parts)).toEqual(['environment (uv.lock)'])
  })

  it('has the names of its secrets, and not their values', async () => {
    const secret = (text: string) => print(lock, { 'environment-secrets': text })
    const before = await secret('UV_INDEX_CORP_PASSWORD=one')
    expect((await secret('UV_INDEX_CORP_PASSWORD=two')).value).toBe(before.value)
    const now = await secret('UV_INDEX_CORP_USERNAME=one')
    expect(changedParts(before.parts, now.parts)).toEqual([
      'environment (uv.lock)',
      'build of the environment',
    ])
  })

  it('is not known when an image of its Dockerfile is not', async () => {
    const { value, unknown } = await print({ ...lock, unknownImages: ['Line 1 names x'] })
    expect(value).toBeUndefined()
    expect(unknown).toEqual(['Line 1 names x.'])
  })
})

describe('the smoke test is recorded beside the parts of the fingerprint', () => {
  const smokeTestOf = async (inputs: Inputs, workspace?: string) =>
    (await printOf({ ...SMOKE, ...inputs }, contentsOf(inputs), workspace)).parts[SMOKE_TEST]

  it.each<[string, string]>([
    ['smoke-workers', '3'],
    ['smoke-instance-type', 'm7i.xlarge'],
    ['smoke-initialization-rate', '300'],
    ['smoke-volume-throughput', '500'],
    ['env-vars', 'A=1'],
    ['docker-args', '--shm-size=1g'],
    ['smoke-script', 'check.py'],
  ])('and is another with %s', async (name, value) => {
    expect(await smokeTestOf({ [name]: value })).not.toBe(await smokeTestOf({}))
  })

  it.each<[string, string]>([
    ['smoke-timeout-minutes', '30'],
    ['max-start-seconds', '60'],
    ['on-smoke-failure', 'keep'],
  ])('and is the same with %s', async (name, value) => {
    expect(await smokeTestOf({})).toMatch(/^[0-9a-f]{12}$/)
    expect(await smokeTestOf({ [name]: value })).toBe(await smokeTestOf({}))
  })

  it("and is another with another text of the user's script", async () => {
    const workspace = temporaryDirectory()
    const withText = async (text: string) => {
      await writeFile(join(workspace, 'check.py'), text)
      return smokeTestOf({ 'smoke-script': 'check.py' }, workspace)
    }
    const first = await withText('def main(client): pass')
    expect(await withText('def main(client): client.scheduler_info()')).not.toBe(first)
    expect(await withText('def main(client): pass')).toBe(first)
  })

  it('and with GPUs is another than without them', async () => {
    const on = (type: string) => smokeTestOf({ ...RAPIDS, 'instance-type': type })
    expect(await on('g5.xlarge')).not.toBe(await on('m7i.xlarge'))
  })

  it('but not without one', async () => {
    expect((await printOf({})).parts[SMOKE_TEST]).toBeUndefined()
  })
})

it('there is no fingerprint when something is not known, and it says what and why', async () => {
  const print = await printOf(
    {},
    {
      source: undefined,
      containerImages: [{ reference: 'daskdev/dask:latest', state: 'unknown', why: 'no answer' }],
      archives: [{ name: 'Docker noble', state: 'unknown', why: 'it answered 503' }],
    },
  )
  expect(print.value).toBeUndefined()
  expect(print.unknown).toEqual([
    'There is no source AMI.',
    'The digest of daskdev/dask:latest is not known: no answer.',
    'The packages of Docker noble are not known: it answered 503.',
  ])
})
