import { defaultConfig, type Ec2 } from '../aws/clients.ts'
import { images, snapshots, volumes } from './disks.ts'
import { instances, launchTemplates, spotRequests } from './machines.ts'
import { keyPairs, networkInterfaces, securityGroups } from './network.ts'
import { exactlyOf } from './reading.ts'
import type { ResourceType } from './resource.ts'

// The resource types of machines.ts, network.ts and disks.ts look alike, but each uses the SDK's own types of its pages and
// commands: one table for all of them would need casts.

/**
 * Every kind of resource that a bake makes in a Region, in the order in which they can be removed. Fleets are none of them:
 * one of type `instant` is no more than the instances that it has launched.
 */
export async function leftoverTypes(region: string): Promise<readonly ResourceType[]> {
  const { ec2: sdk } = await import('../aws/sdk.ts')
  const ec2: Ec2 = { client: new sdk.EC2Client(defaultConfig(region)), sdk }
  return [
    ...[spotRequests(ec2), instances(ec2)].map(exact),
    // Images may lack tags; they are compared where they are read.
    images(ec2),
    ...[snapshots(ec2), volumes(ec2), launchTemplates(ec2)].map(exact),
    ...[networkInterfaces(ec2), securityGroups(ec2), keyPairs(ec2)].map(exact),
  ]
}

function exact(kind: ResourceType): ResourceType {
  return { ...kind, list: async (owner, stop) => exactlyOf(owner, await kind.list(owner, stop)) }
}
