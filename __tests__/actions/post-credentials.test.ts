import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeDirectory } from '../../src/actions/post/cleanup.ts'
import { requireSweepCredentials } from '../../src/actions/post/credentials.ts'
import { problem, UserError } from '../../src/errors/problem.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { texts } from '../support/requests.ts'

const RUN = { runUuid: 'run-a' }
const connectTo = (callerIdentity: () => Promise<never>) => async () => ({ callerIdentity })

async function required(callerIdentity: () => Promise<never>): Promise<unknown> {
  const runner = new RecordingRunner()
  try {
    await requireSweepCredentials('eu-west-2', RUN, runner, connectTo(callerIdentity))
  } catch (error) {
    return error instanceof UserError ? texts(error.problems) : error
  }
  return undefined
}

describe('a post step whose credentials are not good', () => {
  it('says that it has not looked, and how to remove what there is', async () => {
    const expired = problem('expired-credentials', { what: 'They have expired.' })
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
    runner.state.saveAccount('123456789012')
    const other = async () => ({ callerIdentity: async () => ({ account: '210987654321', arn: 'arn' }) })
    await expect(requireSweepCredentials('eu-west-2', RUN, runner, other)).rejects.toThrow(
      /^The AWS credentials are of another account \(\*{8}4321\) than those of the bake \(\*{8}9012\)\. What run run-a left in eu-west-2 was neither looked for nor removed\./,
    )
    const same = async () => ({ callerIdentity: async () => ({ account: '123456789012', arn: 'arn' }) })
    await expect(requireSweepCredentials('eu-west-2', RUN, runner, same)).resolves.toBeUndefined()
  })
})

describe('the token of a main step that had a role', () => {
  it('is removed', async () => {
    const tempDirectory = temporaryDirectory()
    const directory = path.join(tempDirectory, 'bake-dask-ami-role-abc123')
    mkdirSync(directory)
    const runner = new RecordingRunner({ tempDirectory })
    runner.saved['role-directory'] = directory
    await removeDirectory('role-directory', runner)
    expect(existsSync(directory)).toBe(false)
  })

  it('is no other directory that the state names', async () => {
    const tempDirectory = temporaryDirectory()
    const victim = path.join(tempDirectory, 'victim')
    mkdirSync(victim)
    symlinkSync(victim, path.join(tempDirectory, 'bake-dask-ami-role-abc123'))
    const forged = ['victim', 'bake-dask-ami-role-abc123', 'bake-dask-ami-role-abc123/../victim']
    for (const name of forged) {
      const runner = new RecordingRunner({ tempDirectory })
      runner.saved['role-directory'] = `${tempDirectory}/${name}`
      await expect(removeDirectory('role-directory', runner)).rejects.toThrow(
        "the saved 'role-directory' is none",
      )
    }
    expect(existsSync(victim)).toBe(true)
  })

  it('is not taken up again for a role that is none', async () => {
    const runner = new RecordingRunner()
    runner.saved['role'] = 'arn:aws:iam::123456789012:role/bake\nAWS_EVIL=1'
    const never = () => Promise.reject(new Error('nobody is asked'))
    await expect(
      requireSweepCredentials('eu-west-2', RUN, runner, async () => ({ callerIdentity: never })),
    ).rejects.toThrow("the saved 'role' is none")
  })
})
