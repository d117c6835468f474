import type {
  EC2Client,
  IpPermission,
  RouteTable,
  SecurityGroup as SdkSecurityGroup,
  Subnet as SdkSubnet,
} from '@aws-sdk/client-ec2'
import type { Cloud, Route, SecurityGroup, Subnet } from './cloud.ts'
import { errorCode, explained, required } from './errors.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')
type Network = Pick<
  Cloud,
  'defaultVpc' | 'vpcCidrBlocks' | 'subnet' | 'defaultSubnets' | 'defaultRoute' | 'securityGroups'
>

/** The part of `Cloud` that reads VPCs, subnets, routes and security groups. */
export function network(ec2: EC2Client, sdk: Sdk): Network {
  return {
    defaultVpc: () =>
      explained('ec2:DescribeVpcs', async () => {
        const command = new sdk.DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] })
        return (await ec2.send(command)).Vpcs?.[0]?.VpcId
      }),

    vpcCidrBlocks: (vpc) =>
      explained('ec2:DescribeVpcs', async () => {
        const found = (await ec2.send(new sdk.DescribeVpcsCommand({ VpcIds: [vpc] }))).Vpcs?.[0]
        const associated = (found?.CidrBlockAssociationSet ?? []).flatMap((block) => block.CidrBlock ?? [])
        return associated.length > 0 ? associated : found?.CidrBlock ? [found.CidrBlock] : []
      }),

    subnet: (id) => explained('ec2:DescribeSubnets', () => subnet(ec2, sdk, id)),

    defaultSubnets: () =>
      explained('ec2:DescribeSubnets', async () => {
        const command = new sdk.DescribeSubnetsCommand({
          Filters: [{ Name: 'default-for-az', Values: ['true'] }],
        })
        return ((await ec2.send(command)).Subnets ?? []).map(toSubnet)
      }),

    defaultRoute: (of) => explained('ec2:DescribeRouteTables', () => defaultRoute(ec2, sdk, of)),

    securityGroups: (ids) =>
      explained('ec2:DescribeSecurityGroups', async () => {
        if (ids.length === 0) return []
        const command = new sdk.DescribeSecurityGroupsCommand({
          Filters: [{ Name: 'group-id', Values: [...ids] }],
        })
        return ((await ec2.send(command)).SecurityGroups ?? []).map(toSecurityGroup)
      }),
  }
}

async function subnet(ec2: EC2Client, sdk: Sdk, id: string): Promise<Subnet | undefined> {
  try {
    const { Subnets = [] } = await ec2.send(new sdk.DescribeSubnetsCommand({ SubnetIds: [id] }))
    return Subnets.map(toSubnet)[0]
  } catch (error) {
    if (/^InvalidSubnetID\./i.test(errorCode(error) ?? '')) return undefined
    throw error
  }
}

async function defaultRoute(ec2: EC2Client, sdk: Sdk, { id, vpc }: Subnet): Promise<Route> {
  const command = new sdk.DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] })
  const tables = (await ec2.send(command)).RouteTables ?? []
  const own = tables.find((table) => table.Associations?.some((association) => association.SubnetId === id))
  const main = tables.find((table) => table.Associations?.some((association) => association.Main))
  return routeOf(own ?? main)
}

function toSubnet(subnet: SdkSubnet): Subnet {
  return {
    id: required(subnet.SubnetId, 'SubnetId'),
    vpc: required(subnet.VpcId, 'VpcId'),
    zone: required(subnet.AvailabilityZone, 'AvailabilityZone'),
    freeAddresses: subnet.AvailableIpAddressCount ?? 0,
    mapsPublicAddress: subnet.MapPublicIpOnLaunch ?? false,
  }
}

function toSecurityGroup(group: SdkSecurityGroup): SecurityGroup {
  const rules = (group.IpPermissions ?? []).filter(admitsSsh)
  const ssh = rules.flatMap((rule) => {
    const others = [rule.UserIdGroupPairs, rule.PrefixListIds, rule.Ipv6Ranges].flatMap((some) => some ?? [])
    const blocks = (rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? [])
    return [...blocks, ...others.map(() => 'other' as const)]
  })
  return { id: required(group.GroupId, 'GroupId'), vpc: required(group.VpcId, 'VpcId'), ssh }
}

/** `-1` is every protocol, and then there are no ports (EC2 API Reference, IpPermission). */
function admitsSsh({ IpProtocol, FromPort = 0, ToPort = 65535 }: IpPermission): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= 22 && ToPort >= 22)
}

function routeOf(table: RouteTable | undefined): Route {
  const route = table?.Routes?.find((candidate) => candidate.DestinationCidrBlock === '0.0.0.0/0')
  if (!route || route.State === 'blackhole') return 'none'
  if (route.GatewayId?.startsWith('igw-')) return 'internet-gateway'
  return route.NatGatewayId ? 'nat' : 'other'
}
