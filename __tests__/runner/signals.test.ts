import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

/** What a program prints that begins with our listening to signals; one that a signal ends gives undefined. */
function printed(program: string): string | undefined {
  const source = path.join(repository, 'src/runner/signals.ts')
  const code = `
    import { setTimeout as sleep } from 'node:timers/promises'
    const { onSignal } = await import(${JSON.stringify(source)})
    ${program}`
  const argv = ['--input-type=module', '--eval', code]
  const { stdout, signal } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
  return signal === null ? stdout : undefined
}

it('calls all who listen, in order, and nobody twice', () => {
  const program = `
    onSignal((name) => console.log('first', name))
    onSignal((name) => console.log('second', name))
    process.kill(process.pid, 'SIGINT')
    await sleep(50)
    process.kill(process.pid, 'SIGTERM')
    await sleep(50)
    console.log('alive')`
  expect(printed(program)).toBe('first SIGINT\nsecond SIGINT\nalive\n')
})

it('calls who comes later for a signal that came before, after what they do at once', () => {
  const program = `
    process.kill(process.pid, 'SIGTERM')
    await sleep(50)
    onSignal((name) => console.log('heard', name))
    console.log('listening')
    await sleep(50)`
  expect(printed(program)).toBe('listening\nheard SIGTERM\n')
})

it('calls nobody who has stopped listening, and ends nothing', () => {
  const program = `
    const stop = onSignal(() => console.log('heard'))
    stop()
    process.kill(process.pid, 'SIGINT')
    await sleep(50)
    console.log('alive')`
  expect(printed(program)).toBe('alive\n')
})
