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
  /** Runs the script with a cloud-init that ends with this code, where our own steps left their mark or did not. */
  function waitFor(exitCode: number, prepared: boolean) {
    const directory = temporaryDirectory()
    const script = readFileSync(path.join(templateDirectory, 'wait-for-cloud-init.sh'), 'utf8')
      .replaceAll('/run/bake-dask-ami', directory)
      .replaceAll('/var/log', directory)
    writeFileSync(path.join(directory, 'wait.sh'), script)
    writeFileSync(path.join(directory, 'cloud-init'), `#!/bin/sh\necho "$@"; exit ${exitCode}\n`, {
      mode: 0o755,
    })
    writeFileSync(path.join(directory, 'cloud-init-output.log'), 'E: Unable to locate package nope\n')
    if (prepared) writeFileSync(path.join(directory, 'prepared'), '')
    const env = { PATH: `${directory}:${process.env['PATH']}` }
    return run('/bin/sh', [path.join(directory, 'wait.sh')], { env })
  }

  it.each([
    [0, true, 0, ['bake-dask-ami: cloud-init is done']],
    [
      2,
      true,
      0,
      [
        'bake-dask-ami: cloud-init is done with recoverable errors (above); our own steps succeeded, so the bake goes on',
      ],
    ],
    [
      1,
      true,
      1,
      [
        'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:',
        'E: Unable to locate package nope',
      ],
    ],
    [
      0,
      false,
      1,
      [
        'bake-dask-ami: cloud-init ended with code 0, and the image was not prepared; the end of its output:',
        'E: Unable to locate package nope',
      ],
    ],
    [
      1,
      false,
      1,
      [
        'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
        'E: Unable to locate package nope',
      ],
    ],
    [
      2,
      false,
      1,
      [
        'bake-dask-ami: cloud-init ended with code 2, and the image was not prepared; the end of its output:',
        'E: Unable to locate package nope',
      ],
    ],
  ])('that ends with %i, our mark there: %s, gives %i', (code, prepared, expected, words) => {
    const { exitCode, said } = waitFor(code, prepared)
    expect(said.trimEnd().split('\n')).toEqual(['status --wait --long', ...words])
    expect(exitCode).toBe(expected)
  })
})

describe('the template', () => {
  const template = readFileSync(path.join(templateDirectory, 'bake.pkr.hcl'), 'utf8')

  it('has no field that is there for tests only, and no secret on a disk', () => {
    expect(template).not.toMatch(
      /custom_endpoint|skip_\w+_(?:check|validation)|insecure|access_key|secret_key/,
    )
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
  expect(run('/bin/sh', [script]).said).toBe(
    `bake-dask-ami: begin of ${directory}/cloud-init-output.log
first
second
bake-dask-ami: end of ${directory}/cloud-init-output.log
`,
  )
})
