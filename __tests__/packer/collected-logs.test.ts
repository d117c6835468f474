import { describe, expect, it } from 'vitest'
import { collectedLogs } from '../../src/packer/collected-logs.ts'

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
    expect(collectedLogs(lines)).toEqual([
      {
        name: 'cloud-init-output.log',
        text: 'Reading package lists...\nE: Unable to locate package nope\n  indented\n\n',
      },
      { name: 'cloud-init.log', text: '\n' },
    ])
  })

  it('keep what came of one that was cut off', () => {
    const lines = [
      '==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init.log',
      '    amazon-ebs.dask: half',
    ]
    expect(collectedLogs(lines)).toEqual([{ name: 'cloud-init.log', text: 'half\n' }])
  })

  it('never get a name outside of the directory of logs', () => {
    const lines = ['bake-dask-ami: begin of ../../../etc/passwd', 'bake-dask-ami: end of ../../../etc/passwd']
    expect(collectedLogs(lines).map(({ name }) => name)).toEqual(['passwd'])
  })

  it('are none where none were collected', () => {
    expect(collectedLogs(['==> amazon-ebs.dask: Waiting for SSH', 'bake-dask-ami: end of nothing'])).toEqual(
      [],
    )
  })
})
