import { instanceType } from './aws-grammar.ts'
import { dockerArguments, validateEnvironmentVariable } from './cluster-grammar.ts'
import type { Input } from './input.ts'
import { boolean, choice, integer, map, pairsInOneLine, text } from './parsers.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about the cluster that smoke-tests an image: a part of the catalogue. */
export const smokeTestInputs = {
  'smoke-test': input({
    doc: 'Whether to run a smoke test: launch a real Dask cluster from the new image with `EC2Cluster`, compute on it, and terminate it. The image becomes ready only if it passes.',
    fallback: 'false',
    parse: boolean,
  }),
  'smoke-workers': input({
    doc: "Number of workers of the smoke test's cluster, in addition to the scheduler. The vCPUs of all instances count against the account's quota.",
    fallback: '1',
    parse: integer(1, 20, 'workers'),
  }),
  'smoke-instance-type': input({
    doc: 'Instance type of the scheduler and the workers, in the smoke test, the printed program and `dask-config`. Defaults to the type that the image is baked on.',
    parse: instanceType,
  }),
  'smoke-initialization-rate': input({
    doc: 'The rate in MiB/s, 100 to 300, at which EBS loads the data of the AMI into the root volumes of the scheduler and the workers (`VolumeInitializationRate`), in the smoke test and the printed program. AWS charges for it at every launch: docs/start.md has the price. By default a block is loaded when it is first read.',
    parse: integer(100, 300, 'MiB/s'),
  }),
  'smoke-volume-throughput': input({
    doc: 'Throughput in MiB/s, 125 to 2000, of the root volumes of the scheduler and the workers, in the smoke test and the printed program. Above 750 the volumes also get the IOPS that EC2 requires, 4 for each MiB/s. AWS charges for what is more than 125 MiB/s and 3,000 IOPS: docs/start.md has the price.',
    parse: integer(125, 2000, 'MiB/s'),
  }),
  'smoke-timeout-minutes': input({
    doc: 'Minutes after which the smoke test is stopped and the step fails; the image is kept as unproven. Defaults to 20 for `cpu` and 45 for `rapids`.',
    parse: integer(2, 240, 'minutes'),
  }),
  'smoke-script': input({
    doc: 'A Python file of yours that defines `main(client)`. The smoke test calls it with the connected `distributed.Client` after the other checks. If it raises an exception, the smoke test fails; its return value is in the report. Relative paths start at the workspace.',
    parse: text(1000),
  }),
  'max-start-seconds': input({
    doc: 'The maximum number of seconds from the launch of the cluster to its first result. A slower image fails the smoke test.',
    parse: integer(1, 14_400, 'seconds'),
  }),
  'use-private-ip': input({
    doc: 'Whether to connect to the cluster by private IP addresses, for a runner in the VPC. Its instances then have no public addresses. Applies to the printed program and `dask-config` too.',
    fallback: 'false',
    parse: boolean,
  }),
  'on-smoke-failure': input({
    doc: 'What happens to an image that fails a check of the smoke test: `delete` removes it and its snapshots, `keep` keeps it with the tag `bake-dask-ami:status=unproven`. If no check failed, because time ran out or AWS could not launch the cluster, the image is always kept with this tag. The step fails in every case.',
    fallback: 'delete',
    parse: choice('delete', 'keep'),
  }),
  'env-vars': input({
    doc: 'Environment variables for the containers of the cluster, in the smoke test and in the printed program, one `NAME=value` per line. They are in the user data of the instances: do not put secrets here.',
    fallback: '',
    parse: map(validateEnvironmentVariable, 50),
    doubt: pairsInOneLine,
  }),
  'docker-args': input({
    doc: 'Further arguments for `docker run` of the scheduler and the workers, such as `--shm-size=1g`. They are in the printed program too.',
    fallback: '',
    parse: dockerArguments,
  }),
} as const satisfies Record<string, Input<unknown>>
