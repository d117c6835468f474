import { placeOf } from '../diagnosis/attempts.ts'
import type { Problem } from '../errors/problem.ts'
import type { ImageFacts } from '../packer/image-facts.ts'
import type { RootVolume } from '../plan/cluster.ts'
import type { Plan } from '../plan/plan.ts'
import type { Baked, Reused } from './baked.ts'
import { changesSection } from './changes.ts'
import { clientRequirements } from './client-requirements.ts'
import { clientSection } from './client-section.ts'
import { callBesideConfig, daskConfig } from './dask-config.ts'
import { block, code, folded, mention, plain, table } from './markdown.ts'
import { namingParameter, publicationSection } from './publication.ts'
import { pythonProgram } from './python-program.ts'
import { retentionSection } from './retention-section.ts'
import { smokeTestSection } from './smoke-test-summary.ts'

/** The job summary of a bake that succeeded, as Markdown. */
export function bakedSummary(baked: Baked): string {
  const { plan, facts } = baked
  return [
    `## ${code(baked.ami)} is ready\n`,
    `${code(plan.amiName)} in ${code(plan.region)}, baked in ${duration(baked.totalSeconds)}.\n`,
    ...[...plan.warnings, ...baked.imageWarnings].map((warning) => `> [!WARNING]\n> ${plain(warning)}\n`),
    ...publicationSection(baked.publication),
    ...(baked.rebakeReasons.length === 0
      ? []
      : ['### Why it was baked\n', baked.rebakeReasons.map((why) => `- ${plain(why)}\n`).join('')]),
    '### Contents\n',
    table(['What', 'Value'], contents(baked)),
    '### Time\n',
    timings(baked),
    ...(baked.changes === undefined ? [] : [changesSection(baked.changes)]),
    ...(baked.smokeTest === undefined ? [] : [smokeTestSection(baked.smokeTest)]),
    ...retentionSection(plan.family, baked.publication.retirement),
    ...clientSection(baked.checkedClient),
    ...launchSection(baked),
    folded(
      `${Object.keys(facts.python_packages).length} Python packages in the container image`,
      packages(facts.python_packages),
    ),
  ].join('\n')
}

/** The part of a job summary that says how a cluster is launched from the image. */
export function launchSection({
  cluster,
  client,
  publication: { parameter },
}: Pick<Reused, 'cluster' | 'client' | 'publication'>): string[] {
  return [
    '### Launch a cluster\n',
    'Save this as `cluster.py`. It launches a cluster, computes on it, and terminates it. Only its security group remains:\n',
    block('python', pythonProgram(cluster, client, namingParameter(parameter))),
    'And this as `client-requirements.txt`, the file that output `client-requirements` names:\n',
    block('text', clientRequirements(cluster.ami, client)),
    'Or set these environment variables (output `dask-config`), which `EC2Cluster` uses as defaults:\n',
    block('sh', daskConfig(cluster)),
    'Some arguments have no environment variable. A security group is also required, here or as `DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS=["sg-..."]`. It must admit its own members, and the client on port 8786:\n',
    block('python', callBesideConfig(cluster)),
    ...withoutRootVolume(cluster.root_volume),
  ]
}

/** What neither Dask's configuration nor an argument of EC2Cluster can say. */
function withoutRootVolume({ ebs }: RootVolume): string[] {
  const settings = Object.entries(ebs).map(([name, value]) => code(`${name}=${value}`))
  if (settings.length === 0) return []
  return [
    `Neither these variables nor this call can set ${settings.join(', ')} of the root volumes. The program above does.\n`,
  ]
}

function contents(baked: Baked): string[][] {
  const { plan, facts } = baked
  return [
    ['Container image', code(plan.dockerImage)],
    ...environmentRows(facts),
    ['Digest', facts.docker_image_digest === null ? 'none' : code(facts.docker_image_digest)],
    ['Size of the container image', `${(facts.docker_image_bytes / 1e6).toFixed(0)} MB unpacked`],
    ['Python', plain(facts.python_version)],
    ['dask', plain(facts.dask_version ?? 'not installed')],
    ['distributed', plain(facts.distributed_version ?? 'not installed')],
    ...gpu(facts),
    ...Object.entries(facts.extra_docker_images).map(([image, digest]) => [
      'Further container image',
      digest === null ? code(image) : `${code(image)} ${code(digest)}`,
    ]),
    ['Docker', plain(`${facts.docker_version}, storage driver ${facts.docker_storage_driver}`)],
    ...start(facts),
    ...setUpRows(plan.fromWorkspace),
    [
      'Automatic upgrades',
      facts.automatic_upgrades
        ? 'as the source AMI has them'
        : 'disabled: rebake to install security updates',
    ],
    ['Kernel', plain(facts.kernel)],
    ['Source AMI', code(plan.source.id ?? 'unknown')],
    ['Builder', plain(placeOf(plan.builder))],
    [
      'Root volume',
      `${plan.builder.volume.size} GiB on ${code(plan.builder.volume.deviceName)}${baked.encrypted ? ', encrypted' : ''}`,
    ],
  ]
}

/** The row of an environment: what the container image was built from, and on. */
export function environmentRows({ environment }: Pick<Partial<ImageFacts>, 'environment'>): string[][] {
  if (environment === undefined) return []
  const { path, base_image: base, base_image_digest: digest } = environment
  const on = base === null ? '' : ` on ${code(digest === null ? base : `${base}@${digest}`)}`
  return [['Built from', `${code(path)}${on}`]]
}

/** What of the workspace has set the machine up, in the order in which it did. */
function setUpRows({ cloudInit, files, setupScript }: Plan['fromWorkspace']): string[][] {
  const names = files.map(({ destination }) => code(destination))
  return [
    ...(cloudInit?.part === undefined ? [] : [['cloud-init', CLOUD_INIT[cloudInit.part.type]]]),
    ...(names.length === 0 ? [] : [['Files of the workspace', namesOf(names)]]),
    ...(setupScript === undefined ? [] : [['Setup script', code(setupScript.path)]]),
  ]
}

const CLOUD_INIT = {
  'cloud-config': 'a cloud-config of the workspace',
  'x-shellscript': 'a script of the workspace',
} as const

const MOST_NAMES = 10

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The job summary of a run that ended with problems and has nothing else to show. */
export function problemsSummary(title: string, problems: readonly Problem[]): string {
  const items = problems.map(
    ({ code: name, what, remedy }) => `- **${plain(what)}** ${plain(remedy)} ${mention(name)}\n`,
  )
  return `## ${title}\n\n${items.join('')}`
}

/**
 * The job summary of `mode: render`: every file that a bake would use.
 *
 * @param noRegion what stands for the Region in the files where none was given
 */
export function renderedSummary(
  files: readonly { readonly name: string; readonly language: string; readonly text: string }[],
  noRegion?: string,
): string {
  const shown = files.map((file) => folded(file.name, block(file.language, file.text)))
  const open =
    noRegion === undefined ? [] : [`A bake needs a Region; ${code(noRegion)} stands for it here.\n`]
  return [
    '## What would be baked\n',
    'Rendered from the inputs only, without an AWS account.\n',
    ...open,
    ...shown,
  ].join('\n')
}

/** Seconds as a person says them: `4 min 05 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, '0')} s`
}

/** By what the builder's GPU was checked. */
function gpuChecks(facts: Baked['facts']): string {
  if (facts.gpu_checks === 'skipped') return 'not checked: the builder had no GPU'
  const beside = facts.gpu_checked_with
    ? ` and ${facts.gpu_checked_with}`
    : ' alone: the container has none of cudf, cupy, torch and numba for a GPU'
  return `checked on the host and in the container with nvidia-smi${beside}`
}

/** How instances start; nothing for an image that does not say it. */
function start({ start: chosen, start_ranges: ranges, start_bytes: bytes }: Baked['facts']): string[][] {
  if (chosen === undefined) return []
  if (chosen === 'plain') return [['Start', 'plain']]
  const ahead =
    ranges === undefined || bytes === undefined
      ? 'nothing is read ahead, as the builder could not record its start'
      : `${(bytes / 1e6).toFixed(0)} MB in ${ranges} ranges of the disk are read ahead`
  return [['Start', `fast: ${ahead}`]]
}

function gpu(facts: Baked['facts']): string[][] {
  if (facts.gpu_checks === 'none') return []
  const versions = Object.entries(facts.rapids_versions).map(([name, version]) => `${name} ${version}`)
  return [
    ["NVIDIA's driver", plain(`${facts.nvidia_driver_version ?? 'none'}, ${gpuChecks(facts)}`)],
    ['RAPIDS', plain(versions.join(', ') || 'not installed')],
  ]
}

function timings(baked: Baked): string {
  const inPacker = [...baked.earlier, ...baked.timings].reduce((sum, { seconds }) => sum + seconds, 0)
  const rows = baked.earlier.map(({ builder, code: why, seconds }) => [
    plain(`Launch that failed: ${placeOf(builder)}, ${why}`),
    duration(seconds),
  ])
  rows.push(...baked.timings.map((timing) => [plain(timing.phase), duration(timing.seconds)]))
  const inSmokeTest = (baked.smokeTest?.phases ?? []).reduce((sum, { seconds }) => sum + seconds, 0)
  if (baked.smokeTest !== undefined) rows.push(['Smoke test', duration(inSmokeTest)])
  const rest = Math.max(0, baked.totalSeconds - inPacker - inSmokeTest)
  rows.push(['Everything else in this step', duration(rest)])
  rows.push(['**Total**', `**${duration(baked.totalSeconds)}**`])
  return table(['Phase', 'Time'], rows)
}

/** GitHub takes 1 MiB of summary; a full conda distribution has 800 packages. */
const MOST_PACKAGES = 1500

function more(count: number): string {
  return count > 0 ? `\nAnd ${count} more, in the file of the image's own description.\n` : ''
}

function packages(versions: Readonly<Record<string, string>>): string {
  return (
    table(
      ['Package', 'Version'],
      Object.entries(versions)
        .slice(0, MOST_PACKAGES)
        .map(([name, version]) => [plain(name), plain(version)]),
    ) + more(Object.keys(versions).length - MOST_PACKAGES)
  )
}
