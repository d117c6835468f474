import type { Image as SdkImage, Tag } from '@aws-sdk/client-ec2'
import { defaultConfig, type Ec2 } from './clients.ts'
import { errorCode, explained, required } from './errors.ts'
import type { AccountImage, ImageCloud } from './image-cloud.ts'
import { imageReferences, launchPermissions, missingReferencePermissions } from './image-users.ts'
import { removeImage } from './images.ts'
import { parameters } from './parameters.ts'

/** The most that DescribeImages takes; with filters alone it lists images in pages of this size. */
const IMAGES_PAGE = 1000
/** A filter takes 200 values. */
const MOST_VALUES = 200

/** The EC2 and Systems Manager of one Region. The SDK is loaded here, when it is needed. */
export async function connectImages(region: string): Promise<ImageCloud> {
  const sdk = await import('./sdk.ts')
  const ec2: Ec2 = { client: new sdk.ec2.EC2Client(defaultConfig(region)), sdk: sdk.ec2 }
  const ssm = { client: new sdk.ssm.SSMClient(defaultConfig(region)), sdk: sdk.ssm }
  return {
    region,
    ...readings(ec2, region),
    ...changes(ec2),
    ...parameters(ssm),
    missingReferencePermissions: () => missingReferencePermissions(ec2, ssm),
  }
}

type Readings = Pick<
  ImageCloud,
  | 'taggedImages'
  | 'accountImages'
  | 'snapshotTags'
  | 'imageReferences'
  | 'launchPermissions'
  | 'enabledRegions'
>

function readings(ec2: Ec2, region: string): Readings {
  const { client, sdk } = ec2
  const imagesBy = (filters: Readonly<Record<string, readonly string[]>>) =>
    explained('ec2:DescribeImages', async () => {
      const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values: [...Values] }))
      const asked = { Owners: ['self'], Filters, IncludeDeprecated: true, IncludeDisabled: true }
      const found: AccountImage[] = []
      for await (const page of sdk.paginateDescribeImages({ client, pageSize: IMAGES_PAGE }, asked)) {
        found.push(...(page.Images ?? []).map((image) => toAccountImage(image, region)))
      }
      return found
    })
  return {
    taggedImages: async (tags) => {
      const wanted = Object.entries(tags)
      const filters = Object.fromEntries(wanted.map(([key, value]) => [`tag:${key}`, [value]] as const))
      // In a filter `*` and `?` stand for any characters.
      return (await imagesBy(filters)).filter((image) =>
        wanted.every(([key, value]) => image.tags[key] === value),
      )
    },

    // Not by ImageIds: of one that is gone EC2 makes an error for all of them.
    accountImages: async (ids) => {
      const found = await Promise.all(batches(ids).map((batch) => imagesBy({ 'image-id': batch })))
      return found.flat()
    },

    snapshotTags: (ids) =>
      explained('ec2:DescribeSnapshots', async () => {
        const found = new Map<string, Readonly<Record<string, string>>>()
        for (const batch of batches(ids)) {
          const asked = { OwnerIds: ['self'], Filters: [{ Name: 'snapshot-id', Values: batch }] }
          for await (const page of sdk.paginateDescribeSnapshots({ client, pageSize: 1000 }, asked)) {
            for (const { SnapshotId = '', Tags } of page.Snapshots ?? []) found.set(SnapshotId, tagsOf(Tags))
          }
        }
        return found
      }),

    imageReferences: (ids) => imageReferences(ec2, ids),
    launchPermissions: (id) => launchPermissions(ec2, id),

    enabledRegions: () =>
      explained('ec2:DescribeRegions', async () => {
        const { Regions = [] } = await client.send(new sdk.DescribeRegionsCommand({}))
        return Regions.map(({ RegionName }) => required(RegionName, 'RegionName'))
      }),
  }
}

type Changes = Omit<
  ImageCloud,
  'region' | 'missingReferencePermissions' | keyof Readings | keyof ReturnType<typeof parameters>
>

function changes({ client, sdk }: Ec2): Changes {
  return {
    changeLaunchPermissions: (ImageId, change) =>
      explained('ec2:ModifyImageAttribute', async () => {
        const LaunchPermission = { Add: change.add.map(permission), Remove: change.remove.map(permission) }
        await client.send(new sdk.ModifyImageAttributeCommand({ ImageId, LaunchPermission }))
      }),

    disableImage: (ImageId) =>
      explained('ec2:DisableImage', async () => {
        await client.send(new sdk.DisableImageCommand({ ImageId }))
      }),

    enableImage: (ImageId) =>
      explained('ec2:EnableImage', async () => {
        await client.send(new sdk.EnableImageCommand({ ImageId }))
      }),

    deprecateImage: (ImageId, DeprecateAt) =>
      explained('ec2:EnableImageDeprecation', async () => {
        await client.send(new sdk.EnableImageDeprecationCommand({ ImageId, DeprecateAt }))
      }),

    copyImage: ({ from, name, description, tags, kmsKey, token }) =>
      explained('ec2:CopyImage', async () => {
        const Tags = tagList(tags)
        const command = new sdk.CopyImageCommand({
          SourceRegion: from.region,
          SourceImageId: from.id,
          Name: name,
          Description: description,
          ClientToken: token,
          ...(kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: kmsKey }),
          TagSpecifications: [
            { ResourceType: 'image', Tags },
            { ResourceType: 'snapshot', Tags },
          ],
        })
        return required((await client.send(command)).ImageId, 'ImageId')
      }),

    removeImage: (id) =>
      explained('ec2:DeregisterImage', async () => {
        try {
          await removeImage(client, sdk, id)
        } catch (error) {
          if (errorCode(error) !== 'InvalidAMIID.NotFound' && errorCode(error) !== 'InvalidAMIID.Unavailable')
            throw error
        }
      }),

    tag: (resources, tags) =>
      explained('ec2:CreateTags', async () => {
        await client.send(new sdk.CreateTagsCommand({ Resources: [...resources], Tags: tagList(tags) }))
      }),

    untag: (resources, keys) =>
      explained('ec2:DeleteTags', async () => {
        const Tags = keys.map((Key) => ({ Key }))
        await client.send(new sdk.DeleteTagsCommand({ Resources: [...resources], Tags }))
      }),
  }
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
    rootVolumeSize: disks.find(({ device }) => device === image.RootDeviceName)?.VolumeSize ?? 0,
    encrypted: disks.some(({ Encrypted }) => Encrypted === true),
  }
}

/** Account IDs, groups and ARNs differ by their form. */
function permission(principal: string) {
  if (principal === 'all') return { Group: 'all' as const }
  if (/^\d{12}$/.test(principal)) return { UserId: principal }
  return principal.includes(':ou/') ? { OrganizationalUnitArn: principal } : { OrganizationArn: principal }
}

function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}

function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST_VALUES) }, (_, index) =>
    ids.slice(index * MOST_VALUES, (index + 1) * MOST_VALUES),
  )
}
