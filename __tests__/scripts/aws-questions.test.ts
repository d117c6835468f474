import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Account } from '../support/account.ts'
import { useLocalEc2 } from '../support/aws-environment.ts'
import { IdTokenServer } from '../support/id-token-server.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { repository, testSetup } from '../support/repository.ts'

const script = path.join(repository, 'scripts/aws/questions.sh')

// The AWS CLI takes a second or more for each of some sixty calls on a busy machine.
describe('the questions to a real account', { timeout: 900_000 }, () => {
  let ec2: LocalEc2
  let tokens: IdTokenServer
  let checkip: Server

  beforeAll(async () => {
    ec2 = await startLocalEc2({ machines: 'simulated' })
    await ec2.set({ durations: { pending: 0, stopping: 0, 'shutting-down': 0, image: 0, snapshot: 0 } })
    tokens = await IdTokenServer.start()
    checkip = createServer((_, response) => response.end('127.0.0.1\n')).listen(0, '127.0.0.1')
    await once(checkip, 'listening')
  })
  afterAll(async () => {
    checkip.close()
    await tokens.stop()
    await ec2.stop()
  })

  it('are all answered in one table, and nothing of what was made for them is left', async () => {
    const env = {
      ...ec2.administrator,
      ...tokens.environment,
      PATH: `${path.dirname(testSetup().awsCli)}:${process.env['PATH']}`,
      CHECKIP_URL: `http://127.0.0.1:${(checkip.address() as AddressInfo).port}`,
      POLL_SECONDS: '0.2',
      // The local EC2 does not have everything that is asked; it need not be asked again.
      AWS_MAX_ATTEMPTS: '1',
      NO_PROXY: '*',
    }
    const { stdout } = await promisify(execFile)(script, { env })
    const rows = new Map(
      stdout
        .trimEnd()
        .split('\n')
        .slice(2)
        .map((line) => /^\| (.*) \| `(.*)` \|$/.exec(line)?.slice(1) as [string, string]),
    )
    expect(rows.size, stdout).toBe(18)
    expect([...rows.values()].filter((answer) => answer === '').length, stdout).toBeLessThanOrEqual(1)
    expect(rows.get('What do `iss`, `sub` and `aud` of the OIDC token say?')).toContain(
      "'aud': 'sts.amazonaws.com'",
    )
    expect(rows.get('Which addresses does checkip.amazonaws.com report, over three connections?')).toBe(
      '127.0.0.1 127.0.0.1 127.0.0.1',
    )
    // The guest is played and knows no commands; it was reached.
    expect(rows.get('From which address does SSH come?')).toContain('command not found')
    expect(rows.get('RunInstances with an instance profile that is not there')).toContain('no-such-profile')
    expect(stdout).toContain('"DeviceName": "/dev/sda1"')

    useLocalEc2(ec2)
    const account = new Account(ec2)
    const kinds = ['instances', 'images', 'snapshots', 'volumes', 'key_pairs', 'security_groups']
    for (const kind of kinds) expect(await account.made(kind), kind).toEqual([])
  })
})

it('the questions are a script that shellcheck has nothing against', () => {
  const { status, stdout } = spawnSync('shellcheck', [script], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
