import type { EC2Client, Filter } from '@aws-sdk/client-ec2'
import { TAG } from '../plan/tags.ts'
import type { ResourceKind, SweptRun } from '../sweep/sweep.ts'
import { patient } from './clients.ts'
import { gone, removeImage, removeWhenUnused, terminate } from './removal.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')

/** Every kind of thing that a bake makes, in the order in which they can be removed. */
export async function leftoverKinds(region: string): Promise<readonly ResourceKind[]> {
  const { ec2: sdk } = await import('./sdk.ts')
  const ec2 = new sdk.EC2Client(patient(region))
  return [
    instances(ec2, sdk),
    images(ec2, sdk),
    snapshots(ec2, sdk),
    volumes(ec2, sdk),
    groups(ec2, sdk),
    keyPairs(ec2, sdk),
  ]
}

const ofRun = (run: SweptRun): Filter => ({ Name: `tag:${TAG.run}`, Values: [run.runUuid] })
const unfinished: Filter = { Name: `tag:${TAG.status}`, Values: ['building'] }

function instances(ec2: EC2Client, sdk: Sdk): ResourceKind {
  const alive: Filter = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }
  return {
    name: 'instance',
    list: async (run) => {
      const ids: string[] = []
      for await (const page of sdk.paginateDescribeInstances(
        { client: ec2 },
        { Filters: [ofRun(run), alive] },
      )) {
        const found = page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []
        ids.push(...found.flatMap((instance) => instance.InstanceId ?? []))
      }
      return ids
    },
    remove: (id) => terminate(ec2, sdk, id),
    command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
  }
}

/** Images that never became ready, found by tag, or by name in case Packer was ended before it could tag. */
function images(ec2: EC2Client, sdk: Sdk): ResourceKind {
  const describe = async (Filters: Filter[]) =>
    (await ec2.send(new sdk.DescribeImagesCommand({ Owners: ['self'], Filters }))).Images ?? []
  return {
    name: 'image',
    list: async (run) => {
      const tagged = await describe([ofRun(run), unfinished])
      const named = await describe([{ Name: 'name', Values: [run.amiName] }])
      const untagged = named.filter(
        (image) => !image.Tags?.some((tag) => tag.Key?.startsWith('bake-dask-ami:')),
      )
      return [...new Set([...tagged, ...untagged].flatMap((image) => image.ImageId ?? []))]
    },
    remove: (id) => removeImage(ec2, sdk, id),
    command: (id, region) =>
      `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
  }
}

function snapshots(ec2: EC2Client, sdk: Sdk): ResourceKind {
  return {
    name: 'snapshot',
    list: async (run) => {
      const ids: string[] = []
      const filters = { OwnerIds: ['self'], Filters: [ofRun(run), unfinished] }
      for await (const page of sdk.paginateDescribeSnapshots({ client: ec2 }, filters)) {
        ids.push(...(page.Snapshots ?? []).flatMap((snapshot) => snapshot.SnapshotId ?? []))
      }
      return ids
    },
    remove: (id) =>
      gone('InvalidSnapshot.NotFound', () => ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId: id }))),
    command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
  }
}

function volumes(ec2: EC2Client, sdk: Sdk): ResourceKind {
  return {
    name: 'volume',
    list: async (run) => {
      const ids: string[] = []
      for await (const page of sdk.paginateDescribeVolumes({ client: ec2 }, { Filters: [ofRun(run)] })) {
        const settled = (page.Volumes ?? []).filter(
          (volume) => volume.State !== 'deleting' && volume.State !== 'deleted',
        )
        ids.push(...settled.flatMap((volume) => volume.VolumeId ?? []))
      }
      return ids
    },
    remove: (id) =>
      removeWhenUnused('VolumeInUse', () =>
        gone('InvalidVolume.NotFound', () => ec2.send(new sdk.DeleteVolumeCommand({ VolumeId: id }))),
      ),
    command: (id, region) => `aws ec2 delete-volume --region ${region} --volume-id ${id}`,
  }
}

function groups(ec2: EC2Client, sdk: Sdk): ResourceKind {
  return {
    name: 'security group',
    list: async (run) => {
      const ids: string[] = []
      for await (const page of sdk.paginateDescribeSecurityGroups(
        { client: ec2 },
        { Filters: [ofRun(run)] },
      )) {
        ids.push(...(page.SecurityGroups ?? []).flatMap((group) => group.GroupId ?? []))
      }
      return ids
    },
    remove: (id) =>
      removeWhenUnused('DependencyViolation', () =>
        gone('InvalidGroup.NotFound', () => ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: id }))),
      ),
    command: (id, region) => `aws ec2 delete-security-group --region ${region} --group-id ${id}`,
  }
}

function keyPairs(ec2: EC2Client, sdk: Sdk): ResourceKind {
  return {
    name: 'key pair',
    list: async (run) => {
      const found =
        (await ec2.send(new sdk.DescribeKeyPairsCommand({ Filters: [ofRun(run)] }))).KeyPairs ?? []
      return found.flatMap((pair) => pair.KeyPairId ?? [])
    },
    remove: (id) =>
      gone('InvalidKeyPair.NotFound', () => ec2.send(new sdk.DeleteKeyPairCommand({ KeyPairId: id }))),
    command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
  }
}
