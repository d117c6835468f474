import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

const script = path.join(repository, '.ci/run')

describe('.ci/run', () => {
  let programs: string

  beforeEach(() => {
    programs = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-ci-'))
  })
  afterEach(() => rmSync(programs, { recursive: true, force: true }))

  /** Runs it with an `npm` that is a piece of shell. */
  function ciRun(npm: string) {
    writeFileSync(path.join(programs, 'npm'), `#!/bin/bash\n${npm}\n`)
    chmodSync(path.join(programs, 'npm'), 0o755)
    const env = { ...process.env, PATH: `${programs}:${process.env['PATH']}` }
    const { status, stdout, stderr } = spawnSync(script, { env, encoding: 'utf8' })
    return { status, said: `${stdout}${stderr}`, last: stdout.trimEnd().split('\n').at(-1) }
  }

  it('adds up what the steps counted', () => {
    const { status, said, last } = ciRun(`
      case "$*" in
        test) echo '1 passed, 0 failed'; echo noise; echo '100 passed, 0 failed';;
        'run rehearse -- --private-registry --environment uv --smoke --smoke-failures') echo '20 passed, 0 failed';;
        'run rehearse:faults') echo '9 passed, 0 failed';;
        'run rehearse:workflows') echo '20 passed, 0 failed';;
        'run rehearse -- --gpu-stand-in --hardened') echo '7 passed, 0 failed';;
        'run rehearse -- --input packages=no-such-package '*) echo '3 passed, 0 failed';;
        'run check:dist') echo '4 passed, 0 failed';;
        *) exit 9;;
      esac`)
    expect(last, said).toBe('163 passed, 0 failed')
    expect(status).toBe(0)
  })

  describe.each([
    ['beside others', 'run rehearse -- --gpu-stand-in --hardened'],
    ['by itself', 'run rehearse -- --private-registry --environment uv --smoke --smoke-failures'],
  ])('with a step that runs %s', (_where, command) => {
    it.each([
      ['counts failures', "echo '5 passed, 2 failed'; exit 1", '5 passed, 2 failed'],
      ['gives no count', 'echo fine', '0 passed, 1 failed'],
      ['ends badly without counting a failure', "echo '5 passed, 0 failed'; exit 3", '5 passed, 1 failed'],
      ['cannot even start', 'exit 127', '0 passed, 1 failed'],
      ['leaves a process running', "setsid sleep 600 & echo '5 passed, 0 failed'", '5 passed, 1 failed'],
    ])('is red when a step %s', (_case, shell, counts) => {
      const { status, said, last } = ciRun(`
        if [ "$*" = '${command}' ]; then ${shell}; else echo '0 passed, 0 failed'; fi`)
      expect(last, said).toBe(counts)
      expect(status).toBe(1)
    })
  })

  it('runs the workflows, the rehearsal for GPUs and the check of dist beside the fault injection', () => {
    const { last, said } = ciRun(`
      met() { touch "${programs}/$1"; for _ in {1..600}; do [ -e "${programs}/$2" ] && return; sleep 0.1; done; exit 3; }
      case "$*" in
        'run rehearse:faults') met faults workflows;;
        'run rehearse:workflows') met workflows gpu;;
        'run rehearse -- --gpu-stand-in --hardened') met gpu dist;;
        'run check:dist') met dist faults;;
      esac
      echo '1 passed, 0 failed'`)
    expect(last, said).toBe('7 passed, 0 failed')
  })

  it('is a script that shellcheck has nothing against', () => {
    const { status, stdout } = spawnSync('shellcheck', [script], { encoding: 'utf8' })
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })
})
