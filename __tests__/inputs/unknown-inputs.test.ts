import { describe, expect, it } from 'vitest'
import { requestWarnings } from '../../src/inputs/read.ts'
import { problemsOf } from '../support/requests.ts'

describe('a misspelt input', () => {
  it.each([
    ['dokcer-image', 'docker-image'],
    ['docker_image', 'docker-image'],
    ['dockerimage', 'docker-image'],
    ['instance_type', 'instance-type'],
    ['package', 'packages'],
    ['tag', 'tags'],
    ['security-group-id', 'security-group-ids'],
    ['region-s', 'region'],
  ])('%s is answered with %s', (given, meant) => {
    expect(problemsOf({ [given]: 'x' })).toEqual([
      `There is no input '${given}'. Did you mean '${meant}'? If it is no input of the step but INPUT_${given.toUpperCase()} in the environment of the job, that variable needs another name.`,
    ])
    expect(requestWarnings({ [given]: 'x' })).toEqual([])
  })
})

describe('a variable of the job that begins with INPUT_', () => {
  // A runner passes inputs as variables, so a workflow's own INPUT_NAME arrives like an input.
  it.each([
    'github-token',
    'github_token',
    'constructor',
    '__proto__',
    'name',
    'node',
    'code',
    'path',
    'version',
    'args',
    'port',
    'aws-region',
    'a'.repeat(10_000),
    '',
  ])('and is near no input stops nothing, but is reported: %s', (name) => {
    const raw = Object.fromEntries([[name, 'a value that may be a secret']])
    expect(problemsOf(raw)).toEqual([])
    expect(requestWarnings(raw)).toEqual([
      expect.stringMatching(`^There is no input '${name}', so INPUT_${name.toUpperCase()} has no effect\\.`),
    ])
    expect(requestWarnings(raw).join('')).not.toContain('secret')
  })

  it.each([
    ['subnet', "'subnet-id'"],
    ['image', "'docker-image' or 'extra-docker-images'"],
    ['cidr', "'allow-cidr'"],
    ['ubuntu', "'ubuntu-version'"],
  ])('and is a part of the name of an input is reported with it: %s', (name, meant) => {
    expect(requestWarnings({ [name]: 'x' })).toEqual([
      `There is no input '${name}', so INPUT_${name.toUpperCase()} has no effect. Did you mean ${meant}?`,
    ])
  })
})
