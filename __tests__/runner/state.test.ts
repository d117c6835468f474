import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RunState } from '../../src/runner/state.ts'
import { temporaryDirectory } from '../support/programs.ts'

const RUN = {
  runUuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  amiName: 'dask',
  regions: ['eu-west-2', 'us-east-1'],
}

/** The state of a main step and that of its post step, which has what the other saved. */
function steps(forged: Readonly<Record<string, string>> = {}) {
  const file: Record<string, string> = {}
  const saveState = (name: string, value: string) => {
    file[name] = value
  }
  // GitHub's runner gives a step's state to its post step alone.
  const main = new RunState({ saveState, getState: () => '' })
  const post = new RunState({ saveState, getState: (name) => ({ ...file, ...forged })[name] ?? '' })
  return { main, post, file }
}

it('is empty at first', async () => {
  const { post } = steps()
  expect(post.hasRun()).toBe(false)
  expect(post.readRun()).toBeUndefined()
  expect(post.readOutcome()).toBe('building')
  expect(post.readAccount()).toBeUndefined()
  expect(post.readRole()).toBeUndefined()
  expect(post.hasProcess('packer')).toBe(false)
  expect(post.readProcess('packer')).toBeUndefined()
  expect(await post.readDirectory('packer-temporary', '/nowhere')).toBeUndefined()
})

it('gives the main step and its post step what was saved', async () => {
  const { main, post } = steps()
  const tempDirectory = temporaryDirectory()
  main.saveRun(RUN)
  main.saveOutcome('ready-not-swept')
  main.saveAccount('123456789012')
  main.saveRole('arn:aws:iam::123456789012:role/bake')
  main.saveProcess('packer', process.pid)
  const directory = await main.makeDirectory('role-directory', tempDirectory)
  for (const state of [main, post]) {
    expect(state.readRun()).toEqual(RUN)
    expect(state.hasProcess('main')).toBe(true)
    expect(state.readOutcome()).toBe('ready-not-swept')
    expect(state.readAccount()).toBe('123456789012')
    expect(state.readRole()).toBe('arn:aws:iam::123456789012:role/bake')
    expect(state.hasProcess('packer')).toBe(true)
    expect(await state.readDirectory('role-directory', tempDirectory)).toBe(directory)
  }
})

it('makes directories that their owner alone may enter', async () => {
  const tempDirectory = temporaryDirectory()
  const umask = process.umask(0o000)
  try {
    const directory = await steps().main.makeDirectory('client-unfinished', tempDirectory)
    expect(path.dirname(directory)).toBe(tempDirectory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
  } finally {
    process.umask(umask)
  }
})

it('gives no directory that is gone already', async () => {
  const { main, post } = steps()
  const tempDirectory = path.join(temporaryDirectory(), 'gone')
  expect(existsSync(tempDirectory)).toBe(false)
  await expect(main.makeDirectory('role-directory', tempDirectory)).rejects.toThrow('ENOENT')
  expect(await post.readDirectory('role-directory', tempDirectory)).toBeUndefined()
})

describe('what the main step cannot have saved', () => {
  it('is no good image, so that the post step sweeps', () => {
    expect(steps({ outcome: 'ready, as I say' }).post.readOutcome()).toBe('building')
  })

  it.each([
    ['account', '123456789012; rm', (state: RunState) => state.readAccount()],
    ['account', '1234', (state: RunState) => state.readAccount()],
    ['role', 'arn:aws:iam::123456789012:user/me', (state: RunState) => state.readRole()],
    ['regions', Array(51).fill('eu-west-2').join(','), readRun],
    ['ami-name', 'a*', readRun],
    ['run-uuid', 'x', readRun],
  ])('is rejected as %s: %s', (key, value, read) => {
    const { main, post } = steps({ [key]: value })
    main.saveRun(RUN)
    expect(() => read(post)).toThrow(`the saved '${key}' is none that the main step saves`)
  })
})

function readRun(state: RunState): unknown {
  return state.readRun()
}
