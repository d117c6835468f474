import type { EC2Client } from '@aws-sdk/client-ec2'
import type { CallerIdentity, Cloud } from './cloud.ts'
import { explained, isDenied } from './errors.ts'
import { images } from './images.ts'
import { network } from './network.ts'
import { registries } from './registries.ts'
import { spot } from './spot.ts'

/**
 * The AWS of one Region, over the AWS SDK with its own search for credentials. AWS_ENDPOINT_URL is honoured.
 *
 * The SDK is loaded here and not at the top: it makes up most of the bundle, and bad input or `mode: render`
 * must not pay for it.
 */
export async function connect(region: string): Promise<Cloud> {
  const sdk = await import('./sdk.ts')
  const ec2 = new sdk.ec2.EC2Client({ region })
  return {
    ...images(ec2, sdk.ec2),
    ...network(ec2, sdk.ec2),
    ...spot(ec2, sdk.ec2),
    ...registries(sdk.ecr),
    ...account(region, ec2, sdk),
  }
}

type Sdk = typeof import('./sdk.ts')
type Account = Pick<
  Cloud,
  'callerIdentity' | 'parameter' | 'instanceType' | 'zonesOffering' | 'quota' | 'vcpusInUse' | 'tag' | 'untag'
>

function account(region: string, ec2: EC2Client, sdk: Sdk): Account {
  const sts = new sdk.sts.STSClient({ region })
  const ssm = new sdk.ssm.SSMClient({ region })
  const quotas = new sdk.quotas.ServiceQuotasClient({ region })
  return {
    callerIdentity: () =>
      explained('sts:GetCallerIdentity', async (): Promise<CallerIdentity> => {
        const { Account = '', Arn = '' } = await sts.send(new sdk.sts.GetCallerIdentityCommand({}))
        return { account: Account, arn: Arn }
      }),

    parameter: (name) =>
      explained('ssm:GetParameter', async () => {
        try {
          return (await ssm.send(new sdk.ssm.GetParameterCommand({ Name: name }))).Parameter?.Value
        } catch (error) {
          if (error instanceof sdk.ssm.ParameterNotFound) return undefined
          throw error
        }
      }),

    instanceType: (type) =>
      explained('ec2:DescribeInstanceTypes', async () => {
        // A filter instead of InstanceTypes: an unknown type is then an empty answer, not an error.
        const command = new sdk.ec2.DescribeInstanceTypesCommand({
          Filters: [{ Name: 'instance-type', Values: [type] }],
        })
        const found = (await ec2.send(command)).InstanceTypes?.[0]
        if (!found) return undefined
        return {
          type,
          vcpus: found.VCpuInfo?.DefaultVCpus ?? 0,
          architectures: found.ProcessorInfo?.SupportedArchitectures ?? [],
          burstable: found.BurstablePerformanceSupported ?? false,
          gpuManufacturers: (found.GpuInfo?.Gpus ?? []).flatMap((gpu) => gpu.Manufacturer ?? []),
        }
      }),

    zonesOffering: (type) =>
      explained('ec2:DescribeInstanceTypeOfferings', async () => {
        const command = new sdk.ec2.DescribeInstanceTypeOfferingsCommand({
          LocationType: 'availability-zone',
          Filters: [{ Name: 'instance-type', Values: [type] }],
        })
        const offerings = (await ec2.send(command)).InstanceTypeOfferings ?? []
        return offerings.flatMap((offering) => offering.Location ?? [])
      }),

    quota: async (code) => {
      try {
        const command = new sdk.quotas.GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code })
        return (await explained('servicequotas:GetServiceQuota', () => quotas.send(command))).Quota?.Value
      } catch (error) {
        // The quota is a courtesy: EC2 itself enforces it, so not being allowed to read it must not end the bake.
        if (isDenied(error) || error instanceof sdk.quotas.NoSuchResourceException) return undefined
        throw error
      }
    },

    vcpusInUse: (counted, lifecycle) =>
      explained('ec2:DescribeInstances', async () => {
        const pages = sdk.ec2.paginateDescribeInstances(
          { client: ec2 },
          { Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }] },
        )
        let vcpus = 0
        for await (const page of pages) {
          const instances = page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []
          for (const instance of instances) {
            const isSpot = instance.InstanceLifecycle === 'spot'
            const { CoreCount = 0, ThreadsPerCore = 1 } = instance.CpuOptions ?? {}
            if (isSpot === (lifecycle === 'spot') && counted(instance.InstanceType ?? ''))
              vcpus += CoreCount * ThreadsPerCore
          }
        }
        return vcpus
      }),

    tag: (resources, tags) =>
      explained('ec2:CreateTags', async () => {
        const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
        await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags }))
      }),

    untag: (resources, keys) =>
      explained('ec2:DeleteTags', async () => {
        const Tags = keys.map((Key) => ({ Key }))
        await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }))
      }),
  }
}
