import type { EC2Client, Image as SdkImage } from '@aws-sdk/client-ec2'
import type { Cloud, Image, ImageQuery } from './cloud.ts'
import { isDeprecated } from './deprecation.ts'
import { errorCode, explained, required } from './errors.ts'
import { tagsOf } from './tags.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')

/** The part of `Cloud` that is about images. */
export function images(
  ec2: EC2Client,
  sdk: Sdk,
): Pick<Cloud, 'imageById' | 'ownImage' | 'newestImage' | 'ownImageNamed' | 'removeImage'> {
  return {
    imageById: (id) =>
      explained('ec2:DescribeImages', async () => {
        const all = { IncludeDeprecated: true, IncludeDisabled: true }
        const found = await unlessMissing(ec2.send(new sdk.DescribeImagesCommand({ ImageIds: [id], ...all })))
        return found?.Images?.map(toImage)[0]
      }),

    ownImage: (id) =>
      explained('ec2:DescribeImages', async () => {
        const command = new sdk.DescribeImagesCommand({ ImageIds: [id], Owners: ['self'] })
        const found = await unlessMissing(ec2.send(command))
        const [image] = (found?.Images ?? []).filter(({ ImageId }) => ImageId === id)
        if (image === undefined) return undefined
        return { state: required(image.State, 'State'), tags: tagsOf(image.Tags) }
      }),

    newestImage: (query) => explained('ec2:DescribeImages', () => newestImage(ec2, sdk, query)),

    ownImageNamed: (name) =>
      explained('ec2:DescribeImages', async () => {
        const command = new sdk.DescribeImagesCommand({
          Owners: ['self'],
          Filters: [{ Name: 'name', Values: [name] }],
        })
        return (await ec2.send(command)).Images?.[0]?.ImageId
      }),

    removeImage: (id) => explained('ec2:DeregisterImage', () => removeImage(ec2, sdk, id)),
  }
}

async function newestImage(ec2: EC2Client, sdk: Sdk, query: ImageQuery): Promise<Image | undefined> {
  const Filters = [
    { Name: 'name', Values: [query.name] },
    { Name: 'state', Values: ['available'] },
    { Name: 'virtualization-type', Values: ['hvm'] },
    ...(query.architecture ? [{ Name: 'architecture', Values: [query.architecture] }] : []),
  ]
  const pages = sdk.paginateDescribeImages(
    { client: ec2 },
    { Owners: [...query.owners], Filters, IncludeDeprecated: true },
  )
  const found: Image[] = []
  for await (const page of pages) found.push(...(page.Images ?? []).map(toImage))
  const newestFirst = found.sort((a, b) => b.created.localeCompare(a.created))
  return newestFirst.find((image) => !isDeprecated(image, new Date())) ?? newestFirst[0]
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (/^InvalidAMIID\./.test(errorCode(error) ?? '')) return undefined
    throw error
  }
}

function toImage(image: SdkImage): Image {
  const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) =>
    mapping.Ebs ? [{ ...mapping, ebs: mapping.Ebs }] : [],
  )
  const root = disks.find((disk) => disk.DeviceName === image.RootDeviceName)
  return {
    id: required(image.ImageId, 'ImageId'),
    name: image.Name ?? '',
    architecture: required(image.Architecture, 'Architecture'),
    state: required(image.State, 'State'),
    rootDeviceName: image.RootDeviceName ?? '',
    rootDeviceType: image.RootDeviceType ?? '',
    rootVolumeSize: root?.ebs.VolumeSize ?? 0,
    rootVolume: {
      encrypted: root?.ebs.Encrypted ?? false,
      iops: root?.ebs.Iops,
      throughput: root?.ebs.Throughput,
    },
    snapshots: disks.flatMap((disk) => disk.ebs.SnapshotId ?? []),
    owner: image.OwnerId ?? '',
    created: image.CreationDate ?? '',
    deprecated: image.DeprecationTime,
  }
}

/** Deregisters an own image and deletes the snapshots that it was made of, but for those that another image needs. */
export async function removeImage(
  ec2: EC2Client,
  sdk: Sdk,
  id: string,
  options: { readonly abortSignal?: AbortSignal } = {},
): Promise<void> {
  const command = new sdk.DeregisterImageCommand({ ImageId: id, DeleteAssociatedSnapshots: true })
  const { DeleteSnapshotResults = [] } = await ec2.send(command, options)
  for (const { SnapshotId, ReturnCode } of DeleteSnapshotResults) {
    if (ReturnCode === 'success' || ReturnCode === 'skipped') continue
    // EC2 says here that it did not, and there why.
    await ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), options)
  }
}
