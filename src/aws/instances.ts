import type { EC2Client, Filter, Instance, InstanceTypeInfo } from '@aws-sdk/client-ec2'
import type { Cloud, InstanceType, RunningInstance } from './cloud.ts'
import { explained, required } from './errors.ts'
import { TAG } from './tags.ts'

type Sdk = typeof import('@aws-sdk/client-ec2')
type Instances = Pick<Cloud, 'instanceTypes' | 'zonesOffering' | 'runningInstances' | 'endReasons'>

/** The part of `Cloud` that is about instances and their types. */
export function instances(ec2: EC2Client, sdk: Sdk): Instances {
  return {
    instanceTypes: (types) =>
      explained('ec2:DescribeInstanceTypes', async () => {
        // A filter instead of InstanceTypes: an unknown type is then not in the answer, and no error.
        const pages = sdk.paginateDescribeInstanceTypes({ client: ec2 }, { Filters: [ofTypes(types)] })
        const found: InstanceType[] = []
        for await (const page of pages) found.push(...(page.InstanceTypes ?? []).map(toInstanceType))
        return found
      }),

    zonesOffering: (types) =>
      explained('ec2:DescribeInstanceTypeOfferings', async () => {
        const asked = { LocationType: 'availability-zone' as const, Filters: [ofTypes(types)] }
        const zones = new Map<string, string[]>()
        for await (const page of sdk.paginateDescribeInstanceTypeOfferings({ client: ec2 }, asked)) {
          for (const { InstanceType: type = '', Location } of page.InstanceTypeOfferings ?? []) {
            zones.set(type, [...(zones.get(type) ?? []), ...(Location === undefined ? [] : [Location])])
          }
        }
        return zones
      }),

    runningInstances: () =>
      explained('ec2:DescribeInstances', async () => {
        const alive = { Name: 'instance-state-name', Values: ['pending', 'running'] }
        return (await described(ec2, sdk, [alive])).map(toRunningInstance)
      }),

    endReasons: (runUuid) =>
      explained('ec2:DescribeInstances', async () => {
        const found = await described(ec2, sdk, [{ Name: `tag:${TAG.run}`, Values: [runUuid] }])
        return found.flatMap((instance) => instance.StateReason?.Code || [])
      }),
  }
}

const ofTypes = (types: readonly string[]): Filter => ({ Name: 'instance-type', Values: [...types] })

async function described(ec2: EC2Client, sdk: Sdk, Filters: Filter[]): Promise<Instance[]> {
  const found: Instance[] = []
  for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
    found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []))
  }
  return found
}

function toInstanceType(info: InstanceTypeInfo): InstanceType {
  return {
    type: required(info.InstanceType, 'InstanceType'),
    vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
    architectures: info.ProcessorInfo?.SupportedArchitectures ?? [],
    burstable: info.BurstablePerformanceSupported ?? false,
    gpuManufacturers: (info.GpuInfo?.Gpus ?? []).flatMap((gpu) => gpu.Manufacturer ?? []),
    instanceStore: instanceStoreOf(info),
  }
}

/** Older types have other disks, which look like EBS volumes. */
function instanceStoreOf({ InstanceStorageInfo: store }: InstanceTypeInfo): number {
  const nvme = store?.NvmeSupport !== undefined && store.NvmeSupport !== 'unsupported'
  return nvme ? (store.TotalSizeInGB ?? 0) : 0
}

function toRunningInstance(instance: Instance): RunningInstance {
  const { CoreCount = 0, ThreadsPerCore = 1 } = instance.CpuOptions ?? {}
  return {
    type: required(instance.InstanceType, 'InstanceType'),
    lifecycle: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
    vcpus: CoreCount * ThreadsPerCore,
  }
}
