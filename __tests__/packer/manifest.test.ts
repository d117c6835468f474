import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../src/packer/manifest.ts'
import { temporaryDirectory } from '../support/programs.ts'

function read(text: string) {
  const file = path.join(temporaryDirectory(), 'manifest.json')
  writeFileSync(file, text)
  return readManifest(file)
}

/** A manifest as Packer 1.16.0 wrote it in a rehearsal, with the builds given. */
function manifest(
  last: string,
  ...builds: readonly { artifact_id: string; packer_run_uuid: string }[]
): string {
  const rest = {
    name: 'dask',
    builder_type: 'amazon-ebs',
    build_time: 1795489427,
    files: null,
    custom_data: null,
  }
  return JSON.stringify({ builds: builds.map((build) => ({ ...rest, ...build })), last_run_uuid: last })
}

const first = { artifact_id: 'eu-west-2:ami-4a9ac69a9a3235029', packer_run_uuid: 'run-1' }

describe("Packer's manifest", () => {
  it.each([
    ['one Region', manifest('run-1', first), { 'eu-west-2': 'ami-4a9ac69a9a3235029' }],
    [
      'several Regions',
      manifest('run-1', { ...first, artifact_id: 'eu-west-1:ami-11111111,eu-west-2:ami-22222222' }),
      { 'eu-west-1': 'ami-11111111', 'eu-west-2': 'ami-22222222' },
    ],
    [
      'Regions of every partition',
      manifest('run-1', {
        ...first,
        artifact_id:
          'eusc-de-east-1:ami-11111111,us-gov-west-1:ami-22222222,us-isob-east-1:ami-33333333,cn-northwest-1:ami-44444444',
      }),
      {
        'eusc-de-east-1': 'ami-11111111',
        'us-gov-west-1': 'ami-22222222',
        'us-isob-east-1': 'ami-33333333',
        'cn-northwest-1': 'ami-44444444',
      },
    ],
    [
      'an older run before the last one',
      manifest('run-2', first, { artifact_id: 'eu-west-2:ami-22222222', packer_run_uuid: 'run-2' }),
      { 'eu-west-2': 'ami-22222222' },
    ],
  ])('of %s gives the AMIs', async (_, text, amis) => {
    expect(await read(text)).toEqual(amis)
  })

  it.each([
    ['whose last run made nothing', manifest('run-2', first)],
    ['without an AMI', manifest('run-1', { ...first, artifact_id: '' })],
    ['with something else', manifest('run-1', { ...first, artifact_id: 'eu-west-2:snap-11111111' })],
    ['with an image that is no id', manifest('run-1', { ...first, artifact_id: 'eu-west-2:ami-evil;id' })],
    ['with a Region that is none', manifest('run-1', { ...first, artifact_id: '__proto__:ami-11111111' })],
    [
      'with two images for one Region',
      manifest('run-1', { ...first, artifact_id: 'eu-west-2:ami-11111111,eu-west-2:ami-22222222' }),
    ],
    [
      'whose artifact is a number',
      '{"builds":[{"artifact_id":1,"packer_run_uuid":"a"}],"last_run_uuid":"a"}',
    ],
    ['whose builds are null', '{"builds":null,"last_run_uuid":"a"}'],
    ['that is null', 'null'],
    ['that is cut off', '{"builds": ['],
    ['that is larger than a manifest can be', `"${'x'.repeat(2 ** 20)}"`],
  ])('%s is rejected', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ problems: [{ code: 'invalid-build-result' }] })
  })

  it('that is not there is rejected', async () => {
    const missing = readManifest(path.join(temporaryDirectory(), 'manifest.json'))
    await expect(missing).rejects.toMatchObject({ problems: [{ code: 'invalid-build-result' }] })
  })
})
