import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { templateDirectory } from '../support/bakes.ts'
import { hardenedGuest } from '../support/guest-sandbox.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const scripts = readdirSync(templateDirectory).filter((name) => name.endsWith('.sh'))
const imageScripts = readdirSync(templateDirectory, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^image\/.*\.sh$/.test(name),
)

describe('the scripts that run in the builder', () => {
  it('are all there', () => {
    const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')
    const run = [...template.matchAll(/path\.root}\/([\w-]+\.sh)/g)].map((match) => match[1])
    // prepare.sh is run by cloud-init.
    expect(scripts).toEqual([...run, 'prepare.sh'].toSorted())
  })

  it.each([...scripts, ...imageScripts])('%s has nothing that shellcheck would report', (name) => {
    const { exitCode, said } = run('shellcheck', [name], { cwd: templateDirectory })
    expect(said).toBe('')
    expect(exitCode).toBe(0)
  })

  it('are checked by a shellcheck that does find faults', () => {
    const script = path.join(temporaryDirectory(), 'bad.sh')
    writeFileSync(script, '#!/bin/sh\nrm -rf $1/*\n')
    expect(run('shellcheck', [script]).said).toMatch(/SC2086/)
  })
})

describe('waiting for cloud-init', () => {
  const OUTPUT = 'E: Unable to locate package nope\n'

  /** Runs the script where cloud-init ends with this code, our own steps left their mark or not, and want a reboot or not. */
  function waitFor(
    exitCode: number,
    mark: 'mark' | 'no mark',
    reboot: 'reboot' | 'no reboot',
    output = OUTPUT,
  ) {
    const guest = hardenedGuest()
    guest.program('cloud-init', `echo "$@"; exit ${exitCode}`)
    guest.program('systemctl', 'echo "systemctl $*"')
    // The reboot comes in the middle of the sleep.
    guest.program('sleep', 'kill -HUP $PPID')
    guest.write('/var/log/cloud-init-output.log', output)
    if (mark === 'mark') guest.write('/var/lib/bake-dask-ami/prepared')
    if (reboot === 'reboot') guest.write('/run/bake-dask-ami/reboot')
    return guest.run('wait-for-cloud-init.sh')
  }

  const done = 'bake-dask-ami: cloud-init is done'
  const recoverable = `${done} with recoverable errors (above); our own steps succeeded, so the bake goes on`
  const failed = 'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:'
  const notPrepared = (code: number) =>
    `bake-dask-ami: cloud-init ended with code ${code}, and the image was not prepared; the end of its output:`
  const rebooting = 'bake-dask-ami: rebooting once, into the kernel that the driver was installed for'
  const itsOutput = OUTPUT.trimEnd()

  it.each([
    [0, 'mark', 'no reboot', 0, [done]],
    [2, 'mark', 'no reboot', 0, [recoverable]],
    [1, 'mark', 'no reboot', 1, [failed, itsOutput]],
    [0, 'no mark', 'no reboot', 1, [notPrepared(0), itsOutput]],
    [1, 'no mark', 'reboot', 1, [notPrepared(1), itsOutput]],
    [2, 'no mark', 'no reboot', 1, [notPrepared(2), itsOutput]],
    // 128 and the number of the signal.
    [0, 'mark', 'reboot', 129, [done, rebooting, 'systemctl reboot']],
  ] as const)('that ends with %i, %s, %s gives %s', (code, mark, reboot, expected, words) => {
    const { exitCode, said } = waitFor(code, mark, reboot)
    expect(said.trimEnd().split('\n')).toEqual(['status --wait --long', ...words])
    expect(exitCode).toBe(expected)
  })

  it('brings what our own steps warned of into the log', () => {
    const warning = 'bake-dask-ami: warning: an archive of the source AMI cannot be read'
    const { said } = waitFor(0, 'mark', 'no reboot', `${OUTPUT}${warning}\nbake-dask-ami: prepared\n`)
    expect(said.trimEnd().split('\n')).toEqual(['status --wait --long', done, warning])
  })
})

describe('the look at the builder before anything secret is uploaded', () => {
  function look(mark: 'mark' | 'no mark', timer: 'timer' | 'no timer', finished = true) {
    const guest = hardenedGuest()
    guest.program('cloud-init', 'echo "cloud-init $*" >&2; exit 2')
    if (finished) guest.write('/run/cloud-init/result.json', '{}')
    guest.program(
      'systemctl',
      `[ "$*" = 'is-active --quiet bake-dask-ami-deadline.timer' ] && ${timer === 'timer'}`,
    )
    guest.program('swapoff', 'echo "swapoff $*"')
    guest.program('install', 'echo "install $*"')
    if (mark === 'mark') guest.write('/var/lib/bake-dask-ami/prepared')
    return guest.run('check-builder.sh', { SUDO_USER: 'ubuntu' })
  }

  it.each([
    [
      'mark',
      'timer',
      0,
      'swapoff --all\ninstall --directory --mode=0700 --owner=ubuntu /dev/shm/bake-dask-ami\n',
    ],
    ['mark', 'no timer', 1, 'bake-dask-ami: the timer that ends a forgotten builder is not running\n'],
    ['no mark', 'timer', 1, 'bake-dask-ami: the connection ended before the builder was prepared\n'],
  ] as const)('that finds %s and %s ends with %i', (mark, timer, expected, words) => {
    expect(look(mark, timer)).toMatchObject({ exitCode: expected, said: words })
  })

  it('waits for cloud-init where it has not finished since a reboot', () => {
    expect(look('mark', 'timer').said).not.toContain('cloud-init')
    expect(look('mark', 'timer', false)).toMatchObject({
      exitCode: 0,
      said: expect.stringContaining('cloud-init status --wait\n'),
    })
  })
})

describe('the template', () => {
  const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')

  it('runs every script through the interpreter that its first line names, as noexec forbids all else', () => {
    const runs = [...template.matchAll(/path\.root}\/([\w-]+\.sh)"\n(?:.+\n)*? +execute_command += "(.*)"/g)]
    expect(runs).toHaveLength(scripts.length - 1)
    for (const [, name = '', command = ''] of runs) {
      const [, shell = ''] =
        /^#!\/bin\/(\w+)\n/.exec(readFileSync(path.join(templateDirectory, name), 'utf8')) ?? []
      const asRoot = `sudo -n env {{ .Vars }} ${shell} {{ .Path }}`
      // The builder's logs are readable without root for the group adm, to which cloud-init's default user belongs.
      expect(command).toBe(name === 'collect-logs.sh' ? `${asRoot} || ${shell} {{ .Path }}` : asRoot)
    }
  })

  it('has no field that is there for tests only, and no secret on a disk', () => {
    expect(template).not.toMatch(
      /custom_endpoint|skip_\w+_(?:check|validation)|insecure|access_key|secret_key/,
    )
  })

  it('gives the builder nothing that the image would keep and every instance pay for', () => {
    expect(template).not.toMatch(/^ *(?:iops|throughput) |ami_block_device_mappings \{/m)
  })

  it.each([
    /\bhttp_tokens += "required"/,
    /\bhttp_put_response_hop_limit = 2\n/,
    /\bimds_support += "v2\.0"/,
    /\bshutdown_behavior = "terminate"/,
    /\btemporary_key_pair_type += "ed25519"/,
  ])('says %s', (line) => {
    expect(template).toMatch(line)
  })
})

it('collects the logs of a builder in a form that the runner can take apart', () => {
  const guest = hardenedGuest()
  guest.write('/var/log/cloud-init-output.log', 'first\nsecond\n')
  // What a sandbox has mounted df need not see.
  guest.program('df', 'echo "Filesystem Mounted on"; exit 1')
  const { exitCode, said } = guest.run('collect-logs.sh')
  expect(said).toBe(
    `bake-dask-ami: the disks of the builder:
Filesystem Mounted on
bake-dask-ami: begin of /var/log/cloud-init-output.log
first
second
bake-dask-ami: end of /var/log/cloud-init-output.log
`,
  )
  expect(exitCode).toBe(0)
})
