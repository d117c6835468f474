import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { readAction } from '../../rehearsal/runner/action.ts'
import { jobEnvironment, stepVariables } from '../../rehearsal/runner/environment.ts'
import { temporaryDirectory } from '../support/programs.ts'

function actionOf(definition: string): string {
  const directory = temporaryDirectory()
  writeFileSync(path.join(directory, 'action.yml'), definition)
  writeFileSync(path.join(directory, 'main.js'), '')
  return directory
}

it('gives a step its inputs and their defaults as the runner does', () => {
  const directory = actionOf(`
inputs: {image: {default: "a:b"}, two words: {default: 2}, wanted: {default: true}, region: {}, none: }
outputs: {ami: {description: x}}
runs: {using: node24, main: main.js}`)
  const action = readAction(directory)
  expect(action).toMatchObject({ main: path.join(directory, 'main.js'), post: undefined, outputs: ['ami'] })
  expect(stepVariables(action, { image: '', unknown: 'x' }, { run: '42' })).toEqual({
    INPUT_IMAGE: '',
    INPUT_TWO_WORDS: '2',
    INPUT_WANTED: 'true',
    INPUT_REGION: '',
    INPUT_NONE: '',
    INPUT_UNKNOWN: 'x',
    STATE_run: '42',
  })
})

it.each([
  ['runs: {using: composite, steps: []}', "runs.using is 'composite'; only node24 can be run"],
  ['runs: {using: node20, main: main.js}', "runs.using is 'node20'"],
  ['runs: {using: node24, main: dist/index.js}', 'npm run build'],
  ['runs: {using: node24, main: main.js, post: post.js}', 'npm run build'],
  [
    "inputs: {token: {default: '${{ github.token }}'}}\nruns: {using: node24, main: main.js}",
    'input token: its default',
  ],
])('refuses an action that it cannot run: %j', (definition, words) => {
  expect(() => readAction(actionOf(definition))).toThrow(words)
})

it('gives a job directories of its own, what earlier steps have set, and nothing of our environment', () => {
  vi.stubEnv('AWS_PROFILE', 'our own')
  const root = path.join(temporaryDirectory(), 'job')
  const environment = jobEnvironment(root, { AWS_REGION: 'eu-west-2', PATH: '/some/packer' })
  expect(environment).toMatchObject({ HOME: path.join(root, 'home'), AWS_REGION: 'eu-west-2' })
  expect(environment['PATH']).toMatch(/^\/some\/packer:\/usr\//)
  expect(environment).not.toHaveProperty('AWS_PROFILE')
  expect(readdirSync(root).toSorted()).toEqual(['event.json', 'home', 'temp', 'tool-cache', 'workspace'])
  vi.unstubAllEnvs()
})
