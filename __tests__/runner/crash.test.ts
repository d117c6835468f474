import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readOutput } from '../../rehearsal/runner/workflow-commands.ts'
import { repository } from '../support/repository.ts'

/** Runs a program whose errors that nobody catches are reported by `onCrash`. */
function crash(body: string) {
  const file = (name: string) => JSON.stringify(path.join(repository, 'src', name))
  const program = `
    import { onCrash } from ${file('runner/crash.ts')}
    import { safeText } from ${file('runner/safe-line.ts')}
    onCrash((error) => console.log('caught:', safeText(String(error))), 3)
    ${body}
    setTimeout(() => {}, 60_000)`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
}

it.each([
  ['thrown in a timer', "setTimeout(() => { throw new Error('no\\n::add-mask::a') })"],
  ['of a promise that nobody awaits', "void Promise.reject(new Error('no\\n::add-mask::a'))"],
])('an error %s is reported by us, and not by node', (_, body) => {
  const { status, stdout, stderr } = crash(body)
  expect(status).toBe(3)
  expect(stdout).toBe('caught: Error: no\n: :add-mask::a\n')
  expect(stderr).toBe('')
  expect(readOutput(stdout).commands).toEqual([])
})
