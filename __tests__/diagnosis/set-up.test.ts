import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { logOfFailedScript } from '../support/failed-scripts.ts'
import { aFailedBake } from '../support/outcomes.ts'

const diagnosed = (...printed: string[]) =>
  diagnose(aFailedBake(logOfFailedScript('set-up.sh', printed.join('\n'))))

const BEGIN = 'bake-dask-ami: running the setup script'

describe('a setup script that fails', () => {
  it('is named with its exit status and its last lines, whatever it printed', () => {
    const lines = ['1', '2', '3', '4', '5', 'E: Unable to locate package x', 'no space left on device']
    const end = 'bake-dask-ami: the setup script ended with exit status 100'
    const { code, what, evidence } = diagnosed(BEGIN, ...lines, end)
    expect({ code, what }).toEqual({
      code: 'setup-script-failed',
      what: "The script of 'setup-script' failed with exit status 100.",
    })
    expect(evidence.slice(0, 8)).toEqual([...lines, end])
    expect(evidence.length).toBeLessThanOrEqual(12)
  })

  it('may have taken the connection with it', () => {
    expect(diagnosed(BEGIN, 'rebooting')).toMatchObject({
      code: 'setup-script-failed',
      what: "The connection to the builder ended while the script of 'setup-script' was running.",
    })
  })

  it('is not the reason when files were in the way', () => {
    const line = 'bake-dask-ami: cannot put a file at /etc/ssl: the source AMI has a directory there'
    expect(diagnosed(line)).toMatchObject({
      code: 'files-not-placed',
      what: "Input 'files' puts a file at /etc/ssl, which is not possible: the source AMI has a directory there.",
    })
  })
})

describe('a setup script that succeeded', () => {
  it('is not the reason for a later failure, whatever it printed', () => {
    const log = [
      BEGIN,
      'E: Unable to locate package x',
      'bake-dask-ami: the setup script is done',
      'Provisioning with shell script: /temp/pull-images.sh',
      'write /x: no space left on device',
    ]
    expect(diagnosed(...log)).toMatchObject({ code: 'disk-full' })
  })

  it('does not pretend by its own words that it is done', () => {
    const log = [
      BEGIN,
      'bake-dask-ami: the setup script is done',
      'bake-dask-ami: the setup script ended with exit status 1',
    ]
    expect(diagnosed(...log)).toMatchObject({ code: 'setup-script-failed' })
  })
})
