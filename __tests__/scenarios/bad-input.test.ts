import { readdirSync } from 'node:fs'
import { expect } from 'vitest'
import { withRunner } from '../support/scenario.ts'

const it = withRunner

it('names every problem at once, ends red, and touches nothing', async ({ runner }) => {
  const step = await runner.run('main', {
    with: {
      'dokcer-image': 'daskdev/dask',
      'docker-image': 'Not An Image',
      'ami-name': 'x',
      'volume-size': '8 GiB',
      'source-ami': 'ami-12345678',
      'source-ami-name': 'dask-*',
      tags: 'aws:team=data\n##[error]x\u001b[31m=y',
      'ami-description': 'one\n::error::two',
    },
  })
  expect(step.exitCode).toBe(1)
  expect(step.errors.map((error) => error.split(/\. |: /)[0])).toEqual([
    "There is no input 'dokcer-image'",
    'Input \'docker-image\' is "Not An Image"',
    'Input \'volume-size\' is "8 GiB"',
    'Input \'ami-name\' is "x"',
    'Input \'ami-description\' is "one\\n::error::two"',
    'Input \'tags\' is "aws:team=data\\n# #[error]x\\u001b[31m=y"',
    "Inputs 'source-ami' and 'source-ami-name' are both given",
    "Input 'source-ami-name' is given without 'source-ami-owner'",
    'No AWS Region is given',
  ])
  expect(step.summary).toMatch(/^## Nothing was launched\n\n- \*\*There is no input 'dokcer-image'\.\*\*/)
  expect(step.summary.trim().split('\n')).toHaveLength(2 + step.errors.length)
  expect(step.outputs).toEqual({})
  expect(step.state).toEqual({})
  expect(readdirSync(runner.temp)).toEqual([])
  expect(step.log).not.toContain('\u001b')
  expect(step.log).not.toMatch(/^::error::two/m)
})

it('leaves nothing for the post step to do', async ({ runner }) => {
  await runner.run('main', { with: { mode: 'dry-run', region: 'eu-west-2' } })
  const post = await runner.run('post', { with: { mode: 'dry-run' } })
  expect(post).toMatchObject({ exitCode: 0, errors: [], log: 'Nothing to clean up.\n' })
})
