import type { SmokeTestResult } from '../diagnosis/smoke-test-verdict.ts'
import type { RenderedPaths } from '../packer/workspace.ts'
import type { ClusterArguments } from '../plan/cluster.ts'
import type { Baked, Reused } from './baked.ts'
import { daskConfig } from './dask-config.ts'
import { parameterOutputs } from './publication.ts'

/** Every output of the action, and the only place that describes one: action.yml and the README are generated from it. */
export const outputs = {
  ami: { doc: 'ID of the AMI in the Region of the bake.' },
  'ami-name': { doc: 'Name of the AMI.' },
  region: { doc: 'The Region of the AMI.' },
  reused: {
    doc: '`true` if `rebake: when-changed` has found an AMI that is still current, and nothing was baked; otherwise `false`.',
  },
  changes: {
    doc: 'JSON object of the differences to the published AMI, or without `ssm-parameter` to the newest earlier AMI of the family, as far as the records of both say: `compared_with`, `sections` (packages, Python packages, digests, driver, kernel), `figures` (size, start seconds), `not_compared`, `left_out`. Empty if there is no such AMI.',
  },
  amis: { doc: 'JSON object of all AMIs: Region to ID.' },
  'ssm-parameter': {
    doc: 'Name of the parameter that was set to the ID of the AMI; empty without input `ssm-parameter`, and if the AMI was not published.',
  },
  'ssm-parameter-versions': {
    doc: 'JSON object of the version of the parameter that names the AMI: Region to version.',
  },
  'previous-ami': {
    doc: 'ID of the AMI that the parameter named before, in the Region of the bake; empty if none.',
  },
  'source-ami': { doc: 'ID of the source AMI.' },
  'filesystem-size': {
    doc: 'Size of the root volume in GiB. `EC2Cluster(filesystem_size=...)` must not be smaller.',
    type: 'integer',
  },
  'docker-image-digest': { doc: 'Digest of the container image in the AMI, `sha256:...`.' },
  'nvidia-driver-version': { doc: "Version of NVIDIA's driver in the AMI; empty if there is none." },
  'dask-version': { doc: 'Version of dask in the container image.' },
  'python-version': { doc: 'Version of Python in the container image.' },
  'dask-config': {
    doc: 'Environment variables, one per line, with which `EC2Cluster` launches the AMI as the smoke test does, such as `DASK_CLOUDPROVIDER__EC2__AMI=...`. Append them to `$GITHUB_ENV` or to a `.env` file. Also needed: a security group (`EC2Cluster(security_groups=[...])` or `DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS`), and the arguments for which there is no configuration: `worker_class`, `docker_args` and `env_vars`. The job summary shows them.',
  },
  'dask-config-file': {
    doc: "Path of a file with the lines of `dask-config`. GitHub does not pass a job's output to other jobs if it contains a masked text, such as the account ID in the name of an image in Amazon ECR, or a subnet that is stored as a secret. In that case pass this file on with actions/upload-artifact.",
  },
  'client-requirements': {
    doc: 'Path of a `client-requirements.txt` with what a client of clusters from the AMI needs: dask-cloudprovider, and Dask and the packages that it exchanges data with, in the versions of the container image. `uv run --python X.Y --with-requirements client-requirements.txt program.py` runs a program with it.',
  },
  'cloud-init': { doc: 'Path of the rendered cloud-config.' },
  template: { doc: 'Path of the Packer template.' },
  variables: { doc: 'Path of the rendered variables of the Packer template.' },
  manifest: { doc: "Path of Packer's manifest; empty if an AMI is reused." },
  'smoke-passed': {
    doc: 'Whether the smoke test passed: `true` or `false`; empty without a smoke test.',
  },
  'unproven-ami': {
    doc: 'ID of an image that did not pass its smoke test and was kept with the tag `bake-dask-ami:status=unproven`; otherwise empty. If it is set, `ami` is empty.',
  },
  'start-seconds': {
    doc: "Seconds from the launch of the smoke test's cluster to its first result; empty if there was none.",
  },
  'smoke-report': {
    doc: "Path of the smoke test's report in JSON; empty if an AMI is reused: verdict (`passed`, `failed`, or `unfinished` if the checks could not be completed), phases, timeline, checks, workers, versions, instances.",
  },
  retired: {
    doc: 'JSON array of the AMIs of the family that retention has deprecated, disabled or removed: `region`, `id`, `name`, `gib`, `stage`. With `retire-dry-run`: those that it would have.',
  },
  logs: { doc: "Path of the directory with Packer's log and, after a failure, the builder's logs." },
} as const satisfies Record<string, { readonly doc: string; readonly type?: 'integer' }>

export type OutputName = keyof typeof outputs

/** The outputs of `mode: render`, and of a bake from the moment its files are written. */
export function renderedOutputs(paths: RenderedPaths): Partial<Record<OutputName, string>> {
  return { 'cloud-init': paths.cloudConfig, template: paths.template, variables: paths.variables }
}

type SmokeTestOutput = 'smoke-passed' | 'start-seconds' | 'smoke-report' | 'unproven-ami'

/** The outputs of a smoke test, whether the image passed it or not. `report` is the path of its report, empty if there is none. */
export function smokeTestOutputs(
  smokeTest: SmokeTestResult,
  report: string,
): Record<Exclude<SmokeTestOutput, 'unproven-ami'>, string> {
  return {
    'smoke-passed': String(smokeTest.passed),
    'start-seconds': smokeTest.startSeconds?.toFixed(1) ?? '',
    'smoke-report': report,
  }
}

/** The outputs of a bake that succeeded, but for those of its smoke test. */
export function bakedOutputs(baked: Baked): Record<Exclude<OutputName, SmokeTestOutput>, string> {
  const { plan, paths } = baked
  const { amiName, region, source, builder } = plan
  return {
    ...imageOutputs({
      ...baked,
      ...{ amiName, region, sourceAmi: source.id ?? '', volumeSize: builder.volume.size },
    }),
    reused: 'false',
    manifest: paths.manifest,
  }
}

/** The outputs of an image that is reused, as its bake would have given them; the report of its smoke test is gone. */
export function reusedOutputs(reused: Reused): Partial<Record<OutputName, string>> {
  const { smokeTested, startSeconds } = reused
  const ofSmokeTest = {
    'smoke-passed': 'true',
    'start-seconds': startSeconds?.toFixed(1) ?? '',
    'smoke-report': '',
  }
  return { ...imageOutputs(reused), reused: 'true', manifest: '', ...(smokeTested ? ofSmokeTest : {}) }
}

type ReportedImage = Pick<Reused, 'ami' | 'amiName' | 'region' | 'sourceAmi' | 'volumeSize' | 'facts'> &
  Pick<Reused, 'paths' | 'publication' | 'cluster' | 'changes'>

function imageOutputs(
  image: ReportedImage,
): Record<Exclude<OutputName, SmokeTestOutput | 'reused' | 'manifest'>, string> {
  const { facts, paths, changes } = image
  return {
    ...(renderedOutputs(paths) as Record<'cloud-init' | 'template' | 'variables', string>),
    ami: image.ami,
    'ami-name': image.amiName,
    region: image.region,
    amis: JSON.stringify(image.publication.amis),
    ...parameterOutputs(image.publication.parameter),
    'source-ami': image.sourceAmi,
    'filesystem-size': String(image.volumeSize),
    'docker-image-digest': facts.docker_image_digest ?? '',
    'nvidia-driver-version': facts.nvidia_driver_version ?? '',
    'dask-version': facts.dask_version ?? '',
    'python-version': facts.python_version,
    'dask-config': daskConfig(image.cluster),
    'dask-config-file': paths.daskConfig,
    'client-requirements': paths.clientRequirements,
    changes: changes === undefined ? '' : JSON.stringify(changes),
    retired: JSON.stringify(image.publication.retirement?.retired ?? []),
    logs: paths.logs,
  }
}

/** A host of Amazon ECR begins with the account that it belongs to. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?=\.dkr[.-]ecr)/

/**
 * What a user should know of an output that other jobs may not get: GitHub leaves a job's output out when masking would
 * change it ("Skip output ... since it may contain secret", actions/runner, JobExtension.cs). Whether the workflow has
 * masked the account's id (`mask-aws-account-id` of configure-aws-credentials) no step can know.
 */
export function maskedOutputWarning(cluster: ClusterArguments): string | undefined {
  if (!ACCOUNT_ID.test(daskConfig(cluster))) return undefined
  return "Output 'dask-config' holds the AWS account id of the container image's registry. If the workflow masks it ('mask-aws-account-id'), GitHub gives this output to no other job: pass on the file that output 'dask-config-file' names instead."
}
