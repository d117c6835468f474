import { expect } from 'vitest'
import { scenario } from '../support/scenario.ts'

const it = scenario()

it('names everything that the account lacks, each with its remedy, and changes nothing', async ({
  ec2,
  runner,
}) => {
  await ec2.set({ default_vpc: false, quotas: { 'L-1216C47A': 1 } })
  const step = await runner.run('main', {
    with: { 'source-ami': 'ami-00000000000000000', 'allow-cidr': '192.0.2.1/32', 'packer-version': 'system' },
    env: ec2.environment,
  })
  expect(step.errors, step.log).toEqual([
    "'t3.large' needs 2 vCPUs, but of the account's 1 for \"Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances\" 0 are in use. Raise quota L-1216C47A in Service Quotas, end other instances, or choose a smaller 'instance-type'.",
    "The account has no default VPC in eu-west-2. Name a subnet in 'subnet-id', or make a default VPC with 'aws ec2 create-default-vpc'.",
    "There is no source AMI 'ami-00000000000000000' in eu-west-2 that this account may use. Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
  ])
  expect(step.exitCode).toBe(1)
  expect(step.summary).toMatch(/^## Nothing was launched\n/)
  expect(await runner.run('post', { env: ec2.environment })).toMatchObject({ log: 'Nothing to clean up.\n' })
  const changes = (await ec2.calls()).filter(({ action }) => !/^(?:Describe|Get)/.test(action))
  expect(changes).toEqual([])
})
