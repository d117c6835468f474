import type { ClusterArguments } from '../plan/cluster.ts'
import { pythonLiteral } from './python-literal.ts'

/**
 * Environment lines that Dask's configuration reads (`DASK_A__B` is `a.b`; values are Python literals where they parse
 * as such: https://docs.dask.org/en/stable/configuration.html).
 *
 * EC2Cluster takes the types of scheduler and workers from keys of their own; its `instance_type` of the configuration
 * decides about GPUs alone (dask-cloudprovider 2025.9.0, aws/ec2.py).
 */
export function daskConfig(cluster: ClusterArguments): string {
  const values = {
    AMI: cluster.ami,
    BOOTSTRAP: pythonLiteral(cluster.bootstrap),
    REGION: cluster.region,
    VPC: cluster.vpc,
    SUBNET_ID: cluster.subnet_id,
    DOCKER_IMAGE: cluster.docker_image,
    FILESYSTEM_SIZE: String(cluster.filesystem_size),
    INSTANCE_TYPE: cluster.instance_type,
    SCHEDULER_INSTANCE_TYPE: cluster.instance_type,
    WORKER_INSTANCE_TYPE: cluster.instance_type,
    USE_PRIVATE_IP: pythonLiteral(cluster.use_private_ip),
  }
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`DASK_CLOUDPROVIDER__EC2__${name}=${value}`]))
    .join('\n')
}

/**
 * The call that completes those lines, as Python: EC2Cluster 2025.9.0 reads `worker_class`, `docker_args` and `env_vars`
 * from no configuration, and cannot make a security group of its own (dask-cloudprovider#481).
 */
export function callBesideConfig(cluster: ClusterArguments): string {
  const { worker_class, docker_args, env_vars } = withoutDefaults(cluster)
  const given = Object.entries({ worker_class, docker_args, env_vars })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${pythonLiteral(value)}`)
  return `EC2Cluster(${['security_groups=["sg-..."]', ...given].join(', ')})`
}

/** The arguments of EC2Cluster without those that are its own defaults. */
export function withoutDefaults(cluster: ClusterArguments): Partial<Omit<ClusterArguments, 'root_volume'>> {
  const { docker_args, env_vars, use_private_ip, worker_class, root_volume: _, ...always } = cluster
  return {
    ...always,
    ...(docker_args === '' ? {} : { docker_args }),
    ...(Object.keys(env_vars).length === 0 ? {} : { env_vars }),
    ...(use_private_ip ? { use_private_ip } : {}),
    ...(worker_class === 'dask.distributed.Nanny' ? {} : { worker_class }),
  }
}
