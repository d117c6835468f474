import { generateKeyPairSync } from 'node:crypto'
import * as sdk from '@aws-sdk/client-ec2'

const AT_ONCE = 6

/** How many of each kind; an image brings a snapshot of its own, an instance a volume. */
export interface Counts {
  readonly keyPairs: number
  readonly groups: number
  readonly volumes: number
  readonly snapshots: number
  readonly images: number
  readonly templates: number
  readonly interfaces: number
  readonly instances: number
}

/** Makes many things with the same tags in the local EC2 that the environment names, as cheaply as its API allows. */
export async function makeMany(tags: Readonly<Record<string, string>>, counts: Counts): Promise<void> {
  const client = new sdk.EC2Client({ region: 'eu-west-2' })
  const { Subnets: [subnet] = [] } = await client.send(new sdk.DescribeSubnetsCommand({}))
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const tagged = (...kinds: sdk.ResourceType[]) => ({
    TagSpecifications: kinds.map((ResourceType) => ({ ResourceType, Tags })),
  })
  await makeDisks(client, subnet?.AvailabilityZone, counts, tagged)
  const PublicKeyMaterial = Buffer.from(sshKey())
  await each(counts.keyPairs, (index) => {
    const pair = { KeyName: `many-${index}`, PublicKeyMaterial, ...tagged('key-pair') }
    return client.send(new sdk.ImportKeyPairCommand(pair))
  })
  await each(counts.groups, (index) => {
    const group = { GroupName: `many-${index}`, Description: 'one of many', ...tagged('security-group') }
    return client.send(new sdk.CreateSecurityGroupCommand(group))
  })
  await each(counts.templates, (index) => {
    const LaunchTemplateData = { InstanceType: 't3.micro' as const }
    const template = { LaunchTemplateName: `many-${index}`, LaunchTemplateData, ...tagged('launch-template') }
    return client.send(new sdk.CreateLaunchTemplateCommand(template))
  })
  await each(counts.interfaces, () => {
    const nic = { SubnetId: subnet?.SubnetId, ...tagged('network-interface') }
    return client.send(new sdk.CreateNetworkInterfaceCommand(nic))
  })
  await launch(client, counts.instances, tagged('instance', 'volume'))
}

/** Volumes, snapshots of one that is gone afterwards, and images of such snapshots. */
async function makeDisks(
  client: sdk.EC2Client,
  zone: string | undefined,
  counts: Counts,
  tagged: (...kinds: sdk.ResourceType[]) => { TagSpecifications: sdk.TagSpecification[] },
): Promise<void> {
  const blank = { AvailabilityZone: zone, Size: 1 }
  const { VolumeId = '' } = await client.send(new sdk.CreateVolumeCommand(blank))
  await sdk.waitUntilVolumeAvailable({ client, maxWaitTime: 60, minDelay: 1 }, { VolumeIds: [VolumeId] })
  const snapshot = () => client.send(new sdk.CreateSnapshotCommand({ VolumeId, ...tagged('snapshot') }))
  await each(counts.volumes, () =>
    client.send(new sdk.CreateVolumeCommand({ ...blank, ...tagged('volume') })),
  )
  await each(counts.snapshots, snapshot)
  await each(counts.images, async (index) => {
    const { SnapshotId } = await snapshot()
    const BlockDeviceMappings = [{ DeviceName: '/dev/sda1', Ebs: { SnapshotId } }]
    const root = { Architecture: 'x86_64' as const, RootDeviceName: '/dev/sda1', BlockDeviceMappings }
    await client.send(new sdk.RegisterImageCommand({ Name: `many ${index}`, ...root, ...tagged('image') }))
  })
  await client.send(new sdk.DeleteVolumeCommand({ VolumeId }))
}

async function launch(client: sdk.EC2Client, count: number, tags: Partial<sdk.RunInstancesCommandInput>) {
  const Filters = [
    { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20261101'] },
  ]
  const { Images: [source] = [] } = await client.send(new sdk.DescribeImagesCommand({ Filters }))
  await client.send(
    new sdk.RunInstancesCommand({
      ...{ ImageId: source?.ImageId, InstanceType: 't3.micro', MinCount: count, MaxCount: count },
      ...tags,
    }),
  )
}

async function each(count: number, make: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const index = next
      next += 1
      await make(index)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** A public key as OpenSSH writes it (RFC 8709): importing one costs EC2 less than making one. */
function sshKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(Buffer.from(x, 'base64url'))])
  return `ssh-ed25519 ${blob.toString('base64')}`
}
