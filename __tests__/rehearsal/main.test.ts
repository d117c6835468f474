import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../support/programs.ts'
import { repository } from '../support/repository.ts'

it('cancels the step, and waits for its end, when whoever started it and read its events is gone', async () => {
  const action = temporaryDirectory()
  const ended = path.join(action, 'ended')
  writeFileSync(path.join(action, 'action.yml'), 'runs: {using: node24, main: main.js}')
  // After the line that nobody reads any more, it takes its time.
  const end = `setTimeout(() => { require('fs').writeFileSync(${JSON.stringify(ended)}, ''); process.exit(1) }, 500)`
  const script = `process.on('SIGINT', () => { console.log('ending'); ${end} }); console.log('ready'); setInterval(() => {}, 1000)`
  writeFileSync(path.join(action, 'main.js'), script)
  const request = {
    action,
    entry: 'main',
    inputs: {},
    state: {},
    masks: [],
    environment: {},
    root: path.join(action, 'job'),
  }

  const program = path.join(repository, 'rehearsal/runner/main.ts')
  const runner = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  runner.stdin.write(`${JSON.stringify(request)}\n`)
  const [line] = await once(runner.stdout, 'data')
  expect(String(line)).toBe('{"line":"ready"}\n')
  runner.stdout.destroy()
  runner.stdin.end()
  expect(await once(runner, 'exit')).toEqual([0, null])
  expect(existsSync(ended)).toBe(true)
})
