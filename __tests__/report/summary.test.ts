import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictOfSmokeTest } from '../../src/diagnosis/smoke-test-verdict.ts'
import type { Problem } from '../../src/errors/problem.ts'
import { daskConfig } from '../../src/report/dask-config.ts'
import {
  bakedOutputs,
  maskedOutputWarning,
  outputs,
  reusedOutputs,
  smokeTestOutputs,
} from '../../src/report/outputs.ts'
import { pythonProgram } from '../../src/report/python-program.ts'
import { reusedSummary } from '../../src/report/reused-summary.ts'
import { bakedSummary, duration, problemsSummary, renderedSummary } from '../../src/report/summary.ts'
import { renderedBake } from '../support/bakes.ts'
import { factsWithSource, planOf } from '../support/facts.ts'
import { aBakedImage, aReusedImage, someChanges } from '../support/outcomes.ts'
import { python } from '../support/programs.ts'
import { repository } from '../support/repository.ts'
import { requestOf } from '../support/requests.ts'
import { aSmokeTestRun, smokePlanOf } from '../support/smoke.ts'

const directory = path.join(repository, '__tests__/golden/report')
const golden = (file: string) => path.join(directory, file)

// First, so that a file that is missing fails before it is written.
it('has golden files for these summaries and for nothing else', () => {
  const summaries = [
    'baked.md',
    'baked-with-warnings.md',
    'rebaked.md',
    'reused.md',
    'failed.md',
    'problems.md',
    'rendered.md',
    'smoke-tested.md',
    'unproven.md',
  ]
  expect(readdirSync(directory).toSorted()).toEqual(
    [
      ...summaries,
      'client-requirements.txt',
      'client-section.md',
      'program.py',
      'program-by-parameter.py',
      'program-root-volume.py',
    ].toSorted(),
  )
})

describe('the job summary', () => {
  it('of a bake', async () => {
    await expect(bakedSummary(aBakedImage())).toMatchFileSnapshot(golden('baked.md'))
  })

  it('of a bake with warnings, and an image without dask and without a registry', async () => {
    const plan = planOf(
      requestOf({ 'volume-size': '60', 'ami-name': 'Dask [v1](x) _a_' }),
      factsWithSource({ rootDeviceName: '/dev/xvda' }),
    )
    const facts = { docker_image_digest: null, dask_version: null, distributed_version: null }
    await expect(bakedSummary(aBakedImage(plan, facts))).toMatchFileSnapshot(golden('baked-with-warnings.md'))
  })

  it('of an image that is reused, and differs from the published one', async () => {
    const summary = reusedSummary(aReusedImage({ changes: someChanges() }))
    await expect(summary).toMatchFileSnapshot(golden('reused.md'))
  })

  it('of a bake because something has changed', async () => {
    const rebakeReasons = ['Changed since ami-0fedcba9876543210 was baked: digest of daskdev/dask:latest.']
    const summary = bakedSummary({ ...aBakedImage(), rebakeReasons, changes: someChanges() })
    await expect(summary).toMatchFileSnapshot(golden('rebaked.md'))
  })

  it('of a bake with an environment says what the container image was built from', () => {
    const environment = {
      ...{ kind: 'uv-lock' as const, path: 'deploy/uv.lock', hash: 'a'.repeat(64) },
      ...{ base_image: 'daskdev/dask:latest', base_image_digest: 'sha256:1' },
    } as const
    const row =
      '| Built from | <code>deploy/uv.lock</code> on <code>daskdev/dask:latest<span>@</span>sha256:1</code> |'
    const { plan, facts } = aBakedImage()
    expect(bakedSummary(aBakedImage(plan, { environment }))).toContain(row)
    expect(reusedSummary(aReusedImage({ facts: { ...facts, environment } }))).toContain(row)
    const own = { ...environment, base_image: null, base_image_digest: null }
    expect(bakedSummary(aBakedImage(plan, { environment: own }))).toContain(
      '| Built from | <code>deploy/uv.lock</code> |',
    )
    expect(bakedSummary(aBakedImage())).not.toContain('Built from')
  })

  it('of a bake says what of the workspace has set the machine up', () => {
    const cloudInit = {
      part: { type: 'x-shellscript', text: '#!/bin/sh\n' },
      containerImage: undefined,
    } as const
    const files = Array.from({ length: 12 }, (_, at) => ({
      path: 'a',
      destination: `/opt/a/${at}`,
      link: 'b',
    }))
    const request = requestOf(
      {},
      {
        cloudInit: { ...cloudInit, problems: [], warnings: [], notices: [] },
        ...{ files, setupScript: { path: 'machines/set-up.sh', text: '#!/bin/sh\n' } },
      },
    )
    const summary = bakedSummary(aBakedImage(planOf(request)))
    expect(summary).toContain(
      '| cloud-init | a script of the workspace |\n| Files of the workspace | <code>/opt/a/0</code>, ',
    )
    expect(summary).toContain(
      ', <code>/opt/a/9</code> and 2 more |\n| Setup script | <code>machines/set-up.sh</code> |',
    )
    expect(bakedSummary(aBakedImage())).not.toMatch(/Setup script|of the workspace/)
  })

  it('of a bake that took a second launch', () => {
    const baked = aBakedImage()
    const spot = { ...baked.plan.builder, spot: true }
    const summary = bakedSummary({ ...baked, earlier: [{ builder: spot, code: 'no-capacity', seconds: 41 }] })
    expect(summary).toContain(
      '| Launch that failed: t3.large (spot) in eu-west-2a, no-capacity | 41 s |\n| Packer checks the template | 2 s |',
    )
    // 349.8 s less the 347.4 s of the good build: nothing is left beside the 41 s of the other.
    expect(summary).toContain('| Everything else in this step | 0 s |')
  })

  it("says what Dask's configuration cannot carry, where there is any", () => {
    const faster = { 'smoke-initialization-rate': '300', 'smoke-volume-throughput': '1000' }
    expect(bakedSummary(aBakedImage(planOf(requestOf(faster))))).toContain(
      'Neither these variables nor this call can set <code>VolumeInitializationRate=300</code>, <code>Throughput=1000</code>, <code>Iops=4000</code> of the root volumes. The program above does.',
    )
    expect(bakedSummary(aBakedImage())).not.toContain('root volumes')
  })

  it.each([
    ['full', 'cudf 26.6.0, cupy 14.0.0', /nvidia-smi and cudf 26\.6\.0, cupy 14\.0\.0 \|/],
    ['full', null, /nvidia-smi alone: the container has none of cudf, cupy, torch and numba for a GPU/],
    ['skipped', null, /not checked: the builder had no GPU/],
  ] as const)('names by what a GPU was checked: %s with %s', (gpu_checks, gpu_checked_with, said) => {
    expect(bakedSummary(aBakedImage(undefined, { gpu_checks, gpu_checked_with }))).toMatch(said)
  })

  it('of problems', async () => {
    const problems: Problem[] = [
      {
        code: 'invalid-input',
        what: 'Input \'tags\' is "<b>*_`|\\n": it is bad.',
        remedy: 'Allowed: `x` | y.',
      },
      {
        code: 'no-default-vpc',
        what: 'The account has no default VPC.',
        remedy: "Name a subnet in 'subnet-id'.",
      },
    ]
    await expect(problemsSummary('Nothing was launched', problems)).toMatchFileSnapshot(golden('problems.md'))
  })

  it('of mode: render', async () => {
    const { cloudConfig } = await renderedBake('docker-is-there-already')
    const files = [
      { name: 'cloud-config.yml', language: 'yaml', text: cloudConfig },
      { name: 'a <b> & ```', language: 'json', text: '{"fence": "````"}\n' },
    ]
    await expect(renderedSummary(files)).toMatchFileSnapshot(golden('rendered.md'))
  })
})

it.each([
  [0, '0 s'],
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1 min 00 s'],
  [245.2, '4 min 05 s'],
  [3600, '60 min 00 s'],
])('%d seconds are said as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words)
})

it('the Python program is one that a person would write', async () => {
  const { cluster, client } = aBakedImage()
  await expect(pythonProgram(cluster, client)).toMatchFileSnapshot(golden('program.py'))
  const byParameter = pythonProgram(cluster, client, '/dask/cpu')
  await expect(byParameter).toMatchFileSnapshot(golden('program-by-parameter.py'))
  const faster = { 'smoke-initialization-rate': '300', 'smoke-volume-throughput': '1000' }
  const { cluster: withFasterVolumes } = aBakedImage(planOf(requestOf(faster)))
  await expect(pythonProgram(withFasterVolumes, client)).toMatchFileSnapshot(golden('program-root-volume.py'))
})

describe("Dask's configuration", () => {
  it('is lines whose values mean to Dask what they meant to us', () => {
    // dask.config takes a value as a Python literal where it parses as one, and else as the text that it is.
    const read = `
import ast, json, sys
def value(text):
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text
print(json.dumps({name: value(text) for name, text in (line.split("=", 1) for line in sys.stdin.read().splitlines())}))
`
    expect(python(read, daskConfig(aBakedImage().cluster))).toEqual({
      DASK_CLOUDPROVIDER__EC2__AMI: 'ami-4a9ac69a9a3235029',
      DASK_CLOUDPROVIDER__EC2__BOOTSTRAP: false,
      DASK_CLOUDPROVIDER__EC2__REGION: 'eu-west-2',
      DASK_CLOUDPROVIDER__EC2__DOCKER_IMAGE: 'daskdev/dask:latest',
      DASK_CLOUDPROVIDER__EC2__FILESYSTEM_SIZE: 40,
      DASK_CLOUDPROVIDER__EC2__VPC: 'vpc-0123456789abcdef0',
      DASK_CLOUDPROVIDER__EC2__SUBNET_ID: 'subnet-0aaaaaaaaaaaaaaaa',
      DASK_CLOUDPROVIDER__EC2__INSTANCE_TYPE: 't3.large',
      DASK_CLOUDPROVIDER__EC2__SCHEDULER_INSTANCE_TYPE: 't3.large',
      DASK_CLOUDPROVIDER__EC2__WORKER_INSTANCE_TYPE: 't3.large',
      DASK_CLOUDPROVIDER__EC2__USE_PRIVATE_IP: false,
    })
  })
})

describe('the outputs of a bake', () => {
  it('are all that are declared, and hold no account id', () => {
    const smokeTest = verdictOfSmokeTest({ region: 'eu-west-2' }, smokePlanOf(), 'ami-1', aSmokeTestRun())
    const set = {
      ...bakedOutputs(aBakedImage()),
      ...smokeTestOutputs(smokeTest, '/report.json'),
      'unproven-ami': '',
    }
    expect(Object.keys(set).toSorted()).toEqual(Object.keys(outputs).toSorted())
    expect(set).toMatchObject({
      ami: 'ami-4a9ac69a9a3235029',
      amis: '{"eu-west-2":"ami-4a9ac69a9a3235029"}',
      'filesystem-size': '14',
      'source-ami': 'ami-0123456789abcdef0',
      'dask-version': '2026.8.0',
    })
    expect(JSON.stringify(set)).not.toMatch(/\b\d{12}\b/)
  })

  it('of a reused image are the same, with the start of its smoke test and without files that are gone', () => {
    const { manifest: _, ...baked } = bakedOutputs(aBakedImage())
    const ofSmokeTest = { 'smoke-passed': 'true', 'start-seconds': '41.5', 'smoke-report': '' }
    expect(reusedOutputs(aReusedImage())).toEqual({ ...baked, ...ofSmokeTest, reused: 'true', manifest: '' })
    const untested = reusedOutputs(aReusedImage({ smokeTested: false }))
    expect(untested).toEqual({ ...baked, reused: 'true', manifest: '' })
  })

  it('are mentioned where they hold an account id, which the workflow may have masked', () => {
    const of = (image: string) => maskedOutputWarning({ ...aBakedImage().cluster, docker_image: image })
    expect(of('daskdev/dask:latest')).toBeUndefined()
    expect(of('registry.example.com/team-123456789012/dask:1')).toBeUndefined()
    for (const host of ['dkr.ecr.eu-west-2.amazonaws.com', 'dkr-ecr.eu-west-2.on.aws']) {
      const said = of(`123456789012.${host}/dask:1`)
      expect(said).toMatch(/^Output 'dask-config' holds the AWS account id.*'dask-config-file'/)
      expect(said).not.toContain('123456789012')
    }
  })

  it('are empty where the image has nothing to say', () => {
    const set = bakedOutputs(aBakedImage(undefined, { docker_image_digest: null, dask_version: null }))
    expect(set).toMatchObject({ 'docker-image-digest': '', 'dask-version': '' })
  })
})

it('shows of an endless list of packages as many as GitHub takes, and says how many more there are', () => {
  const many = Array.from({ length: 20_000 }, (_, number) => [`${'p'.repeat(190)}${number}`, '1'.repeat(100)])
  const summary = bakedSummary(aBakedImage(undefined, { python_packages: Object.fromEntries(many) }))
  expect(Buffer.byteLength(summary)).toBeLessThan(2 ** 20)
  expect(summary).toContain('And 18500 more')
})
