import type {
  ImageReferenceOptionName,
  ImageReferenceResourceType,
  ResourceTypeRequest,
} from '@aws-sdk/client-ec2'
import { type Ec2, PAGE } from './clients.ts'
import { errorCode, explained, isDenied } from './errors.ts'
import type { Ssm } from './parameters.ts'

/** DescribeImageReferences takes 10 images a call. */
const MOST_IMAGES = 10

/** In place of a user of an image that EC2 no longer names; the image is kept this time. */
const NO_LONGER_NAMED = 'a user that EC2 no longer names'

/**
 * Without options EC2 names terminated instances too, and looks at the ten newest versions of a launch template only.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResourceTypeOption.html
 */
const SCOPE: ResourceTypeRequest[] = [
  option('ec2:Instance', 'state-name', ['pending', 'running', 'shutting-down', 'stopping', 'stopped']),
  option('ec2:LaunchTemplate', 'version-depth', ['10000']),
]

interface Reference {
  readonly id: string | undefined
  readonly user: string | undefined
}

type Users = ReadonlyMap<string, readonly string[]>

/** Who uses own images: what refers to them, and those to whom they are published by their launch permissions. */
export async function imageUsers(ec2: Ec2, ids: readonly string[], stop?: AbortSignal): Promise<Users> {
  const users = new Map(await imageReferences(ec2, ids, stop))
  for (const id of ids) {
    const published = (await unlessGone(() => launchPermissions(ec2, id, stop))) ?? [NO_LONGER_NAMED]
    users.set(id, [...(users.get(id) ?? []), ...published])
  }
  return users
}

/**
 * What refers to own images, by its ARN: instances that are not terminated, launch templates, SSM parameters and recipes of
 * EC2 Image Builder, all by DescribeImageReferences.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
export async function imageReferences(ec2: Ec2, ids: readonly string[], stop?: AbortSignal): Promise<Users> {
  const users = new Map<string, string[]>()
  for (const batch of batches(ids, MOST_IMAGES)) {
    for (const { id = '', user = '' } of await referencesOfAll(ec2, batch, stop)) {
      users.set(id, [...(users.get(id) ?? []), user])
    }
  }
  return users
}

/** The references of each, also where one of them is being removed by somebody else: EC2 then answers for none. */
async function referencesOfAll(ec2: Ec2, ids: readonly string[], stop?: AbortSignal): Promise<Reference[]> {
  const found = await unlessGone(() => references(ec2, ids, stop))
  if (found !== undefined) return found
  if (ids.length === 1) return [{ id: ids[0], user: NO_LONGER_NAMED }]
  const alone = await Promise.all(ids.map((id) => referencesOfAll(ec2, [id], stop)))
  return alone.flat()
}

/** What a call gives, or undefined when the image that it is about is not there any more. */
async function unlessGone<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    if (errorCode(error)?.startsWith('InvalidAMIID.') !== true) throw error
    return undefined
  }
}

/** The own images that snapshots are a part of. */
export async function snapshotUsers(
  { client, sdk }: Ec2,
  ids: readonly string[],
  stop: AbortSignal,
): Promise<Users> {
  const users = new Map<string, string[]>()
  // A filter takes 200 values.
  for (const batch of batches(ids, PAGE)) {
    const Filters = [{ Name: 'block-device-mapping.snapshot-id', Values: batch }]
    const asked = { Owners: ['self'], Filters }
    await explained('ec2:DescribeImages', async () => {
      const pages = sdk.paginateDescribeImages({ client, pageSize: PAGE }, asked, options(stop))
      for await (const { Images = [] } of pages) {
        for (const { ImageId = '', BlockDeviceMappings = [] } of Images) {
          for (const snapshot of BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])) {
            users.set(snapshot, [...(users.get(snapshot) ?? []), ImageId])
          }
        }
      }
    })
  }
  return users
}

function references({ client, sdk }: Ec2, ids: readonly string[], stop?: AbortSignal) {
  return explained('ec2:DescribeImageReferences', async () => {
    const found: Reference[] = []
    const asked = { ImageIds: [...ids], IncludeAllResourceTypes: true, ResourceTypes: SCOPE }
    for await (const page of sdk.paginateDescribeImageReferences({ client }, asked, options(stop))) {
      found.push(...(page.ImageReferences ?? []).map(({ ImageId, Arn }) => ({ id: ImageId, user: Arn })))
    }
    return found
  })
}

/** Who may launch an own image: account IDs, ARNs of organizations and organizational units, or `all`. */
export function launchPermissions({ client, sdk }: Ec2, id: string, stop?: AbortSignal): Promise<string[]> {
  return explained('ec2:DescribeImageAttribute', async () => {
    const command = new sdk.DescribeImageAttributeCommand({ ImageId: id, Attribute: 'launchPermission' })
    const { LaunchPermissions = [] } = await client.send(command, options(stop))
    return LaunchPermissions.map(
      ({ Group, UserId, OrganizationArn, OrganizationalUnitArn }) =>
        Group ?? UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? 'somebody',
    )
  })
}

function option(
  ResourceType: ImageReferenceResourceType,
  OptionName: ImageReferenceOptionName,
  OptionValues: string[],
): ResourceTypeRequest {
  return { ResourceType, ResourceTypeOptions: [{ OptionName, OptionValues }] }
}

/** Cuts a list into parts of at most `size`. */
export function batches<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}

function options(stop: AbortSignal | undefined) {
  return stop === undefined ? {} : { abortSignal: stop }
}

/**
 * What of EC2 and Systems Manager the caller may not describe: DescribeImageReferences leaves that out without an error.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
export async function missingReferencePermissions({ client, sdk }: Ec2, ssm: Ssm): Promise<string[]> {
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'ec2:DescribeInstances': () => client.send(new sdk.DescribeInstancesCommand({ DryRun: true })),
    'ec2:DescribeLaunchTemplates': () =>
      client.send(new sdk.DescribeLaunchTemplatesCommand({ DryRun: true })),
    'ec2:DescribeLaunchTemplateVersions': () =>
      client.send(new sdk.DescribeLaunchTemplateVersionsCommand({ DryRun: true, Versions: ['$Latest'] })),
    'ssm:DescribeParameters': () => ssm.client.send(new ssm.sdk.DescribeParametersCommand({ MaxResults: 1 })),
    // Of a parameter that is not there Systems Manager says so, to those who may read it.
    'ssm:GetParameters': () =>
      ssm.client.send(new ssm.sdk.GetParametersCommand({ Names: ['bake-dask-ami-permission-check'] })),
  }
  const missing = await Promise.all(
    Object.entries(calls).map(async ([action, call]) => {
      try {
        await call()
        return []
      } catch (error) {
        if (isDenied(error)) return [action]
        if (errorCode(error) === 'DryRunOperation') return []
        throw error
      }
    }),
  )
  return missing.flat()
}
