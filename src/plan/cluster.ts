import type { InstanceType } from '../aws/cloud.ts'
import type { Request } from '../inputs/catalogue.ts'
import { normalizedName } from './client/packages.ts'
import type { SurveyedSubnet } from './facts.ts'
import type { Plan } from './plan.ts'
import type { Volume } from './volume.ts'

/** The cluster that a request means by its inputs, whether a smoke test launches it or its user does. */
export interface ClusterPlan {
  /** Of its scheduler and its workers. */
  readonly instanceType: string
  /** Whether the image is for GPUs and the instances have some. */
  readonly gpu: boolean
  /** Both undefined in `mode: render`, which does not ask the account. */
  readonly vpc: string | undefined
  readonly subnet: string | undefined
  readonly usePrivateIp: boolean
  readonly envVars: Readonly<Record<string, string>>
  /** For `docker run`. */
  readonly dockerArgs: string
  /** Whether its containers get the instance store of their instances, which workers then spill to. */
  readonly instanceStore: boolean
  /** Of the root volumes, in MiB/s; undefined: as EC2 does without being asked. */
  readonly initializationRate: number | undefined
  readonly throughput: number | undefined
}

/** What the root volumes of a cluster get beyond EC2Cluster's arguments. */
export interface RootVolume {
  /** The name of the image's root device. */
  readonly device: string
  /** Members of EC2's EbsBlockDevice; rates in MiB/s. */
  readonly ebs: Readonly<Partial<Record<'VolumeInitializationRate' | 'Throughput' | 'Iops', number>>>
}

/**
 * The arguments with which `EC2Cluster` launches a cluster from an image, by its own names: one source for the smoke test,
 * the printed program and output `dask-config`, which add no more than a security group, a number of workers and tags.
 * EC2Cluster has no argument for `root_volume`: the smoke test and the program add it to the call that launches.
 */
export interface ClusterArguments {
  readonly ami: string
  readonly bootstrap: boolean
  readonly region: string
  readonly vpc: string | undefined
  readonly subnet_id: string | undefined
  readonly instance_type: string
  /** In GiB. */
  readonly filesystem_size: number
  readonly docker_image: string
  readonly docker_args: string
  readonly env_vars: Readonly<Record<string, string>>
  readonly use_private_ip: boolean
  readonly worker_class: string
  readonly root_volume: RootVolume
}

/** EC2Cluster's own default in GB (dask-cloudprovider 2025.9.0, cloudprovider.yaml); workers spill to it what does not fit into memory. */
const DEFAULT_FILESYSTEM_SIZE = 40

/**
 * Where an image mounts the instance store (template/image/usr/local/lib/bake-dask-ami/scratch.sh), and where a container finds it. It is
 * a directory on types without.
 */
const SCRATCH = '/mnt/dask-scratch'

/**
 * Dask's configuration `temporary-directory` (https://docs.dask.org/en/stable/configuration.html): workers make their directory
 * `dask-scratch-space` in it, which they spill to (distributed 2026.8.0, core.py).
 */
const TEMPORARY_DIRECTORY = 'DASK_TEMPORARY_DIRECTORY'

/** What the baked image says of itself, as far as it decides the cluster. */
type PackagesOfImage = { readonly python_packages: Readonly<Record<string, unknown>> }

/**
 * The cluster of a request. `type` is the builder's.
 *
 * @param types what EC2 says of the instance types; none where it was not asked, and then no instance store is used
 */
export function clusterPlan(
  request: Request,
  { type, usesGpu }: { readonly type: string; readonly usesGpu: boolean },
  subnet: Pick<SurveyedSubnet, 'id' | 'vpc'> | undefined,
  types: readonly Pick<InstanceType, 'type' | 'instanceStore'>[],
): ClusterPlan {
  const instanceType = request.smokeInstanceType ?? type
  return {
    instanceType,
    gpu: usesGpu && isGpuType(instanceType),
    vpc: subnet?.vpc,
    subnet: subnet?.id ?? request.subnetId,
    usePrivateIp: request.usePrivateIp,
    initializationRate: request.smokeInitializationRate,
    throughput: request.smokeVolumeThroughput,
    ...withInstanceStore(request, types.find((each) => each.type === instanceType)?.instanceStore ?? 0),
  }
}

/** What `docker run` gets. A user who has set where Dask puts its files, or what is at our path, has decided about it. */
function withInstanceStore(
  { envVars, dockerArgs }: Request,
  instanceStore: number,
): Pick<ClusterPlan, 'envVars' | 'dockerArgs' | 'instanceStore'> {
  const decided =
    TEMPORARY_DIRECTORY in envVars || dockerArgs.includes(TEMPORARY_DIRECTORY) || dockerArgs.includes(SCRATCH)
  if (instanceStore === 0 || decided) return { envVars, dockerArgs, instanceStore: false }
  return {
    envVars: { ...envVars, [TEMPORARY_DIRECTORY]: SCRATCH },
    // Not --mount, with which no container starts where the directory is missing, as in an image of an earlier version.
    dockerArgs: `${dockerArgs} -v ${SCRATCH}:${SCRATCH}`.trim(),
    instanceStore: true,
  }
}

/** Of which image and for which request a cluster is. */
export interface ClusterOf extends Pick<Plan, 'cluster' | 'region' | 'dockerImage'> {
  readonly builder: { readonly volume: Volume }
}

/** What `EC2Cluster` has to be given for an image that was baked. `facts` are what the image says that it holds. */
export function clusterArguments(
  { cluster, region, dockerImage, builder }: ClusterOf,
  ami: string,
  facts: PackagesOfImage,
): ClusterArguments {
  return {
    ami,
    bootstrap: false,
    region,
    vpc: cluster.vpc,
    subnet_id: cluster.subnet,
    instance_type: cluster.instanceType,
    filesystem_size: Math.max(DEFAULT_FILESYSTEM_SIZE, builder.volume.size),
    docker_image: dockerImage,
    docker_args: cluster.dockerArgs,
    env_vars: cluster.envVars,
    use_private_ip: cluster.usePrivateIp,
    worker_class:
      cluster.gpu && holds(facts, 'dask-cuda') ? 'dask_cuda.CUDAWorker' : 'dask.distributed.Nanny',
    root_volume: { device: builder.volume.deviceName, ebs: ebsOf(cluster) },
  }
}

/** What a gp3 volume has without being asked, and of how many IOPS one MiB/s needs (EBS user guide, "General Purpose SSD volumes"). */
const GP3_IOPS = 3000
const IOPS_PER_MIB = 4

function ebsOf({ initializationRate, throughput }: ClusterPlan): RootVolume['ebs'] {
  const iops = (throughput ?? 0) * IOPS_PER_MIB
  return {
    ...(initializationRate === undefined ? {} : { VolumeInitializationRate: initializationRate }),
    ...(throughput === undefined ? {} : { Throughput: throughput }),
    ...(iops > GP3_IOPS ? { Iops: iops } : {}),
  }
}

/** EC2Cluster's own rule for `--gpus=all` (dask-cloudprovider 2025.9.0, aws/ec2.py). */
function isGpuType(type: string): boolean {
  return type.startsWith('p') || type.startsWith('g')
}

/** Whether the container image has a Python package, by its normalized name. */
function holds({ python_packages }: PackagesOfImage, name: string): boolean {
  return Object.keys(python_packages).some((found) => normalizedName(found) === name)
}
