import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mode } from '../../scripts/permissions/permission.ts'
import { policyOf } from '../../scripts/permissions/policies.ts'
import { repository, testSetup } from './repository.ts'

/** The access key of `environment`. */
export const LIMITED = 'AKIAIOSFODNN7EXAMPLE'
const ADMINISTRATOR = 'AKIAI44QH8DHBEXAMPLE'

/** Seconds. Short enough to wait for, long enough to be seen: Packer and the others look at once and then some time later. */
const QUICK = {
  pending: 0.2,
  stopping: 0.2,
  'shutting-down': 0.2,
  image: 0.2,
  copy: 0.2,
  snapshot: 0.2,
  parameter: 0.2,
}

/** One call of the API that the local EC2 has answered. */
export interface RecordedCall {
  readonly service: string
  readonly action: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly user_agent: string
  /** Of whoever signed it; null for calls that nobody signs. */
  readonly access_key: string | null
  readonly status: number
  readonly error: string | null
}

/** How a local EC2 is started. */
export interface LocalEc2Options {
  /**
   * What stands behind its instances: `none`, enough for tests of what we ask of the API; `simulated`, an SSH server that plays
   * the guest and real containers of a Dask cluster. rehearsal/README.md says more.
   */
  readonly machines?: 'none' | 'simulated'
  /** A Python with the Dask that is in the containers of simulated instances. */
  readonly daskPython?: string
  /** The documented policies, and no others, that the credentials in `environment` have; those of a plain bake if none are given. */
  readonly policies?: readonly Mode[]
}

/** A rule of a security group, as far as tests look at it. */
export interface RecordedRule {
  readonly direction: 'ingress' | 'egress'
  readonly open_to_world: boolean
  /** Whether it was there before anybody asked for it. */
  readonly preexisting: boolean
}

/** A local EC2 without virtual machines. */
export interface LocalEc2 {
  /** For AWS_ENDPOINT_URL. */
  readonly endpoint: string
  /** The environment of a step that shall work with it: the endpoint, a Region, and credentials with the policies asked for. */
  readonly environment: Readonly<Record<string, string>>
  /** The same with credentials that may do everything: for a test itself. */
  readonly administrator: Readonly<Record<string, string>>
  /** Changes settings: durations of states, quotas, the default VPC, faults, what simulated instances do. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>
  /** Everything there is, by kind. */
  state(): Promise<Readonly<Record<string, unknown>>>
  calls(): Promise<readonly RecordedCall[]>
  /** The calls that the setting `holds` keeps waiting. */
  held(): Promise<readonly Pick<RecordedCall, 'action' | 'parameters'>[]>
  /** Takes a spot instance back, as EC2 does when it needs it. */
  interrupt(instance: string): Promise<void>
  /** Every rule of a security group that there ever was. */
  groupRules(): Promise<readonly RecordedRule[]>
  stop(): Promise<void>
}

/**
 * Starts `python -m local_ec2` and waits until it answers. It ends with `stop`, and when this process does.
 *
 * @throws Error with its log when it ends before it is ready
 */
export async function startLocalEc2(options: LocalEc2Options = {}): Promise<LocalEc2> {
  const { machines = 'none', daskPython, policies = ['bake'] } = options
  const workdir = mkdtempSync(path.join(tmpdir(), 'bake-dask-ami-ec2-'))
  const args = ['-m', 'local_ec2', '--workdir', workdir, '--machines', machines]
  if (machines === 'simulated') args.push('--dask-python', daskPython ?? testSetup().client)
  const env = { ...process.env, PYTHONPATH: path.join(repository, 'rehearsal'), PYTHONDONTWRITEBYTECODE: '1' }
  const child = spawn(testSetup().python, args, { env, stdio: ['pipe', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => said.push(chunk))
  const closed = once(child, 'close')
  const first = await Promise.race([once(createInterface(child.stdout), 'line'), closed])
  if (typeof first[0] !== 'string') throw new Error(`the local EC2 did not start:\n${said.join('')}`)
  const { endpoint } = JSON.parse(first[0]) as { endpoint: string }
  const environment = (key: string) => ({
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: key,
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  })
  const set = async (settings: Readonly<Record<string, unknown>>) => {
    await control(endpoint, 'settings', { method: 'POST', body: JSON.stringify(settings) })
  }
  await set({ durations: QUICK, identities: { [LIMITED]: { policies: policies.map(policyOf) } } })
  return {
    endpoint,
    environment: environment(LIMITED),
    administrator: environment(ADMINISTRATOR),
    set,
    state: async () => (await control(endpoint, 'state')) as Record<string, unknown>,
    calls: async () => (await control(endpoint, 'calls')) as RecordedCall[],
    held: async () => (await control(endpoint, 'held')) as RecordedCall[],
    interrupt: async (instance) => {
      await control(endpoint, `interrupt/${instance}`, { method: 'POST' })
    },
    groupRules: async () => (await control(endpoint, 'group-rules')) as RecordedRule[],
    stop: async () => {
      await leaveCalls(endpoint)
      child.stdin.end()
      await closed
      rmSync(workdir, { recursive: true, force: true })
    },
  }
}

/**
 * Leaves the actions that the product called where `npm test` looks for those that nobody called
 * (scripts/permissions/never-called.ts).
 */
async function leaveCalls(endpoint: string): Promise<void> {
  const directory = process.env['BAKE_DASK_AMI_CALLS']
  if (directory === undefined) return
  const calls = (await control(endpoint, 'calls')) as RecordedCall[]
  const made = calls.filter(({ access_key, error }) => access_key !== ADMINISTRATOR && error === null)
  const actions = [...new Set(made.map(({ service, action }) => `${service}:${action}`))]
  writeFileSync(path.join(mkdtempSync(path.join(directory, 'calls-')), 'calls.json'), JSON.stringify(actions))
}

/** Waits until somebody has made a call with this action. */
export async function called(ec2: LocalEc2, action: string): Promise<void> {
  while (!(await ec2.calls()).some((call) => call.action === action)) await sleep(100)
}

async function control(endpoint: string, name: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`${endpoint}/_local_ec2/${name}`, init)
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
