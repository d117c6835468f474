import { test, vi } from 'vitest'
import { Account } from './account.ts'
import { useLocalEc2 } from './aws-environment.ts'
import { type LocalEc2, type LocalEc2Options, startLocalEc2 } from './local-ec2.ts'
import { TestRunner } from './test-runner.ts'

/** What a fixture may register, to be called once nobody needs the fixture any more. */
interface Ending {
  readonly onCleanup: (end: () => void | Promise<void>) => void
}

/** Tests with a `runner`: a fresh one for each, whose steps are ended and whose files are removed after it. */
// biome-ignore lint/correctness/noEmptyPattern: vitest reads which fixtures it needs, and wants braces where it needs none
export const withRunner = test.extend('runner', ({}, { onCleanup }: Ending) => {
  const runner = new TestRunner()
  onCleanup(() => runner.remove())
  return runner
})

/**
 * Tests of whole steps against a local EC2, with the fixtures
 *
 * - `ec2`: one for all tests of a file, started with `options` when the first of them asks for it
 * - `account`: what is in it; while a test has it, the AWS SDK in this process talks to `ec2` as administrator
 * - `runner`: a fresh one for each test
 */
export function scenario(options: LocalEc2Options = {}) {
  return withRunner.extend('ec2', { scope: 'file' }, localEc2(options)).extend('account', accountIn)
}

/** The same, with an `ec2` for each test: for tests that look at all calls, or let sessions end. */
export function scenarioAlone(options: LocalEc2Options = {}) {
  return withRunner.extend('ec2', localEc2(options)).extend('account', accountIn)
}

function localEc2(options: LocalEc2Options) {
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads which fixtures it needs, and wants braces where it needs none
  return async ({}, { onCleanup }: Ending) => {
    const ec2 = await startLocalEc2(options)
    onCleanup(() => ec2.stop())
    return ec2
  }
}

function accountIn({ ec2 }: { ec2: LocalEc2 }, { onCleanup }: Ending): Account {
  useLocalEc2(ec2)
  onCleanup(() => void vi.unstubAllEnvs())
  return new Account(ec2)
}
