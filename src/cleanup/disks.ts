import type { Filter, Image } from '@aws-sdk/client-ec2'
import { type Ec2, PAGE } from '../aws/clients.ts'
import { imageUsers, snapshotUsers } from '../aws/image-users.ts'
import { removeImage } from '../aws/images.ts'
import { exactlyOf, ofOwner, readPages, resourceOf, UNFINISHED } from './reading.ts'
import { oneByOne } from './removal.ts'
import type { Owner, Resource, ResourceType } from './resource.ts'

/**
 * Images that are not ready, in whatever state: Packer forgets those that never became available. Found by tag, as are the
 * intermediate images of encrypted copies, or by name in case that Packer was ended before it could tag.
 */
export function images(ec2: Ec2): ResourceType {
  const { client, sdk } = ec2
  return {
    name: 'image',
    list: async (owner, stop) => {
      const tagged = exactlyOf(owner, await readImages(ec2, [...ofOwner(owner), UNFINISHED], stop))
      const found = [...tagged, ...(await untaggedImages(ec2, owner, stop))]
      return [...new Map(found.map((resource) => [resource.id, resource])).values()]
    },
    remove: (ids, stop) =>
      oneByOne('ec2:DeregisterImage', ids, (id) => removeImage(client, sdk, id, { abortSignal: stop })),
    users: (ids, stop) => imageUsers(ec2, ids, stop),
    command: (id, region) =>
      `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
  }
}

export function snapshots(ec2: Ec2): ResourceType {
  const { client, sdk } = ec2
  return {
    name: 'snapshot',
    list: (owner, stop) => {
      const filters = { OwnerIds: ['self'], Filters: [...ofOwner(owner), UNFINISHED] }
      return readPages(
        'ec2:DescribeSnapshots',
        sdk.paginateDescribeSnapshots({ client, pageSize: PAGE }, filters, { abortSignal: stop }),
        ({ Snapshots = [] }) =>
          Snapshots.map((snapshot) => resourceOf(snapshot.SnapshotId, snapshot.StartTime, snapshot.Tags)),
      )
    },
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteSnapshot', ids, (SnapshotId) =>
        client.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), { abortSignal: stop }),
      ),
    users: (ids, stop) => snapshotUsers(ec2, ids, stop),
    command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
  }
}

export function volumes({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'volume',
    list: (owner, stop) => {
      const there = { Name: 'status', Values: ['creating', 'available', 'in-use', 'error'] }
      return readPages(
        'ec2:DescribeVolumes',
        sdk.paginateDescribeVolumes(
          { client, pageSize: PAGE },
          { Filters: [...ofOwner(owner), there] },
          { abortSignal: stop },
        ),
        ({ Volumes = [] }) =>
          Volumes.map((volume) => resourceOf(volume.VolumeId, volume.CreateTime, volume.Tags)),
      )
    },
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteVolume', ids, (VolumeId) =>
        client.send(new sdk.DeleteVolumeCommand({ VolumeId }), { abortSignal: stop }),
      ),
    command: (id, region) => `aws ec2 delete-volume --region ${region} --volume-id ${id}`,
  }
}

/**
 * Images of the run's name without any of our tags that were made of an instance of the run: somebody else may have given
 * an image that name meanwhile.
 */
async function untaggedImages(ec2: Ec2, owner: Owner, stop: AbortSignal): Promise<Resource[]> {
  if (owner === 'any run') return []
  const named = await readImages(ec2, [{ Name: 'name', Values: [owner.amiName] }], stop)
  const untagged = named.filter(
    ({ name, tags }) =>
      name === owner.amiName && !Object.keys(tags).some((key) => key.startsWith('bake-dask-ami:')),
  )
  if (untagged.length === 0) return []
  const ours = await instancesOf(ec2, owner, stop)
  return untagged.filter(({ instance }) => instance !== undefined && ours.has(instance))
}

/** The instances of a run, ended ones too. */
async function instancesOf({ client, sdk }: Ec2, owner: Owner, stop: AbortSignal): Promise<Set<string>> {
  const found = await readPages(
    'ec2:DescribeInstances',
    sdk.paginateDescribeInstances(
      { client, pageSize: PAGE },
      { Filters: ofOwner(owner) },
      { abortSignal: stop },
    ),
    ({ Reservations = [] }) =>
      Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) =>
        resourceOf(instance.InstanceId, instance.LaunchTime, instance.Tags),
      ),
  )
  return new Set(exactlyOf(owner, found).map(({ id }) => id))
}

/** An image with its name, and the instance that it was made of, if EC2 knows one. */
interface ImageThing extends Resource {
  readonly name: string
  readonly instance: string | undefined
}

function readImages({ client, sdk }: Ec2, Filters: Filter[], stop: AbortSignal): Promise<ImageThing[]> {
  return readPages(
    'ec2:DescribeImages',
    sdk.paginateDescribeImages(
      { client, pageSize: PAGE },
      { Owners: ['self'], Filters },
      { abortSignal: stop },
    ),
    ({ Images = [] }) => Images.map(imageThing),
  )
}

function imageThing({ ImageId, Name = '', CreationDate, Tags, SourceInstanceId }: Image): ImageThing {
  const created = CreationDate === undefined ? undefined : new Date(CreationDate)
  return { ...resourceOf(ImageId, created, Tags), name: Name, instance: SourceInstanceId }
}
