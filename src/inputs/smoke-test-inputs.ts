import { instanceType } from './aws-grammar.ts'
import { dockerArguments, refuseEnvironmentVariable } from './cluster-grammar.ts'
import type { Input } from './input.ts'
import { boolean, choice, integer, map, pairsInOneLine, text } from './parsers.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about the cluster that proves an image: a part of the catalogue. */
export const proofInputs = {
  'smoke-test': input({
    doc: 'Whether to launch a real Dask cluster from the new image with `EC2Cluster`, compute on it, and end it, before the image counts as ready.',
    fallback: 'false',
    parse: boolean,
  }),
  'smoke-workers': input({
    doc: "How many workers that cluster has, beside its scheduler. The vCPUs of all of them together count against the account's quota.",
    fallback: '1',
    parse: integer(1, 20, 'workers'),
  }),
  'smoke-instance-type': input({
    doc: 'The instance type of its scheduler and workers, in the printed program and `dask-config` too. Without it the one that the image is baked on.',
    parse: instanceType,
  }),
  'smoke-timeout-minutes': input({
    doc: 'Minutes after which the cluster is ended and the step fails; the image is kept as unproven. Without it 20 for `cpu`, 45 for `rapids`.',
    parse: integer(2, 240, 'minutes'),
  }),
  'smoke-script': input({
    doc: 'A Python file of your own that defines `main(client)`. It is called with the connected `distributed.Client` after the other checks; what it raises fails the smoke test, what it gives is reported. Relative paths start at the workspace.',
    parse: text(1000),
  }),
  'max-start-seconds': input({
    doc: 'The most seconds that may pass from the launch of the cluster to its first result; a slower image has failed the smoke test.',
    parse: integer(1, 14_400, 'seconds'),
  }),
  'use-private-ip': input({
    doc: 'Whether the cluster is reached by private addresses and its instances get no public ones, in the printed program and `dask-config` too: for a runner in the VPC.',
    fallback: 'false',
    parse: boolean,
  }),
  'on-smoke-failure': input({
    doc: 'What becomes of an image that failed a check of the smoke test: `delete` removes it with its snapshots, `keep` leaves it with the tag `bake-dask-ami:status=unproven`. One of which no check failed, because the time ran out or AWS could not launch the cluster, is kept so whatever this says. The step fails in every case.',
    fallback: 'delete',
    parse: choice('delete', 'keep'),
  }),
  'env-vars': input({
    doc: 'Environment variables for the containers of that cluster and of the one in the printed program, one `NAME=value` a line. They stand in the user data of its instances: no place for secrets.',
    fallback: '',
    parse: map(refuseEnvironmentVariable, 50),
    doubt: pairsInOneLine,
  }),
  'docker-args': input({
    doc: 'Further arguments for `docker run` of scheduler and workers, such as `--shm-size=1g`; in the printed program too.',
    fallback: '',
    parse: dockerArguments,
  }),
} as const satisfies Record<string, Input<unknown>>
