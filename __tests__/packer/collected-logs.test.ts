import { describe, expect, it } from 'vitest'
import { takeApart } from '../../src/packer/collected-logs.ts'

/** Of the lines those that are Packer's own. */
const own = (lines: readonly string[]) => takeApart(lines).own

describe("the builder's own logs in Packer's output", () => {
  it('are taken apart, without the prefix of Packer', () => {
    const lines = [
      '==> amazon-ebs.dask: bake-dask-ami: cloud-init ended with code 1, and the image was not prepared',
      '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init-output.log',
      '    amazon-ebs.dask: Reading package lists...',
      '==> amazon-ebs.dask: E: Unable to locate package nope',
      '==> amazon-ebs.dask:   indented',
      '==> amazon-ebs.dask:',
      '==> amazon-ebs.dask: bake-dask-ami: end of /var/log/cloud-init-output.log',
      '==> amazon-ebs.dask: between',
      '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init.log',
      '==> amazon-ebs.dask: bake-dask-ami: end of /var/log/cloud-init.log',
      '==> amazon-ebs.dask: Terminating the source AWS instance...',
    ]
    expect(takeApart(lines).logs).toEqual([
      {
        name: 'cloud-init-output.log',
        text: 'Reading package lists...\nE: Unable to locate package nope\n  indented\n\n',
      },
      { name: 'cloud-init.log', text: '\n' },
    ])
    expect(own(lines)).toEqual([lines[0], lines[7], lines[10]])
  })

  it('keep what came of one that was cut off', () => {
    const lines = [
      '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init.log',
      '    amazon-ebs.dask: half',
    ]
    expect(takeApart(lines).logs).toEqual([{ name: 'cloud-init.log', text: 'half\n' }])
  })

  it('end with what Packer itself says, where one was cut off', () => {
    const verdict =
      "Build 'amazon-ebs.dask' errored after 3 minutes: Script exited with non-zero exit status: 1."
    const lines = [
      '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init.log',
      '    amazon-ebs.dask: half',
      verdict,
      '==> Some builds did not complete',
    ]
    expect(own(lines)).toEqual(lines.slice(2))
    expect(takeApart(lines).logs).toEqual([{ name: 'cloud-init.log', text: 'half\n' }])
  })

  it.each(['../../../etc/passwd', '/var/log/..', '/var/log/packer.log', '/x/cloud-init.log'])(
    'are those two and never what a guest names: %s',
    (file) => {
      const lines = [`bake-dask-ami: begin of ${file}`, 'text', `bake-dask-ami: end of ${file}`]
      expect(takeApart(lines)).toEqual({ own: lines, logs: [] })
    },
  )

  it('are none where none were collected', () => {
    const lines = ['==> amazon-ebs.dask: Waiting for SSH', 'bake-dask-ami: end of nothing']
    expect(takeApart(lines)).toEqual({ own: lines, logs: [] })
  })
})
