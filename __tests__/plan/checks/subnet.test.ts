import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/plan/facts.ts'
import { aSubnet, aType, planned, someFacts } from '../../support/facts.ts'
import { requestOf, texts } from '../../support/requests.ts'

/** What the survey found, what the user asked for beside the defaults, and every problem that the plan names. */
type Case = readonly [
  title: string,
  facts: Facts,
  inputs: Record<string, string>,
  problems: readonly string[],
]

const given = { 'subnet-id': 'subnet-12345678' }
const inSubnet = (difference: Parameters<typeof aSubnet>[0]) => someFacts({ subnets: [aSubnet(difference)] })

const subnet: readonly Case[] = [
  [
    'no such subnet',
    someFacts({ defaultVpc: undefined, subnets: [] }),
    given,
    ["There is no subnet 'subnet-12345678' in eu-west-2. Check input 'subnet-id' and the Region."],
  ],
  [
    'no default VPC',
    someFacts({ defaultVpc: undefined, subnets: [] }),
    {},
    [
      "The account has no default VPC in eu-west-2. Name a subnet in 'subnet-id', or make a default VPC with 'aws ec2 create-default-vpc'.",
    ],
  ],
  [
    'a default VPC without subnets',
    someFacts({ subnets: [] }),
    {},
    [
      "The default VPC vpc-0123456789abcdef0 has no default subnet. Name a subnet in 'subnet-id', or make one with 'aws ec2 create-default-subnet'.",
    ],
  ],
  [
    'a zone without the type',
    { ...inSubnet({ zone: 'eu-west-2c' }), types: [aType({ zones: ['eu-west-2a', 'eu-west-2b'] })] },
    given,
    [
      "Instance type 't3.large' is not offered in eu-west-2c, where subnet subnet-0aaaaaaaaaaaaaaaa is. Choose another 'instance-type', or a subnet in a zone that offers it: eu-west-2a, eu-west-2b.",
    ],
  ],
  [
    'a type that no zone offers',
    { ...inSubnet({}), types: [aType({ zones: [] })] },
    {},
    [
      "Instance type 't3.large' is not offered in eu-west-2a, where subnet subnet-0aaaaaaaaaaaaaaaa is. Choose another 'instance-type', or a subnet in a zone that offers it: no zone of this Region.",
    ],
  ],
  [
    'a subnet without a free address',
    inSubnet({ freeAddresses: 0 }),
    given,
    ["Subnet subnet-0aaaaaaaaaaaaaaaa has no free address. Name another subnet in 'subnet-id'."],
  ],
  [
    'a subnet without a way out',
    inSubnet({ route: 'none' }),
    given,
    [
      "Subnet subnet-0aaaaaaaaaaaaaaaa has no route to the internet, so packages and container images could not be fetched. Add a route for 0.0.0.0/0 to an internet or NAT gateway, or name another subnet in 'subnet-id'.",
    ],
  ],
  [
    'a subnet without a way in',
    inSubnet({ route: 'nat' }),
    given,
    [
      "Subnet subnet-0aaaaaaaaaaaaaaaa reaches the internet through a NAT gateway, so nothing outside can reach the builder. Set 'ssh-interface' to 'session_manager' (or 'private_ip' for a runner in the VPC), or name a public subnet.",
    ],
  ],
  [
    'an internet gateway without a public address',
    inSubnet({ mapsPublicAddress: false }),
    { ...given, 'ssh-interface': 'private_ip' },
    [
      "Subnet subnet-0aaaaaaaaaaaaaaaa reaches the internet through an internet gateway, which serves public addresses only, and the builder would have none. Set 'associate-public-ip' to 'true', or name a subnet with a NAT gateway in 'subnet-id'.",
    ],
  ],
]

describe.each(Object.entries({ subnet }))('what is wrong with the %s', (_, table) => {
  it.each(table)('%s', (_title, facts, inputs, problems) => {
    const plan = planned(requestOf(inputs), facts)
    expect(Array.isArray(plan) ? texts(plan) : plan).toEqual(problems)
  })
})

describe('what is not wrong', () => {
  it.each<[string, Facts, Record<string, string>]>([
    ['one free address', inSubnet({ freeAddresses: 1 }), given],
    [
      'a NAT gateway for a runner in the VPC',
      inSubnet({ route: 'nat' }),
      { ...given, 'ssh-interface': 'private_ip' },
    ],
    ['a transit gateway, say', inSubnet({ route: 'other' }), given],
    ['a public address that only we ask for', inSubnet({ mapsPublicAddress: false }), given],
    [
      'a public address that only the user asks for',
      inSubnet({ mapsPublicAddress: false }),
      { ...given, 'ssh-interface': 'private_ip', 'associate-public-ip': 'true' },
    ],
    [
      'Session Manager behind a NAT gateway',
      inSubnet({ route: 'nat' }),
      { ...given, 'ssh-interface': 'session_manager', 'iam-instance-profile': 'baker' },
    ],
  ])('%s', (_, facts, inputs) => {
    expect(planned(requestOf(inputs), facts)).toHaveProperty('amiName')
  })
})

describe('the subnet', () => {
  const a = aSubnet({ id: 'subnet-a', zone: 'eu-west-2a' })
  const b = aSubnet({ id: 'subnet-b', zone: 'eu-west-2b' })

  it.each<[string, Facts, string]>([
    ['is the first that can work', someFacts({ subnets: [a, b] }), 'subnet-a'],
    ['skips a full one', someFacts({ subnets: [{ ...a, freeAddresses: 0 }, b] }), 'subnet-b'],
    ['skips one without a route', someFacts({ subnets: [{ ...a, route: 'none' }, b] }), 'subnet-b'],
    [
      'skips a zone without the type',
      someFacts({ subnets: [a, b], types: [aType({ zones: ['eu-west-2b'] })] }),
      'subnet-b',
    ],
  ])('%s', (_, facts, chosen) => {
    const { builder } = planned(requestOf(), facts) as Exclude<ReturnType<typeof planned>, unknown[]>
    expect(builder.subnet).toBe(chosen)
  })
})
