import {
  amiDescription,
  amiName,
  amiNameFilter,
  cidr,
  imageFamily,
  imageOwner,
  instanceProfile,
  instanceType,
  kmsKey,
  MOST_TAGS,
  region,
  resourceId,
  sourceAmi,
  validateTag,
} from './aws-grammar.ts'
import { containerInputs } from './container-inputs.ts'
import { credentialInputs } from './credential-inputs.ts'
import type { CamelCase, Input, ValueOf } from './input.ts'
import { parseMirror, parsePackerVersion, parsePluginVersion } from './packer-grammar.ts'
import { boolean, choice, integer, list, map, matching, pairsInOneLine, text } from './parsers.ts'
import { publicationInputs } from './publication-inputs.ts'
import { smokeTestInputs } from './smoke-test-inputs.ts'
import { workspaceInputs } from './workspace-inputs.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/**
 * Every input of the action, and the only place that describes one: action.yml's inputs and the README's tables
 * are generated from here. An empty text means "not given".
 */
export const catalogue = {
  mode: input({
    doc: '`bake` builds the AMI. `render` only writes the cloud-config, the Packer template and its variables to `output-dir`. It needs no AWS account, so a pull request can show what would be baked.',
    fallback: 'bake',
    parse: choice('bake', 'render'),
  }),
  variant: input({
    doc: "The kind of image. `cpu`: Docker and one Dask container image on plain Ubuntu. `rapids`: a RAPIDS container image on the newest AWS Deep Learning Base AMI, which has NVIDIA's driver and container toolkit.",
    fallback: 'cpu',
    parse: choice('cpu', 'rapids'),
  }),
  region: input({
    doc: 'The AWS Region to bake in. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`. Not needed for `mode: render`.',
    parse: region,
  }),
  ...credentialInputs,
  ...containerInputs,
  ...workspaceInputs,
  packages: input({
    doc: 'Further Debian packages to install, one per line: `name` or `name=version`. In a version, `*` matches any text: `docker.io=27.*`.',
    fallback: '',
    parse: list(
      matching(
        // No hyphen at the end: apt-get takes that as the wish to remove the package.
        /^[a-z0-9][a-z0-9+.-]+(?::[a-z0-9-]+)?(?:=[A-Za-z0-9.+~:*-]+)?(?<!-)$/,
        "one Debian package per line, 'name' or 'name=version'",
      ),
      200,
    ),
  }),
  'automatic-upgrades': input({
    doc: "Whether instances of the AMI upgrade their packages by themselves. If `false`, apt's daily timers and unattended-upgrades are masked in the image, because upgrades at the first boot of a node compete with Dask. Then rebake to install security updates (docs/security.md).",
    fallback: 'false',
    parse: boolean,
  }),
  start: input({
    doc: 'How instances of the AMI start: `fast` leaves out services that a node does not need, and reads early what a start reads, because a new volume loads its blocks from S3 when they are first read (docs/start.md). `plain` changes nothing of this.',
    fallback: 'fast',
    parse: choice('fast', 'plain'),
  }),
  'docker-source': input({
    doc: "Where Docker comes from: `docker-ce` (Docker's own archive), `distro` (the distribution's package docker.io) or `none` (it is in the source AMI). Defaults to `none` on the Deep Learning AMI, otherwise to `docker-ce`.",
    parse: choice('docker-ce', 'distro', 'none'),
  }),
  'nvidia-driver': input({
    doc: "Where NVIDIA's driver comes from, for `rapids`: `ami` (it is in the source AMI, as in the Deep Learning AMI) or `install` (Ubuntu's signed driver and NVIDIA's container toolkit are installed on plain Ubuntu, with one reboot).",
    fallback: 'ami',
    parse: choice('ami', 'install'),
  }),
  'ubuntu-version': input({
    doc: 'The Ubuntu release of the source AMI. The newest image of Canonical is used, or for `rapids` the newest Deep Learning AMI. Ignored with `source-ami` or `source-ami-name`.',
    fallback: '24.04',
    parse: choice('22.04', '24.04', '26.04'),
  }),
  'source-ami': input({
    doc: 'The source AMI: its ID, or `resolve:ssm:NAME` for the ID in a parameter of Systems Manager (needs `ssm:GetParameter` on it).',
    parse: sourceAmi,
  }),
  'source-ami-name': input({
    doc: 'The source AMI, as a name filter. The newest match is used. Requires `source-ami-owner`.',
    parse: amiNameFilter,
  }),
  'source-ami-owner': input({
    doc: 'The owner of the image that `source-ami-name` looks for: an account ID, `self`, `amazon` or `aws-marketplace`.',
    parse: imageOwner,
  }),
  'ssh-username': input({
    doc: 'The user that Packer logs in as on the source AMI.',
    fallback: 'ubuntu',
    parse: matching(
      /^[a-z_][a-z0-9_-]{0,31}$/,
      'a Linux user name: 1 to 32 of a-z, 0-9, _ and -, not beginning with a digit',
    ),
  }),
  'instance-type': input({
    doc: 'The instance types to bake on, one per line, the preferred first. All must have the same architecture, which becomes that of the image. If EC2 has no capacity, the next zone is tried, then the next type: at most 4 attempts, and every type once before further zones. T types run with unlimited credits while baking. Defaults to `m7i-flex.large`, then `t3.large` for `cpu`, and to `g4dn.xlarge` for `rapids`. A `rapids` image can be baked on a type without a GPU; the checks that need a GPU are then skipped.',
    fallback: '',
    parse: list(instanceType, 4),
  }),
  'volume-size': input({
    doc: 'Size of the root volume in GiB. Defaults to what the source AMI and the container images need, from the sizes that their registries report, and 15 more with `environment`. If a size is unknown, it defaults to 16 for `cpu` and 120 for `rapids`, or to the size of the source AMI if that is larger.',
    parse: integer(1, 16_384, 'GiB'),
  }),
  spot: input({
    doc: 'Whether to bake on a spot instance, at the current spot price. The last of the 4 attempts is on demand, in case there is no spot capacity or EC2 interrupts the instance. Needs the permissions for CreateFleet (docs/permissions.md).',
    fallback: 'false',
    parse: boolean,
  }),
  encrypt: input({
    doc: 'Whether to encrypt the snapshots of the AMI.',
    fallback: 'false',
    parse: boolean,
  }),
  'kms-key-id': input({
    doc: "The KMS key for `encrypt`: its ID, ARN or alias. Defaults to the account's default key for EBS.",
    parse: kmsKey,
  }),
  'subnet-id': input({
    doc: 'The subnet to bake in. Defaults to the default subnets whose zones offer the instance type, one after the other if EC2 has no capacity.',
    parse: resourceId('subnet'),
  }),
  'security-group-ids': input({
    doc: 'Security groups for the builder, one per line. Defaults to a temporary group that opens port 22 to `allow-cidr` and is removed after the bake.',
    fallback: '',
    parse: list(resourceId('sg'), 5),
  }),
  'associate-public-ip': input({
    doc: 'Whether the builder gets a public IP address. Defaults to `true` with `ssh-interface: public_ip`, otherwise to the setting of the subnet.',
    parse: boolean,
  }),
  'allow-cidr': input({
    doc: "IPv4 blocks from which the builder can be reached over SSH, one per line. Defaults to the runner's own public address, as checkip.amazonaws.com reports it; with `ssh-interface: private_ip`, to the blocks of the VPC.",
    fallback: '',
    parse: list(cidr, 20),
  }),
  'iam-instance-profile': input({
    doc: "Name of the builder's instance profile. Required with `ssh-interface: session_manager`.",
    parse: instanceProfile,
  }),
  'ssh-interface': input({
    doc: 'How the runner connects to the builder: `public_ip`, `private_ip` (for a runner in the VPC) or `session_manager`.',
    fallback: 'public_ip',
    parse: choice('public_ip', 'private_ip', 'session_manager'),
  }),
  family: input({
    doc: 'Name of the image family: the images that replace each other, such as those of one nightly workflow. It becomes a tag of the AMI and the beginning of its default name. Defaults to `dask-<variant>`.',
    parse: imageFamily,
  }),
  'ami-name': input({
    doc: 'Name of the AMI. It must not be in use, so each job of a matrix needs its own. Defaults to `<family>-<UTC time>-<run id>-<attempt>-<8 hexadecimal digits>`, which is unique: the digits are random.',
    parse: amiName,
  }),
  'ami-description': input({
    doc: 'Description of the AMI. Defaults to a text that names the container image and the source AMI.',
    parse: amiDescription,
  }),
  tags: input({
    doc: 'Tags for the AMI, its snapshots and all temporary resources, one `KEY=value` per line.',
    fallback: '',
    parse: map(validateTag, MOST_TAGS),
    doubt: pairsInOneLine,
  }),
  'build-timeout-minutes': input({
    doc: 'Minutes after which the build is stopped and cleaned up. Defaults to 45 for `cpu` and 90 for `rapids`. The AWS credentials should be valid for 15 minutes longer.',
    parse: integer(5, 720, 'minutes'),
  }),
  'packer-version': input({
    doc: "The version of Packer. Defaults to the version that this action pins by its hashes. Also accepted: another version or a range such as `>=1.16.0 <1.17.0`, verified by HashiCorp's signature, or `system` for the Packer on PATH, at least 1.14.1.",
    parse: parsePackerVersion,
  }),
  'packer-plugin-version': input({
    doc: "The version of Packer's amazon plugin. Defaults to the version that this action names, verified by HashiCorp's signature. Also accepted: another version or a range, verified in the same way, or `system` for the plugin that Packer finds.",
    parse: parsePluginVersion,
  }),
  'packer-mirror': input({
    doc: 'Base URL of a server with the layout of releases.hashicorp.com to download from. Its files are verified in the same way.',
    parse: parseMirror,
  }),
  'output-dir': input({
    doc: "Directory for the rendered files, the manifest and the logs. Relative paths start at the workspace. Defaults to a private directory in the runner's temporary directory.",
    parse: text(1000),
  }),
  ...smokeTestInputs,
  ...publicationInputs,
} as const satisfies Record<string, Input<unknown>>

/** The name of an input, as a workflow writes it. */
export type InputName = keyof typeof catalogue

/** Every input's value, by its camel-case name. */
export type Values = { -readonly [Name in InputName as CamelCase<Name>]: ValueOf<(typeof catalogue)[Name]> }

/** What the user asked for: every input's value; `region` is settled from the environment when no input says it. */
export type Request = Readonly<Omit<Values, 'region'> & { region: string }>
