import { describe, expect, it } from 'vitest'
import { parseManifest } from '../../src/packer/manifest.ts'

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
      'an older run before the last one',
      manifest('run-2', first, { artifact_id: 'eu-west-2:ami-22222222', packer_run_uuid: 'run-2' }),
      { 'eu-west-2': 'ami-22222222' },
    ],
  ])('of %s gives the AMIs', (_, text, amis) => {
    expect(parseManifest(text)).toEqual(amis)
  })

  it.each([
    ['whose last run made nothing', manifest('run-2', first)],
    ['without an AMI', manifest('run-1', { ...first, artifact_id: '' })],
    ['with something else', manifest('run-1', { ...first, artifact_id: 'eu-west-2:snap-11111111' })],
    ['with an image that is no id', manifest('run-1', { ...first, artifact_id: 'eu-west-2:ami-evil;id' })],
  ])('%s is refused, and shown', (_, text) => {
    expect(() => parseManifest(text)).toThrow(`Packer's manifest holds no AMI: ${text}`)
  })

  it('that is cut off is refused', () => {
    expect(() => parseManifest('{"builds": [')).toThrow(SyntaxError)
  })
})
