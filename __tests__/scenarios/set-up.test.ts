import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { SYSTEM_PACKER, scriptedPacker } from '../support/fake-packer.ts'
import { getCloudInit } from '../support/get-cloud-init.ts'
import { outputOf } from '../support/programs.ts'
import { scenario } from '../support/scenario.ts'

const it = scenario()

const INPUTS = {
  'cloud-init': 'ci/cloud-init.yml',
  'setup-script': 'ci/set-up.sh',
  files: 'ci=/opt/ci',
}

/** Writes what the inputs name. */
function check(workspace: string, cloudInit = getCloudInit('with-extra-commands')): void {
  mkdirSync(path.join(workspace, 'ci'))
  writeFileSync(path.join(workspace, 'ci/cloud-init.yml'), cloudInit)
  writeFileSync(path.join(workspace, 'ci/set-up.sh'), '#!/bin/sh\ntrue\n')
}

// As Packer 1.16.0 prints it.
const FAILED = `cat << 'END'
==> amazon-ebs.dask: Launching a source AWS instance...
==> amazon-ebs.dask: Provisioning with shell script: /temp/set-up.sh
==> amazon-ebs.dask: bake-dask-ami: running the setup script
==> amazon-ebs.dask: E: Unable to locate package no-such-package
==> amazon-ebs.dask: bake-dask-ami: the setup script ended with exit status 100
==> amazon-ebs.dask: Provisioning step had errors: Running the cleanup provisioner, if present...
==> amazon-ebs.dask: Terminating the source AWS instance...
Build 'amazon-ebs.dask' errored after 3 minutes 2 seconds: Script exited with non-zero exit status: 1.
END
exit 1`

describe('a set-up of the machine', () => {
  it('is rendered: a further part of the user data, and an archive for the builder', async ({ runner }) => {
    check(runner.workspace)
    const step = await runner.run('main', {
      with: { mode: 'render', region: 'eu-west-2', 'output-dir': 'rendered', ...INPUTS },
    })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.log).toContain("Input 'cloud-init': Line 63: 'docker run --net=host …' was left out: ")
    const rendered = path.join(runner.workspace, 'rendered')
    expect(readFileSync(path.join(rendered, 'user-data.mime'), 'utf8')).toContain(
      '  - [touch, /data/words]\n',
    )
    const archive = path.join(rendered, 'from-workspace.tar')
    const listed = JSON.parse(outputOf('tar', ['--extract', '--to-stdout', '--file', archive, 'files.json']))
    expect(listed).toEqual([
      { file: 'files/0000', destination: '/opt/ci/cloud-init.yml', mode: '0644' },
      { file: 'files/0001', destination: '/opt/ci/set-up.sh', mode: '0644' },
    ])
  })

  it('that would break the bake is rejected before the account is asked', async ({ ec2, runner }) => {
    check(runner.workspace, '#cloud-config\npower_state: {mode: poweroff}\n')
    const before = (await ec2.calls()).length
    const step = await runner.run('main', { with: INPUTS, env: ec2.environment })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      "Input 'cloud-init' names 'ci/cloud-init.yml', which would break the bake. Line 2: 'power_state' is not possible: it ends the builder before the bake is done. Remove it: docs/environment.md says what is possible.",
    ])
    expect((await ec2.calls()).length).toBe(before)
  })

  it('whose script fails ends red with its exit status and its lines', async ({ ec2, runner }) => {
    check(runner.workspace)
    const env = { ...ec2.environment, ...scriptedPacker(runner.directory, FAILED) }
    const step = await runner.run('main', {
      with: { ...INPUTS, ...SYSTEM_PACKER, 'allow-cidr': '192.0.2.1/32' },
      env,
    })
    expect(step.exitCode).toBe(1)
    expect(step.errors[0], step.log).toMatch(/^The script of 'setup-script' failed with exit status 100\. /)
    expect(step.summary.split('\n').slice(0, 12)).toContain('E: Unable to locate package no-such-package')
  })
})
