import { describe, expect, it } from 'vitest'
import { requireSweepCredentials } from '../src/post-credentials.ts'
import { UserError } from '../src/problem.ts'
import { RecordingRunner } from './support/recording-runner.ts'
import { texts } from './support/requests.ts'

const connectTo = (callerIdentity: () => Promise<never>) => async () => ({ callerIdentity })

async function required(callerIdentity: () => Promise<never>): Promise<unknown> {
  const runner = new RecordingRunner()
  runner.saveState('run-uuid', 'run-a')
  try {
    await requireSweepCredentials('eu-west-2', runner, connectTo(callerIdentity))
  } catch (error) {
    return error instanceof UserError ? texts(error.problems) : error
  }
  return undefined
}

describe('a post step whose credentials are not good', () => {
  it('says that it has not looked, and how to remove what there is', async () => {
    const expired = { code: 'expired-credentials', what: 'They have expired.', remedy: 'Configure them.' }
    expect(await required(() => Promise.reject(new UserError([expired])))).toEqual([
      "They have expired. What run run-a left in eu-west-2 was neither looked for nor removed. The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: aws resourcegroupstaggingapi get-resources --region eu-west-2 --tag-filters Key=bake-dask-ami:run,Values=run-a",
    ])
  })

  it('does not take a bug for that', async () => {
    const bug = new Error('bug')
    expect(await required(() => Promise.reject(bug))).toBe(bug)
  })

  it('does not look into another account than that of the bake', async () => {
    const runner = new RecordingRunner()
    runner.saveState('run-uuid', 'run-a')
    runner.saveState('account', '123456789012')
    const other = async () => ({ callerIdentity: async () => ({ account: '210987654321', arn: 'arn' }) })
    await expect(requireSweepCredentials('eu-west-2', runner, other)).rejects.toThrow(
      /^The AWS credentials are of another account \(\*{8}4321\) than those of the bake \(\*{8}9012\)\. What run run-a left in eu-west-2 was neither looked for nor removed\./,
    )
    const same = async () => ({ callerIdentity: async () => ({ account: '123456789012', arn: 'arn' }) })
    await expect(requireSweepCredentials('eu-west-2', runner, same)).resolves.toBeUndefined()
  })
})
