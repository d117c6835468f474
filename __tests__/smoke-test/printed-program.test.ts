import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connect } from '../../src/aws/sdk-cloud.ts'
import { connectImages } from '../../src/aws/sdk-image-cloud.ts'
import { clientPackages } from '../../src/plan/client/packages.ts'
import { clusterArguments } from '../../src/plan/cluster.ts'
import { pythonProgram } from '../../src/report/python-program.ts'
import { Account } from '../support/account.ts'
import { NO_AWS, useLocalEc2 } from '../support/aws-environment.ts'
import { planOf } from '../support/facts.ts'
import { type LocalEc2, startLocalEc2 } from '../support/local-ec2.ts'
import { aBakedImage } from '../support/outcomes.ts'
import { temporaryDirectory } from '../support/programs.ts'
import { testSetup } from '../support/repository.ts'
import { requestOf } from '../support/requests.ts'

// The program of the summary, run as a user runs it: a real EC2Cluster, and a real Dask in the containers of simulated instances.
let ec2: LocalEc2
let account: Account
let ami: string
beforeAll(async () => {
  ec2 = await startLocalEc2({ machines: 'simulated' })
  useLocalEc2(ec2)
  account = new Account(ec2)
  ami = await account.image(await account.instance({}), 'baked', {})
})
afterAll(() => ec2.stop())
beforeEach(() => useLocalEc2(ec2))

async function printed(inputs: Readonly<Record<string, string>>, parameter?: string): Promise<string> {
  const [subnet] = await (await connect('eu-west-2')).defaultSubnets()
  const plan = planOf(requestOf(inputs))
  const { facts } = aBakedImage(plan)
  const cluster = clusterArguments(plan, ami, facts)
  return pythonProgram(
    { ...cluster, vpc: subnet?.vpc, subnet_id: subnet?.id },
    clientPackages(facts),
    parameter,
  )
}

/** Runs a program with the Python that its first line asks for. */
async function run(program: string): Promise<{ code: number | null; out: string; log: string }> {
  const file = path.join(temporaryDirectory(), 'cluster.py')
  writeFileSync(file, program)
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: path.dirname(file),
    // It is run with the user's own credentials, not with the role of the bake.
    ...ec2.administrator,
    AWS_CONFIG_FILE: NO_AWS['AWS_CONFIG_FILE'],
  }
  const child = spawn(testSetup().client, [file], { env })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, out, log] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, out, log }
}

it('the printed program prints the result, a second time too, and leaves nothing but its security group', async () => {
  const machine = (await account.made('instances')).map(({ id }) => id)
  const program = await printed({ 'env-vars': 'A=b', 'docker-args': '--shm-size=1g' })
  for (const _ of ['first', 'second']) {
    const { code, out, log } = await run(program)
    expect(code, out + log).toBe(0)
    expect(out.split('\n')).toContain('11')
  }
  const ended = async () => expect((await account.made('instances')).map(({ id }) => id)).toEqual(machine)
  await vi.waitFor(ended, 60_000)
  expect((await account.made('volumes')).length).toBe(1)
  expect(await account.made('security_groups')).toMatchObject([{ name: `dask-${ami}` }])
})

it('the root volumes of its instances are as the inputs say', async () => {
  const program = await printed({ 'smoke-initialization-rate': '200', 'smoke-volume-throughput': '500' })
  const { code, out, log } = await run(`${program}
    ids = [volume["VolumeId"] for volume in ec2.describe_volumes(
        Filters=[{"Name": "attachment.status", "Values": ["attached"]}, {"Name": "snapshot-id", "Values": ["snap-*"]}]
    )["Volumes"] if (volume.get("VolumeInitializationRate"), volume["Throughput"], volume["Iops"]) == (200, 500, 3000)]
    print(len(ids), "root volumes")
`)
  expect(code, out + log).toBe(0)
  expect(out.split('\n')).toContain('2 root volumes')
})

it('all instances of a cluster have the AMI that the parameter named at its start', async () => {
  const cloud = await connectImages('eu-west-2')
  const machine = (await account.made('instances')).map(({ id }) => id)[0] ?? ''
  const next = await account.image(machine, 'next', {})
  await cloud.createParameter('/dask/cpu', ami, {})
  await vi.waitFor(async () => expect((await cloud.parameterOf('/dask/cpu'))?.value).toBe(ami), 60_000)
  const program = await printed({}, '/dask/cpu')
  const [start = ''] = program.split('    print(')
  // The parameter is moved while the cluster runs, and then the cluster grows.
  const { code, out, log } = await run(`${start}    client.wait_for_workers(1)
    ssm.put_parameter(Name="/dask/cpu", Value="${next}", Overwrite=True)
    while ssm.get_parameter(Name="/dask/cpu")["Parameter"]["Value"] != "${next}":
        pass
    cluster.scale(2)
    client.wait_for_workers(2)
    print(*{instance["ImageId"]
        for reservation in ec2.describe_instances(
            Filters=[{"Name": "instance.group-id", "Values": [group]}, {"Name": "instance-state-name", "Values": ["running"]}]
        )["Reservations"]
        for instance in reservation["Instances"]})
`)
  expect(code, out + log).toBe(0)
  expect(out.split('\n')).toContain(ami)
})

// Nothing but a machine in the VPC reaches a private address, so it goes no further than its group here.
it('the program for private addresses opens the scheduler to the VPC alone', async () => {
  const before = (await ec2.groupRules()).length
  const program = (await printed({ 'use-private-ip': 'true' })).replace('"dask-ami', '"private-dask-ami')
  const [group] = program.split('\nwith EC2Cluster(')
  const { code, out, log } = await run(group ?? '')
  expect(code, out + log).toBe(0)
  const rules = (await ec2.groupRules()).slice(before).filter(({ direction }) => direction === 'ingress')
  expect(rules).toHaveLength(2)
  expect(rules).toContainEqual(expect.objectContaining({ cidr: '172.31.0.0/16', open_to_world: false }))
})
