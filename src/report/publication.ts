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
export function publicationSection({ parameter }: Publication): readonly string[] {
  if (parameter === undefined) return []
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
