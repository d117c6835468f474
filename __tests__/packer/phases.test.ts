import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhaseLog } from '../../src/packer/phase-log.ts'
import { phaseBegunBy, phases } from '../../src/packer/phases.ts'
import { RecordingRunner } from '../support/recording-runner.ts'

/** What Packer 1.16.0 with plugin amazon 1.8.2 said in a rehearsal. */
function realLog(name: string): string[] {
  return readFileSync(path.join(import.meta.dirname, 'logs', name), 'utf8')
    .trimEnd()
    .split('\n')
}

function phasesOf(log: string): string[] {
  const phaseLog = new PhaseLog(new RecordingRunner())
  for (const line of realLog(log)) phaseLog.line(line)
  return phaseLog.close().map((timing) => timing.phase)
}

describe('the phases of a real log', () => {
  it('of a bake with an environment are all, in their order, but for that of a setup script', () => {
    expect(phasesOf('baked.log')).toEqual(phases.filter((phase) => phase !== 'Running the setup script'))
  })

  it('of a cancelled bake end in the cleaning up', () => {
    expect(phasesOf('cancelled.log')).toEqual([
      'Packer checks the template',
      'Launching the builder',
      'Waiting for SSH',
      'Cleaning up',
    ])
  })

  it('of a builder that did not start end in the cleaning up', () => {
    expect(phasesOf('not-launched.log')).toEqual([
      'Packer checks the template',
      'Launching the builder',
      'Cleaning up',
    ])
  })
})

describe('what a guest prints', () => {
  it.each([
    '==> amazon-ebs.dask: bake-dask-ami: installing packages: docker.io pigz',
    '==> amazon-ebs.dask: provision.sh',
    '==> amazon-ebs.dask: Creating AMI tags',
  ])('begins no phase: %s', (line) => {
    expect(phaseBegunBy(line)).toBeUndefined()
  })
})

it.each([
  ['==> amazon-ebs.dask: bake-dask-ami: running the setup script set-up.sh', 'Running the setup script'],
  [
    '==> amazon-ebs.dask: bake-dask-ami: building the environment of a/uv.lock on a@sha256:1',
    'Building the environment',
  ],
])('what not every bake does begins a phase when it is done: %s', (line, phase) => {
  expect(phaseBegunBy(line)).toBe(phase)
})

describe('the log of the phases', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says something at least once a minute, and what Packer is busy with', () => {
    const runner = new RecordingRunner()
    const phaseLog = new PhaseLog(runner)
    phaseLog.line('==> amazon-ebs.dask: Waiting for SSH to become available...')
    for (let minute = 1; minute <= 10; minute += 1) {
      const before = runner.log.length
      vi.advanceTimersByTime(60_000)
      expect(runner.log.slice(before).join(), `minute ${minute}`).toMatch(/Waiting for SSH, for \d+ s so far/)
    }
    phaseLog.close()
  })

  it('says nothing of its own while Packer talks', () => {
    const runner = new RecordingRunner()
    const phaseLog = new PhaseLog(runner)
    for (let second = 0; second < 600; second += 30) {
      phaseLog.line('==> amazon-ebs.dask: ...')
      vi.advanceTimersByTime(30_000)
    }
    phaseLog.close()
    expect(runner.log.filter((line) => line.includes('so far'))).toEqual([])
  })

  it('takes the seconds of each phase, and says nothing after its end', () => {
    const runner = new RecordingRunner()
    const phaseLog = new PhaseLog(runner)
    vi.advanceTimersByTime(2500)
    phaseLog.line('==> amazon-ebs.dask: Launching a source AWS instance...')
    vi.advanceTimersByTime(40_000)
    const timings = phaseLog.close()
    vi.advanceTimersByTime(600_000)
    expect(timings).toEqual([
      { phase: 'Packer checks the template', seconds: 2.5 },
      { phase: 'Launching the builder', seconds: 40 },
    ])
    expect(phaseLog.close()).toBe(timings)
    expect(runner.log.at(-1)).toBe(']')
  })
})

it('keeps the lines without colours and spaces at their ends', () => {
  const phaseLog = new PhaseLog(new RecordingRunner())
  phaseLog.line('\u001b[1;32m==> amazon-ebs.dask: done\u001b[0m  \r')
  phaseLog.close()
  expect(phaseLog.lines).toEqual(['==> amazon-ebs.dask: done'])
})

it('a script that prints the words of earlier phases begins none', () => {
  const log = new PhaseLog(new RecordingRunner())
  const said = ['Provisioning with shell script: /run/provision.sh', 'Launching a source AWS instance...']
  for (let times = 0; times < 100; times += 1)
    for (const line of said) log.line(`==> amazon-ebs.dask: ${line}`)
  expect(log.close().map(({ phase }) => phase)).toEqual([
    'Packer checks the template',
    'Checking the container image',
  ])
})
