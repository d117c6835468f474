import { type Ec2, PAGE } from '../aws/clients.ts'
import { explained } from '../aws/errors.ts'
import { ofOwner, readPages, resourceOf } from './reading.ts'
import { oneByOne } from './removal.ts'
import type { ResourceType } from './resource.ts'

/** Interfaces that no instance has: those of an instance go with it. */
export function networkInterfaces({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'network interface',
    list: (owner, stop) =>
      readPages(
        'ec2:DescribeNetworkInterfaces',
        sdk.paginateDescribeNetworkInterfaces(
          { client, pageSize: PAGE },
          { Filters: [...ofOwner(owner), { Name: 'status', Values: ['available'] }] },
          { abortSignal: stop },
        ),
        ({ NetworkInterfaces = [] }) =>
          NetworkInterfaces.map(({ NetworkInterfaceId, TagSet }) =>
            resourceOf(NetworkInterfaceId, undefined, TagSet),
          ),
      ),
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteNetworkInterface', ids, (NetworkInterfaceId) =>
        client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal: stop }),
      ),
    command: (id, region) =>
      `aws ec2 delete-network-interface --region ${region} --network-interface-id ${id}`,
  }
}

export function securityGroups({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'security group',
    list: (owner, stop) =>
      readPages(
        'ec2:DescribeSecurityGroups',
        sdk.paginateDescribeSecurityGroups(
          { client, pageSize: PAGE },
          { Filters: ofOwner(owner) },
          { abortSignal: stop },
        ),
        ({ SecurityGroups = [] }) =>
          SecurityGroups.map(({ GroupId, Tags }) => resourceOf(GroupId, undefined, Tags)),
      ),
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteSecurityGroup', ids, (GroupId) =>
        client.send(new sdk.DeleteSecurityGroupCommand({ GroupId }), { abortSignal: stop }),
      ),
    command: (id, region) => `aws ec2 delete-security-group --region ${region} --group-id ${id}`,
  }
}

/** DescribeKeyPairs has no pages. */
export function keyPairs({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'key pair',
    list: (owner, stop) =>
      explained('ec2:DescribeKeyPairs', async () => {
        const command = new sdk.DescribeKeyPairsCommand({ Filters: ofOwner(owner) })
        const { KeyPairs = [] } = await client.send(command, { abortSignal: stop })
        return KeyPairs.map((pair) => resourceOf(pair.KeyPairId, pair.CreateTime, pair.Tags))
      }),
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteKeyPair', ids, (KeyPairId) =>
        client.send(new sdk.DeleteKeyPairCommand({ KeyPairId }), { abortSignal: stop }),
      ),
    command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
  }
}
