import {
  amiDescription,
  amiName,
  amiNameFilter,
  cidr,
  imageOwner,
  instanceProfile,
  instanceType,
  MOST_TAGS,
  refuseTag,
  region,
  resourceId,
} from './aws-grammar.ts'
import { dockerArguments, refuseEnvironmentVariable } from './cluster-grammar.ts'
import { imageReference } from './image-reference.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { parseMirror, parsePackerVersion, parsePluginVersion } from './packer-grammar.ts'
import { boolean, choice, integer, list, map, matching, text } from './parsers.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/**
 * Every input of the action, and the only place that describes one: action.yml's inputs and the README's tables
 * are generated from here. An empty text counts as "not given".
 */
export const catalogue = {
  mode: input({
    doc: '`bake` builds the AMI. `render` writes the cloud-config, the Packer template and its variables to `output-dir` without touching an account, so that a pull request can review what would be baked.',
    fallback: 'bake',
    parse: choice('bake', 'render'),
  }),
  variant: input({
    doc: 'What kind of image to bake. `cpu`: Docker and one Dask image on plain Ubuntu.',
    fallback: 'cpu',
    parse: choice('cpu'),
  }),
  region: input({
    doc: 'AWS Region to bake in. Without it `AWS_REGION`, then `AWS_DEFAULT_REGION` counts.',
    parse: region,
  }),
  'docker-image': input({
    doc: "The container image that the AMI holds ready, for the scheduler and the workers. Without it the variant's own: `daskdev/dask:latest` for `cpu`.",
    parse: imageReference,
  }),
  packages: input({
    doc: 'Further Debian packages to install, one a line: `name`, or `name=version`.',
    fallback: '',
    parse: list(
      matching(
        // No hyphen at the end: apt-get takes that as the wish to remove the package.
        /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?(?:=[A-Za-z0-9.+~:-]+)?(?<!-)$/,
        "one Debian package a line, 'name' or 'name=version'",
      ),
      200,
    ),
  }),
  'docker-source': input({
    doc: "Where Docker comes from: `docker-ce` (Docker's own archive), `distro` (the distribution's docker.io), `none` (the source AMI has it).",
    fallback: 'docker-ce',
    parse: choice('docker-ce', 'distro', 'none'),
  }),
  'ubuntu-version': input({
    doc: 'The Ubuntu release whose newest image by Canonical is built upon, unless `source-ami` or `source-ami-name` says otherwise.',
    fallback: '24.04',
    parse: choice('22.04', '24.04', '26.04'),
  }),
  'source-ami': input({ doc: 'The AMI to build upon, by its id.', parse: resourceId('ami') }),
  'source-ami-name': input({
    doc: 'The AMI to build upon, by a name filter; the newest match counts. Needs `source-ami-owner`.',
    parse: amiNameFilter,
  }),
  'source-ami-owner': input({
    doc: 'The owner that `source-ami-name` is looked up with: an account id, `self`, `amazon` or `aws-marketplace`.',
    parse: imageOwner,
  }),
  'ssh-username': input({
    doc: 'The user to log in as on the source AMI.',
    fallback: 'ubuntu',
    parse: matching(
      /^[a-z_][a-z0-9_-]{0,31}$/,
      'a Linux user name: 1 to 32 of a-z, 0-9, _ and -, not beginning with a digit',
    ),
  }),
  'instance-type': input({
    doc: "The instance type to bake on. Its architecture decides that of the image. T types run with unlimited credits while baking. Without it the variant's own: `t3.large` for `cpu`.",
    parse: instanceType,
  }),
  'volume-size': input({
    doc: "Size of the root volume in GiB. Without it the variant's own (16 for `cpu`), or the source AMI's when that is larger.",
    parse: integer(1, 16_384, 'GiB'),
  }),
  'subnet-id': input({
    doc: 'The subnet to bake in. Without it a default subnet whose zone offers the instance type.',
    parse: resourceId('subnet'),
  }),
  'security-group-ids': input({
    doc: 'Security groups for the builder, one a line. Without them a temporary group opens port 22 to `allow-cidr` and is removed afterwards.',
    fallback: '',
    parse: list(resourceId('sg'), 5),
  }),
  'associate-public-ip': input({
    doc: "Whether the builder gets a public address. Without it the subnet's own setting counts when `ssh-interface` is not `public_ip`.",
    parse: boolean,
  }),
  'allow-cidr': input({
    doc: "IPv4 blocks from which the builder may be reached over SSH, one a line. Without it the runner's own public address, as checkip.amazonaws.com sees it; with `ssh-interface: private_ip` the blocks of the VPC.",
    fallback: '',
    parse: list(cidr, 20),
  }),
  'iam-instance-profile': input({
    doc: 'Instance profile of the builder, by name. Required with `ssh-interface: session_manager`.',
    parse: instanceProfile,
  }),
  'ssh-interface': input({
    doc: 'How the builder is reached: `public_ip`, `private_ip` (the runner is in the VPC) or `session_manager`.',
    fallback: 'public_ip',
    parse: choice('public_ip', 'private_ip', 'session_manager'),
  }),
  'ami-name': input({
    doc: 'Name of the AMI; it must be free. Without it `dask-<variant>-<UTC time>-<run id>`.',
    parse: amiName,
  }),
  'ami-description': input({
    doc: 'Description of the AMI. Without it one that names the container image and the source AMI.',
    parse: amiDescription,
  }),
  tags: input({
    doc: 'Tags for the AMI, its snapshots and everything temporary, one `KEY=value` a line.',
    fallback: '',
    parse: map(refuseTag, MOST_TAGS),
  }),
  'build-timeout-minutes': input({
    doc: 'Minutes after which the build is ended and cleaned up.',
    fallback: '60',
    parse: integer(5, 720, 'minutes'),
  }),
  'packer-version': input({
    doc: "Which Packer to use. Without it the version that this action pins with its hashes; another version or range such as `>=1.16.0 <1.17.0` (verified by HashiCorp's signature), or `system` for the one on PATH, at least 1.14.1.",
    parse: parsePackerVersion,
  }),
  'packer-plugin-version': input({
    doc: "Which version of Packer's amazon plugin to use. Without it the one that this action names, verified by HashiCorp's signature; another version or range likewise; or `system` for the one that Packer finds.",
    parse: parsePluginVersion,
  }),
  'packer-mirror': input({
    doc: 'Base address of a server with the layout of releases.hashicorp.com to download from. What it serves is verified all the same.',
    parse: parseMirror,
  }),
  'output-dir': input({
    doc: "Directory for the rendered files, the manifest and the logs. Relative paths start at the workspace. Without it a private directory under the runner's temporary one.",
    parse: text(1000),
  }),
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
    doc: 'The instance type of its scheduler and workers. Without it the one that the image is baked on.',
    parse: instanceType,
  }),
  'smoke-timeout-minutes': input({
    doc: 'Minutes after which the cluster is ended and the proof has failed.',
    fallback: '20',
    parse: integer(2, 240, 'minutes'),
  }),
  'smoke-script': input({
    doc: 'A Python file of your own that defines `main(client)`. It is called with the connected `distributed.Client` after the other checks; what it raises fails the proof, what it gives is reported. Relative paths start at the workspace.',
    parse: text(1000),
  }),
  'max-start-seconds': input({
    doc: 'The most seconds that may pass from the launch of the cluster to its first result; a slower image has failed the proof.',
    parse: integer(1, 14_400, 'seconds'),
  }),
  'use-private-ip': input({
    doc: 'Whether the cluster is reached by private addresses and its instances get no public ones: for a runner in the VPC.',
    fallback: 'false',
    parse: boolean,
  }),
  'on-smoke-failure': input({
    doc: 'What becomes of an image that failed the proof: `delete` removes it with its snapshots, `keep` leaves it with the tag `bake-dask-ami:status=unproven`. The step fails either way.',
    fallback: 'delete',
    parse: choice('delete', 'keep'),
  }),
  'env-vars': input({
    doc: 'Environment variables for the containers of that cluster, one `NAME=value` a line. They stand in the user data of its instances: no place for secrets.',
    fallback: '',
    parse: map(refuseEnvironmentVariable, 50),
  }),
  'docker-args': input({
    doc: 'Further arguments for `docker run` of scheduler and workers, such as `--shm-size=1g`.',
    fallback: '',
    parse: dockerArguments,
  }),
} as const satisfies Record<string, Input<unknown>>

/** The name of an input, as a workflow writes it. */
export type InputName = keyof typeof catalogue

/** Every input's value, by its camel-case name. */
export type Values = { -readonly [Name in InputName as CamelCase<Name>]: ValueOf<(typeof catalogue)[Name]> }

/** What the user asked for: every input's value; `region` is settled from the environment when no input says it. */
export type Request = Readonly<Omit<Values, 'region'> & { region: string }>

/** The inputs in the order and under the headings of the README's tables. */
export const sections: readonly { readonly title: string; readonly inputs: readonly InputName[] }[] = [
  { title: 'What to bake', inputs: ['mode', 'variant', 'docker-image', 'docker-source', 'packages'] },
  {
    title: 'What to build upon',
    inputs: ['ubuntu-version', 'source-ami', 'source-ami-name', 'source-ami-owner', 'ssh-username'],
  },
  {
    title: 'Where and how to build',
    inputs: [
      'region',
      'instance-type',
      'volume-size',
      'subnet-id',
      'security-group-ids',
      'associate-public-ip',
      'allow-cidr',
      'iam-instance-profile',
      'ssh-interface',
      'build-timeout-minutes',
      'packer-version',
      'packer-plugin-version',
      'packer-mirror',
    ],
  },
  { title: 'What comes out', inputs: ['ami-name', 'ami-description', 'tags', 'output-dir'] },
  {
    title: 'The proof',
    inputs: [
      'smoke-test',
      'smoke-workers',
      'smoke-instance-type',
      'smoke-timeout-minutes',
      'smoke-script',
      'max-start-seconds',
      'use-private-ip',
      'on-smoke-failure',
      'env-vars',
      'docker-args',
    ],
  },
]
