import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArtifacts } from '../../src/packer/packer.ts'
import { buildPaths } from '../../src/packer/workspace.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'

const GOOD = aBakedImage().facts
const AMI = 'ami-4a9ac69a9a3235029'

const BUILT = {
  ...{ kind: 'uv-lock', path: 'uv.lock', hash: '0123456789abcdef'.repeat(4) },
  ...{ base_image: 'daskdev/dask:latest', base_image_digest: `sha256:${'41'.repeat(32)}` },
}

/** What is read of a build that left these bytes as the facts of its image. */
function artifacts(facts: string | Buffer, region = 'eu-west-2', furtherAmis = '') {
  const paths = buildPaths(temporaryDirectory())
  const build = { artifact_id: `eu-west-2:${AMI}${furtherAmis}`, packer_run_uuid: 'run-1' }
  writeFileSync(paths.manifest, JSON.stringify({ builds: [build], last_run_uuid: 'run-1' }))
  writeFileSync(paths.imageFacts, facts)
  return readArtifacts(paths, region)
}

/** The good facts with a difference, or without one of them. */
const facts = (differences: Readonly<Record<string, unknown>>) => JSON.stringify({ ...GOOD, ...differences })
/** The good facts with this text as the value of one of them. */
const raw = (name: keyof typeof GOOD, text: string) => facts({ [name]: '@@' }).replace('"@@"', text)

const malformed: readonly (readonly [name: string, facts: string | Buffer])[] = [
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"facts"'],
  ['an empty object', '{}'],
  ['JSON that is cut off', facts({}).slice(0, -5)],
  ['something after the JSON', `${facts({})}{}`],
  ['NaN, as Python writes it', raw('docker_image_bytes', 'NaN')],
  ['Infinity, as Python writes it', raw('docker_image_bytes', 'Infinity')],
  ['a number that is none any more', raw('docker_image_bytes', '1e999')],
  ['a negative size', facts({ docker_image_bytes: -1 })],
  ['a size as text', facts({ docker_image_bytes: '400' })],
  ['an environment without a hash', facts({ environment: { kind: 'conda', path: 'environment.yml' } })],
  ['an environment of no kind', facts({ environment: { ...BUILT, kind: 'poetry' } })],
  ['an environment whose path is two lines', facts({ environment: { ...BUILT, path: 'a\nb' } })],
  ['a package without a version', facts({ python_packages: { dask: '2026.7.1', null: null } })],
  ['a version that is an object', facts({ python_packages: { dask: { toString: 'x' } } })],
  ['packages that are null', facts({ python_packages: null })],
  ['packages in a list', facts({ python_packages: ['dask'] })],
  ['packages as a text', facts({ packages: 'dask' })],
  ['a package with the name of a prototype', raw('python_packages', '{"__proto__":"1"}')],
  [
    'a prototype at the top',
    facts({}).replace('{', '{"__proto__":{"dask_version":"1"},').replace('"dask_version":"2026.8.0",', ''),
  ],
  ['a key that is given twice', facts({}).replace('{', '{"dask_version":"6.6.6",')],
  ['no dask_version at all', facts({ dask_version: undefined })],
  ['a version that is an option of pip', facts({ dask_version: '--index-url=https://evil.example' })],
  ['a version that is code', facts({ python_version: '3.14.1"; import os #' })],
  ['a digest that is none', facts({ docker_image_digest: 'sha256:evil' })],
  ['GPU checks that nobody knows', facts({ gpu_checks: 'constructor' })],
  ['a control character', facts({ kernel: '6.14\u001b[2J' })],
  ['a line break', facts({ docker_version: '29.1.0\n::set-output name=ami::ami-evil' })],
  ['half a character', raw('kernel', '"\\ud800"')],
  ['bytes that are no UTF-8', Buffer.from(facts({ kernel: '@' }).replace('@', '\xff'), 'latin1')],
  ['nesting without an end', raw('python_packages', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['a very long text', facts({ kernel: 'x'.repeat(100_000) })],
  [
    'more packages than there are',
    facts({ packages: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`p${n}`, '1'])) }),
  ],
  ['more bytes than facts have', `${' '.repeat(5_000_000)}${facts({})}`],
]

describe('what a good build leaves', () => {
  it.each([BUILT, { ...BUILT, base_image: null, base_image_digest: null }])(
    'says what its container image was built from: %j',
    async (environment) => {
      expect((await artifacts(facts({ environment }))).facts.environment).toEqual(environment)
      expect((await artifacts(facts({}))).facts).not.toHaveProperty('environment')
    },
  )

  it('is read from its files', async () => {
    expect(await artifacts(facts({ in_a_later_version: true }))).toEqual({
      ami: AMI,
      facts: GOOD,
    })
  })

  it('is rejected when it has an AMI in a Region that nothing was baked in', async () => {
    const others = Array.from({ length: 100 }, (_, number) => `eu-north-${number}:${AMI}`).join(',')
    await expect(artifacts(facts({}), 'eu-west-2', `,${others}`)).rejects.toMatchObject({
      problems: [{ code: 'invalid-build-result', what: expect.stringContaining('eu-west-2 alone') }],
    })
  })

  it('is rejected when it has no AMI in the Region of the bake', async () => {
    await expect(artifacts(facts({}), 'us-east-1')).rejects.toMatchObject({
      problems: [{ code: 'invalid-build-result', what: expect.stringContaining('us-east-1') }],
    })
  })
})

describe('facts that no build of ours leaves end in one code', () => {
  it.each(malformed)('%s', async (_, given) => {
    await expect(artifacts(given)).rejects.toMatchObject({ problems: [{ code: 'invalid-build-result' }] })
  })
})
