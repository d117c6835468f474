import type { Cloud } from '../../src/aws/cloud.ts'
import { building } from './account.ts'
import { aSubnet, aType, someFacts } from './facts.ts'

/** An account in memory: a good one, but for the differences. `asked` holds the names of the calls, in order. */
export function fakeCloud(differences: Partial<Cloud> = {}): Cloud & { readonly asked: string[] } {
  const asked: string[] = []
  const { source } = someFacts()
  const cloud: Cloud = {
    callerIdentity: async () => ({ account: '123456789012', arn: 'arn:aws:iam::123456789012:user/tester' }),
    parameter: async () => undefined,
    imageById: async (id) => source && { ...source, id },
    ownImage: async () => ({ state: 'available', tags: building(someFacts().runUuid) }),
    newestImage: async () => source,
    ownImageNamed: async () => undefined,
    defaultVpc: async () => 'vpc-0123456789abcdef0',
    vpcCidrBlocks: async () => ['10.0.0.0/16'],
    subnet: async (id) => aSubnet({ id }),
    defaultSubnets: async () => [aSubnet()],
    defaultRoute: async () => 'internet-gateway',
    securityGroups: async () => [],
    instanceTypes: async (wanted) => wanted.map((type) => aType({ type })),
    zonesOffering: async (wanted) => new Map(wanted.map((type) => [type, ['eu-west-2a']])),
    quota: async () => 64,
    runningInstances: async () => [],
    endReasons: async () => [],
    removeImage: async () => {},
    ecrLogin: async (region) => ({ username: 'AWS', password: `token-of-${region}` }),
    encryptsByDefault: async () => false,
    missingSpotPermissions: async () => [],
    tag: async () => {},
    untag: async () => {},
    ...differences,
  }
  const recorded = Object.entries(cloud).map(([name, call]) => [
    name,
    (...given: unknown[]) => {
      asked.push(name)
      return (call as (...given: unknown[]) => unknown)(...given)
    },
  ])
  return { ...(Object.fromEntries(recorded) as Cloud), asked }
}
