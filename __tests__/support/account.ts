import { setTimeout as sleep } from 'node:timers/promises'
import * as sdk from '@aws-sdk/client-ec2'
import { AddTagsToResourceCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { TAG } from '../../src/aws/tags.ts'
import type { LocalEc2 } from './local-ec2.ts'

const REGION = 'eu-west-2'
const SOON = { maxWaitTime: 60, minDelay: 1, maxDelay: 1 }

type Tags = Readonly<Record<string, string>>

/** A resource in the account, as the local EC2 lists it. */
export interface Resource {
  readonly id: string
  readonly name: string | null
  readonly state: string | null
  readonly tags: Tags
  readonly region: string
  readonly preexisting: boolean
}

/** A volume, as the local EC2 lists it. */
export interface VolumeResource extends Resource {
  readonly iops: number | null
  /** In MiB/s. */
  readonly throughput: number | null
  readonly initialization_rate: number | null
}

/** Tags of something temporary of a run. */
export function building(run: string): Tags {
  return { [TAG.run]: run, [TAG.status]: 'building' }
}

/** Makes resources in the local EC2 over the real SDK, which finds it by the environment. */
export class Account {
  readonly #client = new sdk.EC2Client({ region: REGION })
  readonly #ec2: LocalEc2

  constructor(ec2: LocalEc2) {
    this.#ec2 = ec2
  }

  /** Everything of one kind that somebody made, without what is terminated or deleted. */
  async made(kind: string): Promise<Resource[]> {
    const resources = (await this.#ec2.state())[kind] as Resource[]
    return resources.filter(
      ({ region, preexisting, state }) => region === REGION && !preexisting && state !== 'terminated',
    )
  }

  /** The volumes that somebody made. */
  async volumes(): Promise<VolumeResource[]> {
    return (await this.made('volumes')) as VolumeResource[]
  }

  async securityGroup(name: string, tags: Tags): Promise<string> {
    const group = { GroupName: name, Description: name, ...tagged(tags, 'security-group') }
    return (await this.#client.send(new sdk.CreateSecurityGroupCommand(group))).GroupId ?? ''
  }

  async keyPair(name: string, tags: Tags): Promise<string> {
    const pair = { KeyName: name, ...tagged(tags, 'key-pair') }
    return (await this.#client.send(new sdk.CreateKeyPairCommand(pair))).KeyPairId ?? ''
  }

  /** An instance of the newest Ubuntu that runs; it and its volume have the tags. */
  async instance(tags: Tags, group?: string): Promise<string> {
    return this.instanceOf(await this.#newestUbuntu(), tags, group)
  }

  async instanceOf(image: string, tags: Tags = {}, group?: string): Promise<string> {
    const launch = {
      ImageId: image,
      InstanceType: 't3.large' as const,
      MinCount: 1,
      MaxCount: 1,
      ...(group === undefined ? {} : { SecurityGroupIds: [group] }),
      ...tagged(tags, 'instance', 'volume'),
    }
    const id = (await this.#client.send(new sdk.RunInstancesCommand(launch))).Instances?.[0]?.InstanceId ?? ''
    await sdk.waitUntilInstanceRunning({ client: this.#client, ...SOON }, { InstanceIds: [id] })
    return id
  }

  async share(image: string, withAccount: string): Promise<void> {
    const LaunchPermission = { Add: [{ UserId: withAccount }] }
    await this.#client.send(new sdk.ModifyImageAttributeCommand({ ImageId: image, LaunchPermission }))
  }

  async deprecate(image: string, at: Date): Promise<void> {
    await this.#client.send(new sdk.EnableImageDeprecationCommand({ ImageId: image, DeprecateAt: at }))
  }

  async parameter(Name: string, Value: string): Promise<void> {
    const ssm = new SSMClient({ region: REGION })
    await ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true }))
  }

  /** The same with data type `aws:ec2:image`, after its value has been validated. */
  async imageParameter(Name: string, Value: string, tags: Tags = {}): Promise<void> {
    const ssm = new SSMClient({ region: REGION })
    const image = { Type: 'String' as const, DataType: 'aws:ec2:image', Overwrite: true }
    await ssm.send(new PutParameterCommand({ Name, Value, ...image }))
    while (((await this.#ec2.state())['ssm_validations'] as unknown[]).length > 0) await sleep(50)
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
    const resource = { ResourceType: 'Parameter' as const, ResourceId: Name, Tags }
    if (Tags.length > 0) await ssm.send(new AddTagsToResourceCommand(resource))
  }

  /** An image of an instance, available, and its snapshot, with the same tags. */
  async image(instance: string, name: string, tags: Tags): Promise<string> {
    const id = await this.pendingImage(instance, name, tags)
    await sdk.waitUntilImageAvailable({ client: this.#client, ...SOON }, { ImageIds: [id] })
    return id
  }

  /** The same, and nobody waits for it. */
  async pendingImage(instance: string, name: string, tags: Tags): Promise<string> {
    const image = { InstanceId: instance, Name: name, ...tagged(tags, 'image', 'snapshot') }
    return (await this.#client.send(new sdk.CreateImageCommand(image))).ImageId ?? ''
  }

  async terminate(instance: string): Promise<void> {
    await this.#client.send(new sdk.TerminateInstancesCommand({ InstanceIds: [instance] }))
  }

  /** A volume that nobody uses. */
  async volume(tags: Tags): Promise<string> {
    const volume = { AvailabilityZone: `${REGION}a`, Size: 1, ...tagged(tags, 'volume') }
    const id = (await this.#client.send(new sdk.CreateVolumeCommand(volume))).VolumeId ?? ''
    await sdk.waitUntilVolumeAvailable({ client: this.#client, ...SOON }, { VolumeIds: [id] })
    return id
  }

  async snapshot(volume: string, tags: Tags): Promise<string> {
    const snapshot = { VolumeId: volume, ...tagged(tags, 'snapshot') }
    const id = (await this.#client.send(new sdk.CreateSnapshotCommand(snapshot))).SnapshotId ?? ''
    await sdk.waitUntilSnapshotCompleted({ client: this.#client, ...SOON }, { SnapshotIds: [id] })
    return id
  }

  async #newestUbuntu(): Promise<string> {
    const newest = 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101'
    const command = new sdk.DescribeImagesCommand({ Filters: [{ Name: 'name', Values: [newest] }] })
    const { Images = [] } = await this.#client.send(command)
    return Images[0]?.ImageId ?? ''
  }

  /** A request for a spot instance, which EC2 has not answered yet. */
  async spotRequest(tags: Tags): Promise<string> {
    const wanted = {
      LaunchSpecification: { ImageId: await this.#newestUbuntu(), InstanceType: 't3.large' as const },
      ...tagged(tags, 'spot-instances-request'),
    }
    const { SpotInstanceRequests } = await this.#client.send(new sdk.RequestSpotInstancesCommand(wanted))
    return SpotInstanceRequests?.[0]?.SpotInstanceRequestId ?? ''
  }

  async launchTemplate(name: string, tags: Tags, image?: string): Promise<string> {
    const template = {
      LaunchTemplateName: name,
      LaunchTemplateData: {
        InstanceType: 't3.large' as const,
        ...(image === undefined ? {} : { ImageId: image }),
      },
      ...tagged(tags, 'launch-template'),
    }
    const { LaunchTemplate } = await this.#client.send(new sdk.CreateLaunchTemplateCommand(template))
    return LaunchTemplate?.LaunchTemplateId ?? ''
  }

  /** Adds versions without an image to a launch template. */
  async launchTemplateVersions(LaunchTemplateId: string, count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) {
      const version = { LaunchTemplateId, LaunchTemplateData: { InstanceType: 't3.large' as const } }
      await this.#client.send(new sdk.CreateLaunchTemplateVersionCommand(version))
    }
  }

  /** An interface that no instance has, in the default VPC. */
  async networkInterface(tags: Tags): Promise<string> {
    const { Subnets = [] } = await this.#client.send(new sdk.DescribeSubnetsCommand({}))
    const wanted = { SubnetId: Subnets[0]?.SubnetId, ...tagged(tags, 'network-interface') }
    const { NetworkInterface } = await this.#client.send(new sdk.CreateNetworkInterfaceCommand(wanted))
    return NetworkInterface?.NetworkInterfaceId ?? ''
  }
}

/** The part of a call that tags what it makes; EC2 rejects one that is there and empty. */
function tagged(tags: Tags, ...types: readonly sdk.ResourceType[]) {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  if (Tags.length === 0) return {}
  return { TagSpecifications: types.map((ResourceType) => ({ ResourceType, Tags })) }
}
