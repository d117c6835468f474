import type { Ec2 } from './clients.ts'
import { errorCode, explained, isDenied, required } from './errors.ts'
import type { ImageCloud, ImageCopy } from './image-cloud.ts'
import { removeImage } from './images.ts'
import { tagList } from './tags.ts'

type Changes = Pick<
  ImageCloud,
  | 'changeLaunchPermissions'
  | 'disableImage'
  | 'enableImage'
  | 'deprecateImage'
  | 'copyImage'
  | 'removeImage'
  | 'tag'
  | 'untag'
>

/** The part of `ImageCloud` that changes images. */
export function imageChanges(ec2: Ec2): Changes {
  const { client, sdk } = ec2
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

    copyImage: (copy) => copyImage(copy, ec2),
    removeImage: (id) => removeWithSnapshots(id, ec2),

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

async function copyImage(
  { from, name, description, tags, kmsKey, token }: ImageCopy,
  { client, sdk }: Ec2,
): Promise<string> {
  return explained('ec2:CopyImage', async () => {
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
  })
}

/**
 * Deregisters an image and deletes its snapshots, or leaves both: no later run would find snapshots whose image is gone.
 *
 * @throws UserError when the image or one of its snapshots may not be removed
 */
async function removeWithSnapshots(id: string, { client, sdk }: Ec2): Promise<void> {
  const asked = { Owners: ['self'], Filters: [{ Name: 'image-id', Values: [id] }], IncludeDisabled: true }
  const { Images = [] } = await explained('ec2:DescribeImages', () =>
    client.send(new sdk.DescribeImagesCommand(asked)),
  )
  const disks = Images.flatMap(({ BlockDeviceMappings = [] }) => BlockDeviceMappings)
  for (const SnapshotId of disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])) {
    await explained('ec2:DeleteSnapshot', async () => {
      try {
        await client.send(new sdk.DeleteSnapshotCommand({ SnapshotId, DryRun: true }))
      } catch (error) {
        // Any other answer is about the snapshot, which the image still uses.
        if (isDenied(error)) throw error
      }
    })
  }
  if (Images.length === 0) return
  await explained('ec2:DeregisterImage', async () => {
    try {
      await removeImage(client, sdk, id)
    } catch (error) {
      if (errorCode(error) !== 'InvalidAMIID.NotFound' && errorCode(error) !== 'InvalidAMIID.Unavailable')
        throw error
    }
  })
}

/** Account IDs, groups and ARNs differ by their form. */
function permission(principal: string) {
  if (principal === 'all') return { Group: 'all' as const }
  if (/^\d{12}$/.test(principal)) return { UserId: principal }
  return principal.includes(':ou/') ? { OrganizationalUnitArn: principal } : { OrganizationArn: principal }
}
