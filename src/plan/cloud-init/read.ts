import { isMap, LineCounter, parseDocument } from 'yaml'
import { whyNotRun } from './commands.ts'
import { withoutBootstrap } from './dask-cloudprovider.ts'
import { type Finding, findingsOf } from './rules.ts'

/** What input `cloud-init` adds to the user data of the builder. */
export interface CloudInitPart {
  readonly type: 'cloud-config' | 'x-shellscript'
  /** As it is sent: with LF at the ends of lines, and without what a bake does itself. */
  readonly text: string
}

/** What was read of input `cloud-init`. */
export interface CloudInit {
  /** Undefined when nothing of it is left to run, or when there are problems. */
  readonly part: CloudInitPart | undefined
  /** The container image that the text runs, if it is what dask-cloudprovider printed. */
  readonly containerImage: string | undefined
  /** Sentences that say what is wrong, each with its line. */
  readonly problems: readonly string[]
  /** Sentences about what has no effect. */
  readonly warnings: readonly string[]
  /** Sentences about what was changed. */
  readonly notices: readonly string[]
}

const NOTHING: CloudInit = {
  ...{ part: undefined, containerImage: undefined },
  ...{ problems: [], warnings: [], notices: [] },
}

/**
 * Reads a cloud-config or a script for the builder as cloud-init would, and finds what would break the bake.
 *
 * @param text what the file has, with any ends of lines
 */
export function readCloudInit(text: string): CloudInit {
  // As cloud-init does with scripts (ShellScriptPartHandler); to YAML both are ends of lines.
  const lines = text.replaceAll('\r\n', '\n')
  const [first = ''] = lines.split('\n')
  if (/^#cloud-config\s*$/.test(first)) return readCloudConfig(lines)
  if (first.startsWith('#!')) return readScript(lines)
  return { ...NOTHING, problems: [whyNoFormat(first)] }
}

/** Formats of user data that cannot be a part beside another, or whose contents are not known before the launch. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^##\s*template:\s*jinja/i, 'a template'],
  [/^#include/, 'a list of addresses'],
  [/^#cloud-config-archive/, 'an archive of several parts'],
  [/^#cloud-config-jsonp/, 'a JSON patch'],
  [/^#cloud-boothook/, 'a boothook'],
  [/^#part-handler/, 'a part handler'],
  [/^(?:Content-Type|MIME-Version):/i, 'a MIME archive'],
]

function whyNoFormat(first: string): string {
  const format = OTHER_FORMATS.find(([pattern]) => pattern.test(first))?.[1]
  const what =
    format === undefined ? 'neither a cloud-config nor a script' : `${format}, which is not supported`
  return `Line 1: it is ${what}. The first line has to be '#cloud-config', or begin with '#!'.`
}

function readScript(text: string): CloudInit {
  const problems = text.split('\n').flatMap((line, index) => {
    const why = /^\s*#/.test(line) ? undefined : whyNotRun(line)
    return why === undefined ? [] : [`Line ${index + 1}: it ${why}.`]
  })
  if (problems.length > 0) return { ...NOTHING, problems }
  return { ...NOTHING, part: { type: 'x-shellscript', text } }
}

function readCloudConfig(text: string): CloudInit {
  const { lines, notices, containerImage } = withoutBootstrap(text)
  const edited = lines.join('\n')
  const counter = new LineCounter()
  // cloud-init reads it with PyYAML, which has the rules of YAML 1.1.
  const document = parseDocument(edited, { version: '1.1', lineCounter: counter, prettyErrors: false })
  const line = ({ offset, what }: Finding) => `Line ${counter.linePos(offset).line}: ${what}`
  const wrong = [...document.errors, ...document.warnings].map(({ pos, message }) =>
    line({ offset: pos[0], what: `it is not valid YAML: ${message}.`.replace(/\.\.$/, '.') }),
  )
  if (wrong.length > 0) return { ...NOTHING, problems: wrong.slice(0, 1) }
  const root = document.contents
  if (root === null) return nothingLeft(notices, containerImage)
  if (!isMap(root))
    return { ...NOTHING, problems: [line({ offset: 0, what: 'a cloud-config has to be a map of keys.' })] }
  const found = findingsOf(document, root)
  if (found.problems.length > 0) return { ...NOTHING, problems: found.problems.map(line) }
  const sent = notices.length === 0 ? edited : withoutLeftOut(text, lines)
  const part = { type: 'cloud-config', text: sent } as const
  return { part, containerImage, problems: [], warnings: found.warnings.map(line), notices }
}

function nothingLeft(notices: readonly string[], containerImage: string | undefined): CloudInit {
  if (notices.length === 0) return { ...NOTHING, problems: ['Line 1: the cloud-config is empty.'] }
  const why = 'Nothing of it is left: the bake does all of it itself.'
  return { ...NOTHING, containerImage, notices: [...notices, why] }
}

function withoutLeftOut(text: string, edited: readonly string[]): string {
  const before = text.split('\n')
  return edited.filter((line, index) => line !== '' || before[index] === '').join('\n')
}

/**
 * What a user should know of input `cloud-init` although it does not stop the bake.
 *
 * @param baked the container image that is in the AMI, or that the environment is built on
 */
export function cloudInitWarnings(cloudInit: CloudInit | undefined, baked: string): string[] {
  if (cloudInit === undefined) return []
  const warnings = cloudInit.warnings.map((warning) => `Input 'cloud-init': ${warning}`)
  const image = cloudInit.containerImage
  if (image === undefined || withTag(image) === withTag(baked)) return warnings
  return [
    ...warnings,
    `Input 'cloud-init' was made for the container image ${image}, but the AMI has ${baked} (input 'docker-image').`,
  ]
}

function withTag(image: string): string {
  return /[:@][^/]*$/.test(image) ? image : `${image}:latest`
}
