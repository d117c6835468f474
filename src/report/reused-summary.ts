import type { Reused } from './baked.ts'
import { changesSection } from './changes.ts'
import { clientSection } from './client-section.ts'
import { code, folded, plain, table } from './markdown.ts'
import { publicationSection } from './publication.ts'
import { retentionSection } from './retention-section.ts'
import { duration, environmentRows, launchSection } from './summary.ts'

/** The job summary of a step that reused an image, as Markdown. */
export function reusedSummary(reused: Reused): string {
  const { ami, facts, parts, changes } = reused
  return [
    `## ${code(ami)} is reused\n`,
    `${code(reused.amiName)} in ${code(reused.region)}. Nothing that decides the contents of an AMI of the family ${code(reused.family)} has changed since it was baked on ${utc(reused.baked)}, so nothing was baked. This took ${duration(reused.totalSeconds)}.\n`,
    ...publicationSection(reused.publication),
    folded(`${parts.length} parts were compared`, parts.map((part) => `- ${plain(part)}\n`).join('')),
    '### Contents\n',
    table(['What', 'Value'], [...contents(facts), ...ofImage(reused)]),
    ...(changes === undefined ? [] : [changesSection(changes)]),
    ...retentionSection(reused.family, reused.publication.retirement),
    ...clientSection(reused.checkedClient),
    ...launchSection(reused),
  ].join('\n')
}

/** `2026-11-24 03:15 UTC` */
function utc(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** What the record of the image says; it may lack sections. */
function contents(facts: Reused['facts']): string[][] {
  const { docker_image: image, docker_image_digest: digest, docker_version: docker, kernel } = facts
  return [
    ...(image === undefined ? [] : [['Container image', code(image)]]),
    ...environmentRows(facts),
    ['Digest', digest === null ? 'none' : code(digest)],
    ['Python', plain(facts.python_version)],
    ['dask', plain(facts.dask_version ?? 'not installed')],
    ['distributed', plain(facts.distributed_version ?? 'not installed')],
    ...(facts.nvidia_driver_version === null
      ? []
      : [["NVIDIA's driver", plain(facts.nvidia_driver_version)]]),
    ...(docker === undefined ? [] : [['Docker', plain(docker)]]),
    ...(kernel === undefined ? [] : [['Kernel', plain(kernel)]]),
  ]
}

function ofImage({ sourceAmi, volumeSize, encrypted, startSeconds }: Reused): string[][] {
  return [
    ['Source AMI', code(sourceAmi)],
    ['Root volume', `${volumeSize} GiB${encrypted ? ', encrypted' : ''}`],
    ...(startSeconds === undefined
      ? []
      : [['Start of a cluster in its smoke test', `${startSeconds.toFixed(1)} s`]]),
  ]
}
