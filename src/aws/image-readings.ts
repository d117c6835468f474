import type { Image as SdkImage } from '@aws-sdk/client-ec2'
import type { Ec2 } from './clients.ts'
import { explained, required } from './errors.ts'
import type { AccountImage, ImageCloud } from './image-cloud.ts'
import { batches, imageReferences, launchPermissions } from './image-users.ts'
import { tagsOf } from './tags.ts'

/** The most that DescribeImages takes; with filters alone it lists images in pages of this size. */
const IMAGES_PAGE = 1000
/** A filter takes 200 values. */
const MOST_VALUES = 200

type Readings = Pick<
  ImageCloud,
  | 'taggedImages'
  | 'accountImages'
  | 'snapshotTags'
  | 'imageReferences'
  | 'launchPermissions'
  | 'enabledRegions'
>

/** The part of `ImageCloud` that reads images and Regions. */
export function imageReadings(ec2: Ec2, region: string): Readings {
  const { client, sdk } = ec2
  return {
    taggedImages: async (tags) => {
      const wanted = Object.entries(tags)
      const filters = Object.fromEntries(wanted.map(([key, value]) => [`tag:${key}`, [value]] as const))
      // In a filter `*` and `?` stand for any characters.
      return (await imagesBy(filters, ec2, region)).filter((image) =>
        wanted.every(([key, value]) => image.tags[key] === value),
      )
    },

    // Not by ImageIds: of one that is gone EC2 makes an error for all of them.
    accountImages: async (ids) => {
      const found = await Promise.all(
        batches(ids, MOST_VALUES).map((batch) => imagesBy({ 'image-id': batch }, ec2, region)),
      )
      return found.flat()
    },

    snapshotTags: (ids) => snapshotTags(ids, ec2),
    imageReferences: (ids) => imageReferences(ec2, ids),
    launchPermissions: (id) => launchPermissions(ec2, id),

    enabledRegions: () =>
      explained('ec2:DescribeRegions', async () => {
        const { Regions = [] } = await client.send(new sdk.DescribeRegionsCommand({}))
        return Regions.map(({ RegionName }) => required(RegionName, 'RegionName'))
      }),
  }
}

/** The account's own images, disabled and deprecated ones too. */
async function imagesBy(
  filters: Readonly<Record<string, readonly string[]>>,
  { client, sdk }: Ec2,
  region: string,
): Promise<AccountImage[]> {
  return explained('ec2:DescribeImages', async () => {
    const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values: [...Values] }))
    const asked = { Owners: ['self'], Filters, IncludeDeprecated: true, IncludeDisabled: true }
    const found: AccountImage[] = []
    for await (const page of sdk.paginateDescribeImages({ client, pageSize: IMAGES_PAGE }, asked)) {
      found.push(...(page.Images ?? []).map((image) => toAccountImage(image, region)))
    }
    return found
  })
}

async function snapshotTags(
  ids: readonly string[],
  { client, sdk }: Ec2,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  return explained('ec2:DescribeSnapshots', async () => {
    const found = new Map<string, Readonly<Record<string, string>>>()
    for (const batch of batches(ids, MOST_VALUES)) {
      const asked = { OwnerIds: ['self'], Filters: [{ Name: 'snapshot-id', Values: batch }] }
      for await (const page of sdk.paginateDescribeSnapshots({ client, pageSize: 1000 }, asked)) {
        for (const { SnapshotId = '', Tags } of page.Snapshots ?? []) found.set(SnapshotId, tagsOf(Tags))
      }
    }
    return found
  })
}

function toAccountImage(image: SdkImage, region: string): AccountImage {
  const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) =>
    mapping.Ebs ? [{ device: mapping.DeviceName, ...mapping.Ebs }] : [],
  )
  return {
    id: required(image.ImageId, 'ImageId'),
    region,
    name: image.Name ?? '',
    description: image.Description ?? '',
    state: required(image.State, 'State'),
    stateReason: image.StateReason?.Message,
    architecture: required(image.Architecture, 'Architecture'),
    created: image.CreationDate ?? '',
    deprecated: image.DeprecationTime,
    tags: tagsOf(image.Tags),
    snapshots: disks.flatMap(({ SnapshotId }) => SnapshotId ?? []),
    gib: disks.reduce((sum, { VolumeSize = 0 }) => sum + VolumeSize, 0),
    rootDeviceName: image.RootDeviceName ?? '',
    rootVolumeSize: disks.find(({ device }) => device === image.RootDeviceName)?.VolumeSize ?? 0,
    encrypted: disks.some(({ Encrypted }) => Encrypted === true),
  }
}
