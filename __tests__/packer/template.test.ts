import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { templateDirectory } from '../support/bakes.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const scripts = readdirSync(templateDirectory).filter((name) => name.endsWith('.sh'))

describe('the scripts that run in the builder', () => {
  it('are all there', () => {
    const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')
    const run = [...template.matchAll(/path\.root}\/([\w-]+\.sh)/g)].map((match) => match[1])
    // prepare.sh is run by cloud-init.
    expect(scripts).toEqual([...run, 'prepare.sh'].toSorted())
  })

  it.each(scripts)('%s has nothing that shellcheck would mend', (name) => {
    const { exitCode, said } = run('shellcheck', [name], { cwd: templateDirectory })
    expect(said).toBe('')
    expect(exitCode).toBe(0)
  })

  it('are judged by a shellcheck that does find fault', () => {
    const script = path.join(temporaryDirectory(), 'bad.sh')
    writeFileSync(script, '#!/bin/sh\nrm -rf $1/*\n')
    expect(run('shellcheck', [script]).said).toMatch(/SC2086/)
  })
})

describe('waiting for cloud-init', () => {
  /** Runs the script where cloud-init ends with this code, our own steps left their mark or not, and want a reboot or not. */
  function waitFor(exitCode: number, mark: 'mark' | 'no mark', reboot: 'reboot' | 'no reboot') {
    const directory = temporaryDirectory()
    const program = (name: string, shell: string) =>
      writeFileSync(path.join(directory, name), `#!/bin/sh\n${shell}\n`, { mode: 0o755 })
    const script = readFileSync(path.join(templateDirectory, 'wait-for-cloud-init.sh'), 'utf8')
      .replaceAll('/var/lib/bake-dask-ami', directory)
      .replaceAll('/run/bake-dask-ami', directory)
      .replaceAll('/var/log', directory)
      .replace('sleep 600', () => 'kill -HUP $$')
    writeFileSync(path.join(directory, 'wait.sh'), script)
    program('cloud-init', `echo "$@"; exit ${exitCode}`)
    program('systemctl', 'echo "systemctl $*"')
    writeFileSync(path.join(directory, 'cloud-init-output.log'), 'E: Unable to locate package nope\n')
    if (mark === 'mark') writeFileSync(path.join(directory, 'prepared'), '')
    if (reboot === 'reboot') writeFileSync(path.join(directory, 'reboot'), '')
    const env = { PATH: `${directory}:${process.env['PATH']}` }
    return run('/bin/sh', [path.join(directory, 'wait.sh')], { env })
  }

  const done = 'bake-dask-ami: cloud-init is done'
  const recoverable = `${done} with recoverable errors (above); our own steps succeeded, so the bake goes on`
  const failed = 'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:'
  const notPrepared = (code: number) =>
    `bake-dask-ami: cloud-init ended with code ${code}, and the image was not prepared; the end of its output:`
  const rebooting = 'bake-dask-ami: rebooting once, into the kernel that the driver was installed for'
  const itsOutput = 'E: Unable to locate package nope'

  it.each([
    [0, 'mark', 'no reboot', 0, [done]],
    [2, 'mark', 'no reboot', 0, [recoverable]],
    [1, 'mark', 'no reboot', 1, [failed, itsOutput]],
    [0, 'no mark', 'no reboot', 1, [notPrepared(0), itsOutput]],
    [1, 'no mark', 'reboot', 1, [notPrepared(1), itsOutput]],
    [2, 'no mark', 'no reboot', 1, [notPrepared(2), itsOutput]],
    // Ended by the reboot in the middle of its sleep.
    [0, 'mark', 'reboot', null, [done, rebooting, 'systemctl reboot']],
  ] as const)('that ends with %i, %s, %s gives %s', (code, mark, reboot, expected, words) => {
    const { exitCode, said } = waitFor(code, mark, reboot)
    expect(said.trimEnd().split('\n')).toEqual(['status --wait --long', ...words])
    expect(exitCode).toBe(expected)
  })
})

describe('the look at the builder before anything secret is uploaded', () => {
  function look(mark: 'mark' | 'no mark', timer: 'timer' | 'no timer') {
    const directory = temporaryDirectory()
    const program = (name: string, shell: string) =>
      writeFileSync(path.join(directory, name), `#!/bin/sh\n${shell}\n`, { mode: 0o755 })
    const script = readFileSync(path.join(templateDirectory, 'check-builder.sh'), 'utf8').replaceAll(
      '/var/lib/bake-dask-ami',
      directory,
    )
    writeFileSync(path.join(directory, 'check.sh'), script)
    program('cloud-init', 'exit 2')
    program(
      'systemctl',
      `[ "$*" = 'is-active --quiet bake-dask-ami-deadline.timer' ] && ${timer === 'timer'}`,
    )
    program('swapoff', 'echo "swapoff $*"')
    program('install', 'echo "install $*"')
    if (mark === 'mark') writeFileSync(path.join(directory, 'prepared'), '')
    const env = { PATH: `${directory}:${process.env['PATH']}`, SUDO_USER: 'ubuntu' }
    return run('/bin/sh', [path.join(directory, 'check.sh')], { env })
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
})

describe('the template', () => {
  const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')

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
  const directory = temporaryDirectory()
  cpSync(path.join(templateDirectory, 'collect-logs.sh'), path.join(directory, 'collect-logs.sh'))
  const script = path.join(directory, 'collect-logs.sh')
  writeFileSync(script, readFileSync(script, 'utf8').replaceAll('/var/log', directory))
  writeFileSync(path.join(directory, 'cloud-init-output.log'), 'first\nsecond\n')
  const { said } = run('/bin/sh', [script])
  expect(said).toMatch(/^bake-dask-ami: the disks of the builder:\nFilesystem .* Mounted on\n/)
  expect(said.slice(said.indexOf('bake-dask-ami: begin'))).toBe(
    `bake-dask-ami: begin of ${directory}/cloud-init-output.log
first
second
bake-dask-ami: end of ${directory}/cloud-init-output.log
`,
  )
})
