import { createReadStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect } from 'vitest'
import { fakePacker, programOnPath } from '../support/fake-packer.ts'
import type { RecordedCall } from '../support/local-ec2.ts'
import { outputOf } from '../support/programs.ts'
import { testSetup } from '../support/repository.ts'
import { scenario } from '../support/scenario.ts'
import type { RunningStep, StepResult } from '../support/test-runner.ts'

const inputs = { 'allow-cidr': '192.0.2.1/32', 'packer-version': 'system' }

const it = scenario()
  .extend('startBake', ({ ec2, runner }) => {
    /** A bake with the fake Packer; further inputs and environment as given. */
    return (more: Record<string, string> = {}, env: Record<string, string> = {}): RunningStep => {
      const all = { ...ec2.environment, ...fakePacker(runner.directory), ...env }
      return runner.start('main', { with: { ...inputs, ...more }, env: all })
    }
  })
  /** What a step that was cancelled before anything was launched has to say, and post has nothing to do. */
  .extend('expectNothingLaunched', ({ ec2, runner }) => async (main: StepResult): Promise<void> => {
    expect(main.exitCode, main.log).toBe(1)
    expect(main.errors).toEqual(['The bake was cancelled. Nothing was launched.'])
    expect(main.summary).toBe('## The bake was cancelled\n\nNothing was launched.\n\n')
    expect(await runner.run('post', { env: ec2.environment })).toMatchObject({
      ...{ exitCode: 0, log: 'Nothing to clean up.\n' },
    })
  })
  /** Nothing is left of the run after post. */
  .extend('expectNothingLeft', ({ ec2, runner, account }) => async (main: StepResult): Promise<void> => {
    expect(main.exitCode, main.log).toBe(1)
    expect(main.errors).toEqual([
      expect.stringMatching(/^The bake was cancelled\. The post step removes what is left/),
    ])
    await ec2.set({ faults: [] })
    const post = await runner.run('post', { env: ec2.environment })
    expect(post.log).toMatch(/Removed image ami-/)
    for (const kind of ['instances', 'images', 'snapshots', 'volumes', 'security_groups', 'key_pairs']) {
      expect(await account.made(kind), kind).toEqual([])
    }
  })
it.afterEach(({ ec2 }) => ec2.set({ faults: [] }))

/** Waits until the log of a step holds a text; a step that ends before is shown. */
async function logged(step: RunningStep, piece: string): Promise<void> {
  const ended = step.finished.then(({ log }) => Promise.reject(new Error(`it ended:\n${log}`)))
  await Promise.race([expect.poll(() => step.log(), { timeout: 120_000 }).toContain(piece), ended])
}

async function cancelled(step: RunningStep): Promise<StepResult> {
  step.cancel()
  return step.finished
}

describe('a bake that is cancelled before it has launched anything', () => {
  it('while it asks the account', async ({ ec2, startBake, expectNothingLaunched }) => {
    await ec2.set({ faults: [{ action: 'DescribeSubnets', code: 'InternalError', delay: 20 }] })
    const step = startBake()
    await logged(step, 'Surveying the account')
    await expectNothingLaunched(await cancelled(step))
  })

  it('in the middle of a download', async ({ startBake, expectNothingLaunched }) => {
    const mirror = await hangingServer()
    const more = { 'packer-version': '1.16.0', 'packer-mirror': mirror.base }
    const step = startBake(more)
    await mirror.asked
    await expectNothingLaunched(await cancelled(step))
    mirror.server.closeAllConnections()
    mirror.server.close()
  })

  it('while Packer is looked at', async ({ ec2, runner, expectNothingLaunched }) => {
    const ready = path.join(runner.directory, 'ready')
    outputOf('mkfifo', [ready])
    // It ends with the directory of the test.
    const hangs = `echo ready > '${ready}'; while [ -e '${ready}' ]; do sleep 0.1; done`
    const packer = programOnPath(runner.directory, 'packer', hangs)
    const hung = { ...packer, ...ec2.environment }
    const step = runner.start('main', { with: inputs, env: hung })
    expect(await text(createReadStream(ready))).toBe('ready\n')
    await expectNothingLaunched(await cancelled(step))
  })
})

describe('a bake that is cancelled after its image was made', () => {
  it('while it is published', async ({ ec2, startBake, expectNothingLeft }) => {
    await ec2.set({ faults: [{ action: 'CreateTags', code: 'InternalError', delay: 20 }] })
    const step = startBake()
    // The first thing that publishing asks; preflight asks for the source image too, and the fake Packer, by another SDK.
    const begun = (call: RecordedCall) => call.action === 'DescribeImages' && isOurs(call) && namesImage(call)
    const publishing = async () => {
      const calls = await ec2.calls()
      const made = calls.findLastIndex(({ action }) => action === 'CreateImage')
      return made >= 0 && calls.slice(made).some(begun)
    }
    await expect.poll(publishing, { timeout: 120_000 }).toBe(true)
    await expectNothingLeft(await cancelled(step))
  })

  it('while the client of its smoke test is made, of which no process is left', async ({
    runner,
    startBake,
    expectNothingLeft,
  }) => {
    const [started = '', alive = ''] = ['started', 'alive'].map((name) => path.join(runner.directory, name))
    outputOf('mkfifo', [started, alive])
    // As `python -m venv` does, it lets another program work; both end with the directory of the test.
    const works = `sh -c 'echo preparing > "${started}"; while [ -e "${alive}" ]; do sleep 0.1; done'`
    const venv = `exec 3> '${alive}'; ${works}; true`
    // What the fake Packer says of the image is the version that runs it.
    const version = outputOf(testSetup().python, ['-c', 'import platform; print(platform.python_version())'])
    const name = `python${version.split('.').slice(0, 2).join('.')}`
    const python = programOnPath(
      runner.directory,
      name,
      `[ "$1" = -c ] && echo ${version.trim()} || { ${venv}; }`,
    )
    const step = startBake({ 'smoke-test': 'true' }, python)
    const left = text(createReadStream(alive))
    const ended = step.finished.then(({ log }) => log)
    expect(await Promise.race([text(createReadStream(started)), ended])).toBe('preparing\n')
    const main = await cancelled(step)
    expect(await left).toBe('')
    await expectNothingLeft(main)
  })
})

it('a bake that is not allowed to publish does not say that nothing was launched', async ({
  ec2,
  startBake,
}) => {
  await ec2.set({ faults: [{ action: 'CreateTags', code: 'UnauthorizedOperation' }] })
  const main = await startBake().finished
  expect(main.exitCode).toBe(1)
  expect(main.errors).toEqual([expect.stringContaining('may not call ec2:CreateTags')])
  expect(main.summary).toMatch(/^## The bake failed\n/)
})

function isOurs({ user_agent }: RecordedCall): boolean {
  return user_agent.includes('aws-sdk-js')
}

function namesImage({ parameters }: RecordedCall): boolean {
  return Object.keys(parameters).some((name) => name.startsWith('ImageId'))
}

/** A server that answers the first request with the beginning of a body, and then says nothing more. */
async function hangingServer(): Promise<{ server: Server; base: string; asked: Promise<void> }> {
  let heard = () => {}
  const asked = new Promise<void>((resolve) => {
    heard = resolve
  })
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': 100_000 })
    response.write('PK', () => heard())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}
