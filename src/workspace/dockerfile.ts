import { type ImageReference, imageReference } from '../inputs/image-reference.ts'
import { ValidationError } from '../inputs/input.ts'
import type { EnvironmentSource } from '../plan/workspace-contents.ts'
import { type Instruction, instructionsOf } from './dockerfile-lines.ts'

/** What a Dockerfile is built on. */
export type DockerfileImages = Pick<EnvironmentSource, 'usesDockerImage' | 'baseImages' | 'unknownImages'>

/** The build argument by which a Dockerfile gets `docker-image`. */
const DOCKER_IMAGE = 'DOCKER_IMAGE'

/** What a stage, or a mount, is from: the text of the reference, or why it is not known. */
type From = { readonly image: string } | { readonly unknown: string }

interface Stage {
  readonly name: string | undefined
  readonly base: From
  /** What it copies or mounts files from. */
  readonly from: From[]
}

/**
 * The images that a Dockerfile names, of the stages that its last one needs: BuildKit pulls and builds no others.
 *
 * @param given whether input `docker-image` is given. If not, a default of the Dockerfile for DOCKER_IMAGE applies
 */
export function imagesOf(text: string, given: boolean): DockerfileImages {
  const instructions = instructionsOf(text)
  const values = globalArguments(instructions)
  const usesDockerImage = mentions(instructions) && (given || (values.get(DOCKER_IMAGE) ?? '') === '')
  // A name that no image has, so that it is seen where it comes out.
  if (usesDockerImage) values.set(DOCKER_IMAGE, `\0${DOCKER_IMAGE}`)
  const stages = stagesOf(instructions, values)
  const baseImages = new Map<string, ImageReference>()
  const unknownImages: string[] = []
  for (const from of needed(stages)) {
    const read = 'unknown' in from ? from : referenceOf(from.image)
    if (read === undefined) continue
    if ('unknown' in read) unknownImages.push(read.unknown)
    else baseImages.set(read.text, read)
  }
  return { usesDockerImage, baseImages: [...baseImages.values()], unknownImages: [...new Set(unknownImages)] }
}

/** Whether a Dockerfile says what DOCKER_IMAGE is for: without an ARG it is no argument of the build. */
function mentions(instructions: readonly Instruction[]): boolean {
  return instructions.some(
    ({ keyword, rest }) => keyword === 'ARG' && assignments(rest).some(([name]) => name === DOCKER_IMAGE),
  )
}

/** The arguments before the first FROM, with their defaults; empty for one without. */
function globalArguments(instructions: readonly Instruction[]): Map<string, string> {
  const values = new Map<string, string>()
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  for (const { keyword, rest } of instructions.slice(0, Math.max(first, 0))) {
    if (keyword !== 'ARG') continue
    for (const [name, value] of assignments(rest)) values.set(name, expand(value, values) ?? '')
  }
  return values
}

/** The assignments of an ARG: `A=1 B="2 3" C`. */
function assignments(rest: string): [name: string, value: string][] {
  const words = rest.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []
  return words.map((word) => {
    const [name = '', ...value] = word.split('=')
    return [
      name,
      value.join('=').replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double, single) => double ?? single),
    ]
  })
}

/** A text with its variables replaced; undefined when one has no value. */
function expand(text: string, values: ReadonlyMap<string, string>): string | undefined {
  let known = true
  const expanded = text.replace(
    /\$(?:(\w+)|\{(\w+)(?::?([-+])([^}]*))?\})/g,
    (
      _,
      plain: string | undefined,
      braced: string | undefined,
      operator: string | undefined,
      word: string | undefined,
    ) => {
      const value = values.get(plain ?? braced ?? '') ?? ''
      if (operator === '+') return value === '' ? '' : (expand(word ?? '', values) ?? '')
      if (value !== '') return value
      if (operator === '-') return expand(word ?? '', values) ?? ''
      known = false
      return ''
    },
  )
  return known ? expanded : undefined
}

function stagesOf(instructions: readonly Instruction[], values: ReadonlyMap<string, string>): Stage[] {
  const stages: Stage[] = []
  for (const instruction of instructions) {
    const { keyword, rest } = instruction
    if (keyword === 'FROM') {
      const [reference = '', , name] = rest.replace(/^(?:--\S+\s+)+/, '').split(/\s+/)
      stages.push({ name: name?.toLowerCase(), base: fromOf(reference, instruction, values), from: [] })
    }
    const flags = keyword === 'COPY' ? /(?<=^|\s)--from=(\S+)/g : /(?<=^|\s)--mount=\S*?\bfrom=([^\s,]+)/g
    if (keyword !== 'COPY' && keyword !== 'RUN') continue
    for (const [, reference = ''] of rest.matchAll(flags))
      stages.at(-1)?.from.push(fromOf(reference, instruction, values))
  }
  return stages
}

function fromOf(reference: string, { line }: Instruction, values: ReadonlyMap<string, string>): From {
  const image = expand(reference.replace(/^(["'])(.*)\1$/, '$2'), values)
  return image === undefined || image === ''
    ? { unknown: `Line ${line} of the Dockerfile names the image '${reference}', which has no default` }
    : { image }
}

/** What the last stage needs, its own base first, without stages. */
function needed(stages: readonly Stage[]): From[] {
  const found: From[] = []
  const seen = new Set<number>()
  const visit = (index: number): void => {
    const stage = stages[index]
    if (stage === undefined || seen.has(index)) return
    seen.add(index)
    for (const from of [stage.base, ...stage.from]) {
      const before =
        'unknown' in from ? -1 : stageNamed(from.image, stages.slice(0, index), from !== stage.base)
      if (before >= 0) visit(before)
      else found.push(from)
    }
  }
  visit(stages.length - 1)
  return found
}

/** Which of the stages a name or, in a flag, a number stands for; -1 for none. A later one of a name hides an earlier. */
function stageNamed(name: string, stages: readonly Stage[], isFlag: boolean): number {
  const named = stages.findLastIndex((stage) => stage.name === name.toLowerCase())
  if (named >= 0 || !isFlag || !/^\d+$/.test(name)) return named
  return Number(name) < stages.length ? Number(name) : -1
}

/** Undefined for what is pulled from nowhere, and for `docker-image`. */
function referenceOf(image: string): ImageReference | { readonly unknown: string } | undefined {
  if (image === 'scratch' || image === `\0${DOCKER_IMAGE}`) return undefined
  const reference = imageReference(image)
  return reference instanceof ValidationError
    ? { unknown: `The Dockerfile names the image '${image.replaceAll('\0', '$')}', which is no reference` }
    : reference
}
