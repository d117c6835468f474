import type { EC2Client, Instance, IpPermission } from '@aws-sdk/client-ec2'
import { defaultConfig } from './clients.ts'
import { errorCode, explained, required } from './errors.ts'
import { TAG, tagList } from './tags.ts'

/** The calls of EC2 around the cluster of a smoke test, as plain data in and out. Every method may throw a `UserError`. */
export interface ClusterCloud {
  makeGroup(group: NewGroup): Promise<string>
  /** Opens ports of a group; a rule that is there already is no error. */
  allow(group: string, rules: readonly Rule[]): Promise<void>
  /** Removes a group; gives whether it is gone: not while an instance on its way out still uses it. */
  removeGroup(group: string): Promise<boolean>
  /** The instances of the cluster, ended ones too, by the run and by being no part of the build. */
  clusterInstances(runUuid: string): Promise<readonly ClusterInstance[]>
  terminate(instances: readonly string[]): Promise<void>
  /** What an instance has written to its console; empty when there is nothing yet. */
  consoleOutput(instance: string): Promise<string>
}

export interface NewGroup {
  readonly name: string
  readonly description: string
  readonly vpc: string
  readonly tags: Readonly<Record<string, string>>
}

/** TCP from a block of addresses, or everything from the group itself. Ports include both ends. */
export type Rule = { readonly from: 'itself' } | { readonly from: string; readonly ports: [number, number] }

export interface ClusterInstance {
  readonly id: string
  readonly name: string
  readonly state: string
  /** Why EC2 says that it is in that state, or an empty text. */
  readonly reason: string
  readonly publicAddress: string | undefined
  readonly privateAddress: string | undefined
}

/** The EC2 of one Region. The SDK is loaded here, when a smoke test begins. */
export async function connectCluster(region: string): Promise<ClusterCloud> {
  const { ec2: sdk } = await import('./sdk.ts')
  const ec2 = new sdk.EC2Client(defaultConfig(region))
  return { ...groups(ec2, sdk), ...instances(ec2, sdk) }
}

type Sdk = typeof import('@aws-sdk/client-ec2')

function groups(ec2: EC2Client, sdk: Sdk): Pick<ClusterCloud, 'makeGroup' | 'allow' | 'removeGroup'> {
  return {
    makeGroup: ({ name, description, vpc, tags }) =>
      explained('ec2:CreateSecurityGroup', async () => {
        const TagSpecifications = [{ ResourceType: 'security-group' as const, Tags: tagList(tags) }]
        const made = await ec2.send(
          new sdk.CreateSecurityGroupCommand({
            GroupName: name,
            Description: description,
            VpcId: vpc,
            TagSpecifications,
          }),
        )
        return required(made.GroupId, 'GroupId')
      }),

    allow: (group, rules) =>
      explained('ec2:AuthorizeSecurityGroupIngress', async () => {
        const IpPermissions = rules.map((rule) => permission(group, rule))
        try {
          await ec2.send(new sdk.AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions }))
        } catch (error) {
          if (errorCode(error) !== 'InvalidPermission.Duplicate') throw error
        }
      }),

    removeGroup: (group) =>
      explained('ec2:DeleteSecurityGroup', async () => {
        try {
          await ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: group }))
        } catch (error) {
          if (errorCode(error) === 'DependencyViolation') return false
          if (errorCode(error) !== 'InvalidGroup.NotFound') throw error
        }
        return true
      }),
  }
}

function permission(group: string, rule: Rule): IpPermission {
  if (!('ports' in rule)) return { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] }
  const [FromPort, ToPort] = rule.ports
  return { IpProtocol: 'tcp', FromPort, ToPort, IpRanges: [{ CidrIp: rule.from }] }
}

function instances(
  ec2: EC2Client,
  sdk: Sdk,
): Pick<ClusterCloud, 'clusterInstances' | 'terminate' | 'consoleOutput'> {
  return {
    clusterInstances: (runUuid) =>
      explained('ec2:DescribeInstances', async () => {
        const Filters = [
          { Name: `tag:${TAG.run}`, Values: [runUuid] },
          { Name: `tag:${TAG.part}`, Values: ['smoke'] },
        ]
        const found: Instance[] = []
        for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
          found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []))
        }
        return found.map(toClusterInstance)
      }),

    terminate: (ids) =>
      explained('ec2:TerminateInstances', async () => {
        try {
          await ec2.send(new sdk.TerminateInstancesCommand({ InstanceIds: [...ids] }))
        } catch (error) {
          if (errorCode(error) !== 'InvalidInstanceID.NotFound') throw error
        }
      }),

    consoleOutput: (id) =>
      explained('ec2:GetConsoleOutput', async () => {
        const output = (Latest: boolean) =>
          ec2.send(new sdk.GetConsoleOutputCommand({ InstanceId: id, Latest }))
        // Only instances on the Nitro system give the latest output; others what EC2 kept of their last change of state.
        const answer = await output(true).catch(() => output(false))
        return Buffer.from(answer.Output ?? '', 'base64').toString('utf8')
      }),
  }
}

function toClusterInstance(instance: Instance): ClusterInstance {
  return {
    id: required(instance.InstanceId, 'InstanceId'),
    name: instance.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '',
    state: required(instance.State?.Name, 'State.Name'),
    reason: instance.StateReason?.Message ?? instance.StateTransitionReason ?? '',
    publicAddress: instance.PublicIpAddress,
    privateAddress: instance.PrivateIpAddress,
  }
}
