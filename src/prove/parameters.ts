import { resolve } from 'node:path'
import type { Subject } from './prove.ts'

/** What cluster.py reads; its docstring says what each is. The names inside `cluster` are EC2Cluster's own. */
export function driverParameters(subject: Subject, group: string, workspace: string) {
  const { plan, facts } = subject
  return {
    workers: plan.workers,
    gpu: plan.gpu,
    script: plan.script === undefined ? null : resolve(workspace, plan.script),
    versions: { dask: facts.dask_version, distributed: facts.distributed_version },
    cluster: {
      ami: subject.ami,
      bootstrap: false,
      region: subject.region,
      vpc: plan.vpc,
      subnet_id: plan.subnet,
      instance_type: plan.instanceType,
      security_groups: [group],
      filesystem_size: subject.filesystemSize,
      docker_image: subject.dockerImage,
      docker_args: plan.dockerArgs,
      env_vars: plan.envVars,
      instance_tags: plan.tags,
      volume_tags: plan.tags,
      use_private_ip: plan.usePrivateIp,
      worker_class: plan.workerClass,
      n_workers: plan.workers,
    },
  }
}

/**
 * The environment of the client's programs. A workflow may have set Dask's or Python's own variables, such as the
 * lines of output `dask-config`; the proof must not depend on them.
 */
export function clientEnvironment(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('DASK_') && name !== 'PYTHONPATH' && name !== 'PYTHONHOME',
    ),
  )
}
