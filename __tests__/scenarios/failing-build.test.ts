import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { building } from '../support/account.ts'
import { SYSTEM_PACKER, scriptedPacker } from '../support/fake-packer.ts'
import { scenario } from '../support/scenario.ts'

const inputs = {
  'allow-cidr': '192.0.2.1/32',
  packages: 'no-such-package',
  ...SYSTEM_PACKER,
}

// As Packer 1.16.0 prints it, with two lines that the runner would obey if they came to it as they are.
const NO_SUCH_PACKAGE = `cat << 'END'
==> amazon-ebs.dask: Launching a source AWS instance...
==> amazon-ebs.dask: Provisioning with shell script: /temp/wait-for-cloud-init.sh
==> amazon-ebs.dask: bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:
==> amazon-ebs.dask: ##[set-output name=ami;]ami-evil
::add-path::/evil
==> amazon-ebs.dask: E: Unable to locate package no-such-package
==> amazon-ebs.dask: Provisioning step had errors: Running the cleanup provisioner, if present...
==> amazon-ebs.dask: bake-dask-ami: begin of /var/log/cloud-init-output.log
==> amazon-ebs.dask: all that cloud-init said
==> amazon-ebs.dask: bake-dask-ami: end of /var/log/cloud-init-output.log
==> amazon-ebs.dask: Terminating the source AWS instance...
Build 'amazon-ebs.dask' errored after 3 minutes 2 seconds: Script exited with non-zero exit status: 1.
END
exit 1`

const it = scenario().extend('bakeWith', ({ ec2, runner }) => (packer: string) => {
  const env = { ...ec2.environment, ...scriptedPacker(runner.directory, packer) }
  return runner.run('main', { with: inputs, env })
})

describe('a build that fails in the guest', () => {
  it('ends red with the lines that matter on top, and keeps its logs', async ({ bakeWith }) => {
    const step = await bakeWith(NO_SUCH_PACKAGE)
    expect(step.exitCode).toBe(1)
    expect(step.errors, step.log).toEqual([
      "apt knows no package 'no-such-package'. Check input 'packages' against the release of the source AMI.",
    ])
    const firstLines = step.summary.split('\n').slice(0, 10)
    expect(firstLines[0]).toBe('## The bake failed')
    expect(firstLines).toContain('E: Unable to locate package no-such-package')
    expect(step.summary).toContain("<details><summary>All of Packer's log</summary>")

    const logs = step.outputs['logs'] ?? ''
    expect(readdirSync(logs).toSorted()).toEqual(['cloud-init-output.log', 'packer.log'])
    expect(readFileSync(path.join(logs, 'cloud-init-output.log'), 'utf8')).toBe('all that cloud-init said\n')
    expect(Object.keys(step.outputs).toSorted()).toEqual(['cloud-init', 'logs', 'template', 'variables'])
  })

  it('cannot make the runner obey what a guest prints', async ({ bakeWith }) => {
    const { log, outputs } = await bakeWith(NO_SUCH_PACKAGE)
    const { commands, shown } = readOutput(log)
    expect(shown.filter((line) => line.includes('ami-evil'))).not.toEqual([])
    expect([...new Set(commands.map(({ name }) => name))].toSorted()).toEqual([
      ...['endgroup', 'error', 'group', 'warning'],
    ])
    expect(outputs).not.toHaveProperty('ami')
  })

  it('leaves nothing in the account that the post step does not remove', async ({
    ec2,
    runner,
    account,
    bakeWith,
  }) => {
    const step = await bakeWith(NO_SUCH_PACKAGE)
    const run = building(step.state['run-uuid'] ?? '')
    const group = await account.securityGroup('left', run)
    const instance = await account.instance(run, group)
    const image = await account.image(instance, step.state['ami-name'] ?? '', run)
    const keyPair = await account.keyPair('left', run)

    const post = await runner.run('post', { env: ec2.environment })
    expect(post).toMatchObject({ exitCode: 0, errors: [] })
    expect(post.log.trim().split('\n')).toEqual([
      `Removed instance ${instance}`,
      `Removed image ${image}`,
      `Removed security group ${group}`,
      `Removed key pair ${keyPair}`,
      `Cleaned up after run ${step.state['run-uuid']}: 4 removed, 0 left.`,
    ])
    for (const kind of ['instances', 'images', 'snapshots', 'volumes', 'security_groups', 'key_pairs']) {
      expect(await account.made(kind), kind).toEqual([])
    }
  })
})

describe('a build that says it went well', () => {
  it('and left no manifest is not taken for one', async ({ bakeWith }) => {
    const step = await bakeWith('echo fine')
    expect(step.exitCode).toBe(1)
    expect(step.errors, step.log).toEqual([
      expect.stringContaining("Packer's manifest is not there, so the image is not published."),
    ])
    expect(step.summary).toMatch(/^## The bake failed\n/)
    expect(step.outputs).not.toHaveProperty('ami')
    expect(step.state).not.toHaveProperty('outcome')
  })
})
