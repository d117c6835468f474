import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/diagnosis/diagnosis.ts'
import { aFailedBake } from '../support/outcomes.ts'

const prefix = '==> amazon-ebs.dask: '

/** The end of a bake whose packages do not exist, as Packer prints it. */
const noSuchPackage = [
  `${prefix}Provisioning with shell script: /home/runner/work/_temp/bake-dask-ami-b6cb22a1/wait-for-cloud-init.sh`,
  `${prefix}...............`,
  `${prefix}status: error`,
  `${prefix}bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:`,
  `${prefix}bake-dask-ami: installing packages: docker.io no-such-package`,
  `${prefix}Reading package lists...`,
  `${prefix}Building dependency tree...`,
  `${prefix}Reading state information...`,
  `${prefix}E: Unable to locate package no-such-package`,
  prefix.trimEnd(),
  `${prefix}2026-11-24 03:01:38,123 - cc_scripts_user.py[WARNING]: Failed to run module scripts-user`,
  `${prefix}Provisioning step had errors: Running the cleanup provisioner, if present...`,
  `${prefix}Terminating the source AWS instance...`,
  "Build 'amazon-ebs.dask' errored after 3 minutes: Script exited with non-zero exit status: 1.",
]

describe('the evidence', () => {
  it('is the telling line among its neighbours, without Packer’s prefix, empty lines and the cleaning up', () => {
    expect(diagnose(aFailedBake(noSuchPackage))).toEqual({
      code: 'package-not-found',
      what: "apt knows no package 'no-such-package'.",
      remedy: "Check input 'packages' against the release of the source AMI.",
      evidence: [
        'Reading package lists...',
        'Building dependency tree...',
        'Reading state information...',
        'E: Unable to locate package no-such-package',
        '2026-11-24 03:01:38,123 - cc_scripts_user.py[WARNING]: Failed to run module scripts-user',
      ],
    })
  })

  it('is the cause, whatever the cleaning up fails of', () => {
    const lines = [...noSuchPackage, `${prefix}api error RequestLimitExceeded: Request limit exceeded.`]
    expect(diagnose(aFailedBake(lines)).code).toBe('package-not-found')
  })

  it('of an unknown failure is the last errors of the log, at most eight', () => {
    const errors = Array.from({ length: 12 }, (_, index) => `${prefix}error ${index} of something new`)
    const diagnosis = diagnose(aFailedBake([`${prefix}fine`, ...errors, `${prefix}also fine`]))
    expect(diagnosis.code).toBe('build-failed')
    expect(diagnosis.evidence).toEqual(
      [4, 5, 6, 7, 8, 9, 10, 11].map((index) => `error ${index} of something new`),
    )
  })

  it('of an unknown failure without errors is the end of the log', () => {
    expect(diagnose(aFailedBake(['one', '', prefix.trimEnd(), 'two'])).evidence).toEqual(['one', 'two'])
  })

  it('of a log that is empty is nothing', () => {
    expect(diagnose(aFailedBake([]))).toMatchObject({ code: 'build-failed', evidence: [] })
  })
})

describe('a bake that took too long', () => {
  const log = readFileSync(path.join(import.meta.dirname, '../packer/logs/cancelled.log'), 'utf8').split('\n')

  it('is named with the phase that it was in, and with what was said last', () => {
    const timings = (['Launching the builder', 'Waiting for SSH', 'Cleaning up'] as const).map((phase) => ({
      phase,
      seconds: 1,
    }))
    const diagnosis = diagnose(aFailedBake(log, { ending: 'timed-out', timings }))
    expect(diagnosis).toMatchObject({
      code: 'build-timeout',
      what: 'The bake took longer than 45 minutes and was ended in the phase "Waiting for SSH".',
      remedy: "Raise 'build-timeout-minutes', or look at the last lines for what it was waiting for.",
    })
    expect(diagnosis.evidence).toHaveLength(8)
    expect(diagnosis.evidence.at(-1)).toBe('Cleanly cancelled builds after being interrupted.')
  })

  it('is named so even if its log holds a known failure', () => {
    expect(diagnose(aFailedBake(noSuchPackage, { ending: 'timed-out' })).code).toBe('build-timeout')
  })
})
