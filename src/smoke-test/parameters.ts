import { resolve } from 'node:path'
import type { Subject } from './run.ts'

/**
 * What cluster.py reads; its docstring says what each is. The names inside `cluster` are EC2Cluster's own: those that a
 * user's cluster has, and what belongs to the smoke test alone.
 */
export function driverParameters({ plan, cluster, facts }: Subject, group: string, workspace: string) {
  const { root_volume, ...given } = cluster
  return {
    root_volume,
    workers: plan.workers,
    gpu: plan.gpu,
    instance_store: plan.instanceStore,
    script: plan.script === undefined ? null : resolve(workspace, plan.script),
    versions: { dask: facts.dask_version, distributed: facts.distributed_version },
    cluster: {
      ...given,
      // A pull would hide that the image lacks what it was baked for.
      docker_args: ['--pull=never', given.docker_args].join(' ').trim(),
      security_groups: [group],
      instance_tags: plan.tags,
      volume_tags: plan.tags,
      n_workers: plan.workers,
    },
  }
}

/**
 * The environment of the client's programs. A workflow may have set Dask's or Python's own variables, such as the
 * lines of output `dask-config`; the smoke test must not depend on them.
 */
export function clientEnvironment(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !name.startsWith('DASK_') && name !== 'PYTHONPATH' && name !== 'PYTHONHOME',
    ),
  )
}
