import type { Publication, PublishedParameter } from './baked.ts'
import { code, plain } from './markdown.ts'

type ParameterOutput = 'ssm-parameter' | 'ssm-parameter-versions' | 'previous-ami'

/** The outputs about the parameter that names the image. */
export function parameterOutputs(parameter: PublishedParameter | undefined): Record<ParameterOutput, string> {
  return {
    'ssm-parameter': namingParameter(parameter) ?? '',
    'ssm-parameter-versions': JSON.stringify(parameter?.versions ?? {}),
    'previous-ami': parameter?.previous ?? '',
  }
}

/** The name of the parameter that names the image in the Region of the bake; undefined when none does. */
export function namingParameter(parameter: PublishedParameter | undefined): string | undefined {
  return parameter?.notPublished === undefined ? parameter?.name : undefined
}

/** The part of the job summary about what names the image, as paragraphs of Markdown; none when nothing was asked for. */
export function publicationSection({ parameter, ...others }: Publication): readonly string[] {
  return [...spread(others), ...(parameter === undefined ? [] : namedBy(parameter))]
}

/** The Regions beyond the first, who may launch the image, and until when others find it. */
function spread({
  amis,
  sharedWith,
  deprecated,
}: Pick<Publication, 'amis' | 'sharedWith' | 'deprecated'>): string[] {
  const copies = Object.entries(amis)
    .slice(1)
    .map(([region, ami]) => `${code(ami)} in ${code(region)}`)
  return [
    ...(copies.length === 0 ? [] : [`Copied as ${copies.join(', ')}.\n`]),
    ...(sharedWith.length === 0 ? [] : [`Shared with ${sharedWith.map(code).join(', ')}.\n`]),
    ...(deprecated === undefined ? [] : [`Deprecated from ${code(deprecated.toISOString())} on.\n`]),
  ]
}

function namedBy(parameter: PublishedParameter): string[] {
  const { name, versions, previous, notPublished } = parameter
  const where = Object.entries(versions).map(([region, version]) => `${code(region)} (version ${version})`)
  const named = where.length === 0 ? [] : [`Parameter ${code(name)} names this AMI in ${where.join(', ')}.`]
  const before = previous === undefined ? [] : [`Before, it named ${code(previous)}.`]
  return [
    ...(notPublished === undefined
      ? []
      : [`> [!WARNING]\n> Not published as ${code(name)}: ${plain(notPublished)}.\n`]),
    ...(named.length === 0 ? [] : [`${[...named, ...before].join(' ')}\n`]),
  ]
}
