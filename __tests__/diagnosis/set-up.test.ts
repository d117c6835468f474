import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { planOf } from '../support/facts.ts'
import { logOfFailedScript } from '../support/failed-scripts.ts'
import { aFailedBake } from '../support/outcomes.ts'
import { requestOf } from '../support/requests.ts'

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

describe('a failure of cloud-init after the steps of the bake', () => {
  const printed = [
    'bake-dask-ami: cloud-init failed with code 1 after our own steps; the end of its output:',
    'E: Unable to locate package x',
  ].join('\n')
  const log = logOfFailedScript('wait-for-cloud-init.sh', printed)

  it('is one of what the user added, whatever that printed', () => {
    const cloudInit = { type: 'x-shellscript', text: '#!/bin/sh\n' } as const
    const { code, evidence } = diagnose(aFailedBake(log, { plan: { ...planOf(requestOf()), cloudInit } }))
    expect(code).toBe('own-cloud-init-failed')
    expect(evidence).toContain('E: Unable to locate package x')
  })

  it('is not where the user added nothing', () => {
    expect(diagnose(aFailedBake(log)).code).toBe('package-not-found')
  })
})
