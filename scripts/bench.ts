// npm run bench: how long a user waits for the step itself. Prints figures and checks none, since machines differ.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ArchiveProxy } from '../__tests__/support/archive-server.ts'
import { fakePacker } from '../__tests__/support/fake-packer.ts'
import { startLocalEc2 } from '../__tests__/support/local-ec2.ts'
import { RegistryServer } from '../__tests__/support/registry-server.ts'
import { type StepOptions, TestRunner } from '../__tests__/support/test-runner.ts'
import { installFigures } from './bench-install.ts'

const STARTS = 21
const BAKES = 5
const REUSES = 5

/** The start of `mode: render`, which loads no SDK, over that of node with nothing to do; in turns, so that both see the same machine. */
async function start(): Promise<void> {
  const render: StepOptions = { with: { mode: 'render', region: 'eu-west-2', 'output-dir': 'rendered' } }
  const bare: number[] = []
  const rendering: number[] = []
  for (let turn = 0; turn < STARTS; turn += 1) {
    bare.push(secondsOf(() => spawnSync(process.execPath, ['-e', '0'])))
    rendering.push(await stepSeconds(render))
  }
  const ratio = median(rendering) / median(bare)
  console.log(`node -e 0:            ${milliseconds(bare)}`)
  console.log(`mode: render:         ${milliseconds(rendering)}`)
  console.log(`start over bare node: ${ratio.toFixed(2)} (goal: 3 or less)`)
}

/** What a bake takes beside Packer: inputs, survey, plan, rendering, publishing, report; on the local EC2, which answers at once. */
async function outsidePacker(): Promise<void> {
  const ec2 = await startLocalEc2()
  try {
    await ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 } })
    const outside: number[] = []
    for (let turn = 0; turn < BAKES; turn += 1) outside.push(await bakeOutsidePacker(ec2.environment))
    console.log(`step outside Packer:  ${seconds(outside)} (goal: 3 s or less)`)
  } finally {
    await ec2.stop()
  }
}

async function bakeOutsidePacker(environment: Readonly<Record<string, string>>): Promise<number> {
  const runner = new TestRunner()
  try {
    const times = path.join(runner.directory, 'packer-seconds')
    const env = { ...environment, ...fakePacker(runner.directory), FAKE_PACKER_TIMES: times }
    const inputs = { 'allow-cidr': '192.0.2.1/32', 'packer-version': 'system' }
    const baked = await runner.run('main', { with: inputs, env })
    if (baked.exitCode !== 0) throw new Error(`the bake failed:\n${baked.log}`)
    const inPacker = readFileSync(times, 'utf8').trim().split('\n').map(Number)
    return baked.seconds - inPacker.reduce((sum, one) => sum + one, 0)
  } finally {
    runner.remove()
  }
}

/** A nightly in which nothing has changed, with a registry and archives on this machine. */
async function reusing(): Promise<void> {
  const [ec2, registry, archives] = await Promise.all([
    startLocalEc2(),
    RegistryServer.start(),
    ArchiveProxy.start(),
  ])
  const runner = new TestRunner()
  try {
    registry.index('1')
    const env = { ...ec2.environment, ...fakePacker(runner.directory), HTTP_PROXY: archives.url }
    const image = { 'docker-image': `${registry.host}/team/dask:1`, 'docker-source': 'distro' }
    const inputs = {
      ...image,
      rebake: 'when-changed',
      'allow-cidr': '192.0.2.1/32',
      'packer-version': 'system',
    }
    const times: number[] = []
    let calls = 0
    for (let night = 0; night <= REUSES; night += 1) {
      const before = (await ec2.calls()).length
      const step = await runner.run('main', { with: inputs, env })
      if (step.exitCode !== 0) throw new Error(`the step failed:\n${step.log}`)
      if (night === 0) continue
      if (step.outputs['reused'] !== 'true') throw new Error(`nothing was reused:\n${step.log}`)
      times.push(step.seconds)
      calls = (await ec2.calls()).length - before
    }
    console.log(
      `reuse:                ${seconds(times)}, ${calls} API calls (goals: 3 s and 8 calls or fewer)`,
    )
  } finally {
    runner.remove()
    await Promise.all([ec2.stop(), registry.stop(), archives.stop()])
  }
}

/** Packer and its plugin, 200 MB of programs: verified from a server on this machine, then from the cache, verified again. */
async function installing(): Promise<void> {
  const { first, again, requestsAgain } = await installFigures()
  console.log(`install, downloaded:  ${seconds(first)}`)
  console.log(`install, cached:      ${seconds(again)}, ${requestsAgain} requests`)
}

async function stepSeconds(options: StepOptions): Promise<number> {
  const runner = new TestRunner()
  try {
    const ended = await runner.run('main', options)
    if (ended.exitCode !== 0) throw new Error(`the step failed:\n${ended.log}`)
    return ended.seconds
  } finally {
    runner.remove()
  }
}

function secondsOf(body: () => void): number {
  const started = performance.now()
  body()
  return (performance.now() - started) / 1000
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function milliseconds(values: readonly number[]): string {
  const text = (value: number) => (value * 1000).toFixed(0)
  return `${text(median(values))} ms (${text(Math.min(...values))} to ${text(Math.max(...values))}; ${values.length} runs)`
}

function seconds(values: readonly number[]): string {
  const text = (value: number) => value.toFixed(2)
  return `${text(median(values))} s (${text(Math.min(...values))} to ${text(Math.max(...values))}; ${values.length} runs)`
}

await start()
await outsidePacker()
await reusing()
await installing()
