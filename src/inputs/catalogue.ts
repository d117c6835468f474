import {
  amiDescription,
  amiName,
  amiNameFilter,
  cidr,
  imageOwner,
  instanceProfile,
  instanceType,
  kmsKey,
  MOST_TAGS,
  refuseTag,
  region,
  resourceId,
  sourceAmi,
} from './aws-grammar.ts'
import { containerInputs } from './container-inputs.ts'
import { credentialInputs } from './credential-inputs.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { parseMirror, parsePackerVersion, parsePluginVersion } from './packer-grammar.ts'
import { boolean, choice, integer, list, map, matching, pairsInOneLine, text } from './parsers.ts'
import { proofInputs } from './smoke-test-inputs.ts'

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
    doc: "What kind of image to bake. `cpu`: Docker and one Dask image on plain Ubuntu. `rapids`: a RAPIDS image on the newest AWS Deep Learning Base AMI, which has NVIDIA's driver and container toolkit.",
    fallback: 'cpu',
    parse: choice('cpu', 'rapids'),
  }),
  region: input({
    doc: 'AWS Region to bake in. Without it `AWS_REGION`, then `AWS_DEFAULT_REGION` counts; `mode: render` needs none.',
    parse: region,
  }),
  ...credentialInputs,
  ...containerInputs,
  packages: input({
    doc: 'Further Debian packages to install, one a line: `name`, or `name=version`, where `*` stands for any text: `docker.io=27.*`.',
    fallback: '',
    parse: list(
      matching(
        // No hyphen at the end: apt-get takes that as the wish to remove the package.
        /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?(?:=[A-Za-z0-9.+~:*-]+)?(?<!-)$/,
        "one Debian package a line, 'name' or 'name=version'",
      ),
      200,
    ),
  }),
  'automatic-upgrades': input({
    doc: "Whether instances of the AMI upgrade their packages by themselves, as the source AMI does. Without it apt's daily timers and unattended-upgrades are masked in the image: at the first boot of a node they compete with Dask. Bake anew to patch (docs/security.md).",
    fallback: 'false',
    parse: boolean,
  }),
  'docker-source': input({
    doc: "Where Docker comes from: `docker-ce` (Docker's own archive), `distro` (the distribution's docker.io), `none` (the source AMI has it). Without it `none` on the Deep Learning AMI, else `docker-ce`.",
    parse: choice('docker-ce', 'distro', 'none'),
  }),
  'nvidia-driver': input({
    doc: "Where NVIDIA's driver comes from, for `rapids`: `ami` (the source AMI has it, as the Deep Learning AMI does), `install` (plain Ubuntu with Ubuntu's signed driver and NVIDIA's container toolkit; takes one reboot).",
    fallback: 'ami',
    parse: choice('ami', 'install'),
  }),
  'ubuntu-version': input({
    doc: "The Ubuntu release whose newest image is built upon, Canonical's or the Deep Learning AMI's, unless `source-ami` or `source-ami-name` says otherwise.",
    fallback: '24.04',
    parse: choice('22.04', '24.04', '26.04'),
  }),
  'source-ami': input({
    doc: 'The AMI to build upon: its id, or `resolve:ssm:NAME` for the id that a parameter of Systems Manager holds (needs `ssm:GetParameter` on it).',
    parse: sourceAmi,
  }),
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
    doc: "The instance types to bake on, one a line, the preferred first; all of one architecture, which decides that of the image. Where EC2 has no capacity for one the next zone is tried, then the next type: at most 4 tries in all, every type once before further zones. T types run with unlimited credits while baking. Without it the variant's own: `m7i-flex.large`, then `t3.large` for `cpu`, `g4dn.xlarge` for `rapids`. A `rapids` image may be baked on a type without a GPU; the checks that need one are then skipped.",
    fallback: '',
    parse: list(instanceType, 4),
  }),
  'volume-size': input({
    doc: "Size of the root volume in GiB. Without it what the source AMI and the container images need, as their registries tell the sizes; when one is unknown the variant's own (16 for `cpu`, 120 for `rapids`), or the source AMI's when that is larger.",
    parse: integer(1, 16_384, 'GiB'),
  }),
  spot: input({
    doc: 'Whether to bake on a spot instance, at its price of the moment. Without spot capacity, and when EC2 takes the instance back, the last of the 4 tries is on demand. Needs the rights of CreateFleet (docs/permissions.md).',
    fallback: 'false',
    parse: boolean,
  }),
  encrypt: input({
    doc: 'Whether the snapshots of the AMI are encrypted.',
    fallback: 'false',
    parse: boolean,
  }),
  'kms-key-id': input({
    doc: "The KMS key of `encrypt`: its id, ARN or alias. Without it the account's default key for EBS.",
    parse: kmsKey,
  }),
  'subnet-id': input({
    doc: 'The subnet to bake in. Without it the default subnets whose zones offer the instance type, one after the other where EC2 has no capacity.',
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
    doc: 'Name of the AMI; it must be free, so the jobs of a matrix need one each. Without it `dask-<variant>-<UTC time>-<run id>-<attempt>-<8 hexadecimal digits>`, which no other job has: the digits are made anew in every step.',
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
    doubt: pairsInOneLine,
  }),
  'build-timeout-minutes': input({
    doc: 'Minutes after which the build is ended and cleaned up. Without it 45 for `cpu`, 90 for `rapids`. Credentials should live 15 minutes longer.',
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
  ...proofInputs,
} as const satisfies Record<string, Input<unknown>>

/** The name of an input, as a workflow writes it. */
export type InputName = keyof typeof catalogue

/** Every input's value, by its camel-case name. */
export type Values = { -readonly [Name in InputName as CamelCase<Name>]: ValueOf<(typeof catalogue)[Name]> }

/** What the user asked for: every input's value; `region` is settled from the environment when no input says it. */
export type Request = Readonly<Omit<Values, 'region'> & { region: string }>
