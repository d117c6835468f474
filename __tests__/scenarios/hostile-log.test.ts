import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { outputs } from '../../src/report/outputs.ts'
import { SYSTEM_PACKER } from '../support/fake-packer.ts'
import { hostileLines } from '../support/hostile-lines.ts'
import { outsideOfBlocks } from '../support/markdown.ts'
import { realPacker } from '../support/real-packer.ts'
import { scenario } from '../support/scenario.ts'
import type { StepResult, TestRunner } from '../support/test-runner.ts'

// The real Packer and its amazon plugin bake on simulated instances, whose guest prints what would make a runner act.

const cloudInit = { lines: ['status: done', ...hostileLines, 'bake-dask-ami: cloud-init is done'] }
const docker = { lines: ['bake-dask-ami: pulling daskdev/dask:latest', ...hostileLines] }
const collected = {
  lines: [
    'bake-dask-ami: begin of /var/log/cloud-init-output.log',
    ...hostileLines,
    'bake-dask-ami: end of /var/log/cloud-init-output.log',
  ],
}

const it = scenario({ machines: 'simulated' }).extend(
  'bake',
  ({ ec2, runner }) =>
    async (scripts: Readonly<Record<string, unknown>>): Promise<StepResult> => {
      await ec2.set({ guest: null })
      await ec2.set({ guest: { scripts } })
      const env = { ...ec2.environment, ...realPacker(runner.directory) }
      return runner.run('main', { with: { 'allow-cidr': '127.0.0.1/32', ...SYSTEM_PACKER }, env })
    },
)

/** What a step gave to the runner beside its output and its state. */
function commandFile(runner: TestRunner, name: string): string {
  return readFileSync(path.join(runner.directory, 'commands-1', name), 'utf8')
}

/** Expects that the runner did what the step itself asked for, and nothing that the guest printed. */
function expectNothingActed(runner: TestRunner, { log, outputs: set, state, summary }: StepResult): void {
  const { commands, shown } = readOutput(log)
  const ours = ['group', 'endgroup', 'warning', 'error']
  expect(commands.filter(({ name }) => !ours.includes(name))).toEqual([])
  // An error may show the line that it was found by; no text of ours holds that word.
  const acting = commands.filter(({ name }) => name !== 'error')
  expect(acting.filter((command) => JSON.stringify(command).includes('evil'))).toEqual([])
  const groups = commands.map(({ name }) => name).filter((name) => name.endsWith('group'))
  expect(groups).toEqual(groups.map((_, index) => (index % 2 === 0 ? 'group' : 'endgroup')))

  expect(Object.keys(set).filter((name) => !Object.hasOwn(outputs, name))).toEqual([])
  expect(JSON.stringify([set, state])).not.toContain('evil')
  expect(commandFile(runner, 'github_env') + commandFile(runner, 'github_path')).toBe('')

  const outside = outsideOfBlocks(summary)
  expect(outside).not.toMatch(/<script|evil/)
  expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length)
  // Everything was shown all the same, but for what is meant for terminals.
  expect(shown.filter((line) => line.includes('evil')).length).toBeGreaterThanOrEqual(2 * 16)
}

describe('20 hostile lines through cloud-init, apt and Docker', () => {
  it('do nothing in a bake that goes well', async ({ runner, bake }) => {
    const step = await bake({ 'wait-for-cloud-init.sh': cloudInit, 'provision.sh': docker })
    expect(step.errors, step.log).toEqual([])
    expectNothingActed(runner, step)
    expect(step.outputs['ami']).toMatch(/^ami-[0-9a-f]{17}$/)
    expect(step.state['outcome']).toBe('ready')
    // Harmless lines are as Packer printed them, in its colours.
    expect(step.log).toContain(
      '\u001b[1;32m==> amazon-ebs.dask: bake-dask-ami: cloud-init is done\u001b[0m\n',
    )
    expect(step.summary).toMatch(/^## <code>ami-[0-9a-f]{17}<\/code> is ready\n/)
  })

  it('do nothing in a bake that fails, and do not hide why', async ({ runner, bake }) => {
    const failing = { lines: [...docker.lines, 'write /x: no space left on device'], exit: 1 }
    const scripts = { 'wait-for-cloud-init.sh': cloudInit, 'collect-logs.sh': collected }
    const step = await bake({ ...scripts, 'provision.sh': failing })
    expect(step.exitCode).toBe(1)
    expectNothingActed(runner, step)
    expect(step.outputs).not.toHaveProperty('ami')
    expect(readOutput(step.log).commands.filter(({ name }) => name === 'error')).toEqual([
      expect.objectContaining({ properties: { title: 'disk-full' } }),
    ])
    expect(step.summary).toMatch(/^## The bake failed\n\n\*\*The root volume is full\.\*\*/)
    expect(step.summary).toContain("<summary>All of the builder's cloud-init-output.log</summary>")
  })
})
