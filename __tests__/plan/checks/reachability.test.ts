import { describe, expect, it } from 'vitest'
import type { SecurityGroup } from '../../../src/aws/cloud.ts'
import { contains } from '../../../src/plan/ipv4.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { aSubnet, planned, planOf, someFacts } from '../../support/facts.ts'
import { requestOf, texts } from '../../support/requests.ts'

const { vpc, id: subnet } = aSubnet()
const group = (differences: Partial<SecurityGroup> = {}): SecurityGroup => ({
  ...{ id: 'sg-11111111', vpc, ssh: ['203.0.113.0/24'] },
  ...differences,
})
const inputs = { 'security-group-ids': 'sg-11111111' }

function warned(given: SecurityGroup, more: Record<string, string> = {}): Plan['warnings'] {
  return planOf(requestOf({ ...inputs, ...more }), someFacts({ securityGroups: [given], sshSources: [] }))
    .warnings
}

describe('a given security group', () => {
  it('of another VPC is reported before anything is made', () => {
    const facts = someFacts({ securityGroups: [group({ vpc: 'vpc-other' })], sshSources: [] })
    const problems = planned(requestOf(inputs), facts)
    expect(Array.isArray(problems) && texts(problems)).toEqual([
      `Security group sg-11111111 is of VPC vpc-other, but the builder's subnet ${subnet} is in ${vpc}. Name a group of ${vpc} in 'security-group-ids', or a subnet of vpc-other in 'subnet-id'.`,
    ])
  })

  it.each<[string, SecurityGroup, string]>([
    [
      'without port 22',
      group({ ssh: [] }),
      'No rule of the given security groups (sg-11111111) lets port 22 in.',
    ],
    [
      'with port 22 for others',
      group({ ssh: ['10.0.0.0/8', '203.0.113.8/32'] }),
      'The runner comes from 203.0.113.7, but the given security groups (sg-11111111) let port 22 in only from 10.0.0.0/8, 203.0.113.8/32.',
    ],
  ])('%s is warned of', (_, given, warning) => {
    expect(warned(given)).toEqual([
      `${warning} The bake will wait for SSH in vain unless a rule is added before it starts.`,
    ])
  })

  it.each<[string, SecurityGroup, Record<string, string>]>([
    ['with port 22 for the runner', group(), {}],
    [
      'with port 22 for a prefix list, which may hold the runner',
      group({ ssh: ['10.0.0.0/8', 'other'] }),
      {},
    ],
    ['for a runner in the VPC', group({ ssh: ['10.0.0.0/8'] }), { 'ssh-interface': 'private_ip' }],
    [
      'for Session Manager',
      group({ ssh: [] }),
      { 'ssh-interface': 'session_manager', 'iam-instance-profile': 'baker' },
    ],
  ])('%s is no matter', (_, given, more) => {
    expect(warned(given, more)).toEqual([])
  })
})

it('warns of a runner whose connections come from different addresses', () => {
  const runnerAddresses = ['203.0.113.7', '203.0.113.8']
  expect(planOf(requestOf(), someFacts({ runnerAddresses })).warnings).toEqual([
    "The runner's connections come from different addresses (203.0.113.7, 203.0.113.8). All of these are let in; if it has more, name their block in 'allow-cidr'.",
  ])
})

it.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.0', false],
  ['203.0.113.7/32', '203.0.113.7', true],
  ['203.0.113.7/32', '203.0.113.6', false],
  ['0.0.0.0/0', '203.0.113.7', true],
  ['other', '203.0.113.7', false],
  ['2001:db8::/32', '203.0.113.7', false],
])('the block %s contains %s: %s', (block, address, expected) => {
  expect(contains(block, address)).toBe(expected)
})
