import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { fakePacker, SYSTEM_PACKER } from '../support/fake-packer.ts'
import type { LocalEc2 } from '../support/local-ec2.ts'
import { realPacker } from '../support/real-packer.ts'
import { scenarioAlone } from '../support/scenario.ts'
import type { TestRunner } from '../support/test-runner.ts'

// A self-hosted runner with a profile of its own, and a job that has put keys into the environment beside it.
const inputs = {
  'allow-cidr': '127.0.0.1/32',
  ...SYSTEM_PACKER,
}

const it = scenarioAlone({ machines: 'simulated' })

function environment(ec2: LocalEc2, runner: TestRunner): Record<string, string> {
  const file = path.join(runner.directory, 'credentials')
  writeFileSync(file, '[runner]\naws_access_key_id = AKIARUNNER\naws_secret_access_key = secret\n')
  return { ...ec2.environment, AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: 'runner' }
}

const keysOf = async (ec2: LocalEc2) => new Set((await ec2.calls()).map(({ access_key }) => access_key))

it('the action and the real Packer use the same, and the log says which', async ({ ec2, runner }) => {
  const step = await runner.run('main', {
    with: inputs,
    env: { ...environment(ec2, runner), ...realPacker(runner.directory) },
  })
  expect(step.errors, step.log).toEqual([])
  expect(await keysOf(ec2)).toEqual(new Set([ec2.environment['AWS_ACCESS_KEY_ID']]))
  expect(step.log).toMatch(
    /^AWS credentials: the keys in AWS_ACCESS_KEY_ID\. Not used: AWS_PROFILE=runner\.$/m,
  )
  expect(step.log).toMatch(/^AWS identity: arn:aws:[a-z]+::\*{8}9012:/m)
})

it('the post step and the sweep use the same as well', async ({ ec2, runner }) => {
  await ec2.set({ faults: [{ action: 'StopInstances', code: 'IncorrectInstanceState' }] })
  const env = { ...environment(ec2, runner), ...fakePacker(runner.directory) }
  await runner.run('main', { with: inputs, env })
  const post = await runner.run('post', { env })
  expect(post.log).toMatch(/^Removed instance i-/m)
  const sweep = await runner.run('sweep', { env })
  expect(sweep.errors, sweep.log).toEqual([])
  expect(await keysOf(ec2)).toEqual(new Set([ec2.environment['AWS_ACCESS_KEY_ID']]))
})
