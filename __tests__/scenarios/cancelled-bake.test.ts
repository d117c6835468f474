import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { isRunning } from '../../src/process/detached.ts'
import { building } from '../support/account.ts'
import { SYSTEM_PACKER, scriptedPacker } from '../support/fake-packer.ts'
import { outputOf } from '../support/programs.ts'
import { scenario } from '../support/scenario.ts'

const inputs = {
  'allow-cidr': '192.0.2.1/32',
  ...SYSTEM_PACKER,
}

const it = scenario().extend('startBake', ({ ec2, runner }) => {
  /** Starts a bake whose Packer says when it builds, and cleans up when it is asked to end. */
  return async () => {
    const [started, alive] = ['started', 'alive'].map((name) => path.join(runner.directory, name))
    outputOf('mkfifo', [started ?? '', alive ?? ''])
    // Like Packer: the outer process ignores SIGINT, the inner one cleans up, which takes a while. Both end with the
    // directory of the test, whatever happens.
    const packer = `
    exec 3> '${alive}'
    trap : INT
    sh -c 'trap "sleep 1; echo cleaned up >&3; exit 1" INT; echo building > "${started}"; while [ -e "${alive}" ]; do sleep 0.1; done'
    exit 1`
    const env = { ...ec2.environment, ...scriptedPacker(runner.directory, packer) }
    const step = runner.start('main', { with: inputs, env })
    const words = text(createReadStream(alive ?? ''))
    const ended = step.finished.then(({ log }) => log)
    const building = text(createReadStream(started ?? ''))
    expect(await Promise.race([building, ended])).toBe('building\n')
    // Packer may come to say so before the step has saved its process.
    const state = path.join(runner.directory, 'commands-1', 'github_state')
    while (!readFileSync(state, 'utf8').includes('packer-pid')) await sleep(20)
    return { step, words, env }
  }
})

describe.each(['SIGINT', 'SIGTERM'] as const)('a bake that is cancelled by %s', (signal) => {
  it('ends at once, and the post step looks after what is left', async ({ runner, account, startBake }) => {
    const { step, words, env } = await startBake()
    step.signal(signal)
    const main = await step.finished
    expect(main.exitCode).toBe(1)
    expect(main.errors, main.log).toEqual([expect.stringMatching(/^The bake was cancelled\./)])
    expect(main.summary).toMatch(/^## The bake was cancelled\n/)
    expect(main.log).toContain(`::warning::${signal} received: Packer ends the builder now`)

    const keyPair = await account.keyPair(`left-${signal}`, building(main.state['run-uuid'] ?? ''))
    const post = await runner.run('post', { env })
    expect(post).toMatchObject({ exitCode: 0, errors: [] })
    expect(post.log).toContain(`Removed key pair ${keyPair}\n`)
    expect(await words).toBe('cleaned up\n')
    expect(isRunning(Number(main.state['packer-pid']))).toBe(false)
    expect(await account.made('key_pairs')).toEqual([])
  })
})

describe('a bake whose step is killed', () => {
  it('leaves a Packer that the post step ends', async ({ runner, startBake }) => {
    const { step, words, env } = await startBake()
    step.signal('SIGKILL')
    const main = await step.finished
    expect(main.exitCode).toBeUndefined()
    const pid = Number(main.state['packer-pid'])
    expect(isRunning(pid)).toBe(true)

    const post = await runner.run('post', { env })
    expect(post.log).toMatch(/^Packer is still cleaning up; waiting for it\.\n/)
    expect(post.log).toMatch(/Cleaned up after run \S+: 0 removed, 0 left\.\n$/)
    expect(await words).toBe('cleaned up\n')
    expect(isRunning(pid)).toBe(false)
  })
})
