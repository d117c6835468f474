import type { Failed } from '../diagnosis/attempts.ts'
import type { Diagnosis } from '../errors/problem.ts'
import { block, code, folded, mention, plain } from './markdown.ts'
import { duration } from './summary.ts'

const LAST_LINES = 200
/** The runner takes no summary of more than 1 MiB, and cloud-init prints dots for as long as it takes. */
const LONGEST_LINE = 1000
/** Long enough for EC2's encoded messages, which somebody has to decode. */
const LONGEST_EVIDENCE = 8000

/**
 * The job summary of a bake that Packer did not bring to its end: the diagnosis first, then where it happened; the logs
 * are folded away.
 */
export function failedSummary(failed: Failed, diagnosis: Diagnosis): string {
  return [
    '## The bake failed\n',
    diagnosed(diagnosis),
    `${place(failed)}\n`,
    lastLines("Packer's log", failed.lines),
    ...failed.builderLogs.map(({ name, text }) =>
      lastLines(`the builder's ${name}`, text.trimEnd().split('\n')),
    ),
  ].join('\n')
}

/** A diagnosis and its evidence, as Markdown. */
export function diagnosed({ code: name, what, remedy, evidence }: Diagnosis): string {
  const lines = evidence.map((line) => shortened(line, LONGEST_EVIDENCE))
  return [
    `**${plain(what)}** ${plain(remedy)} ${mention(name)}\n`,
    ...(lines.length > 0 ? [block('text', lines.join('\n'))] : []),
  ].join('\n')
}

/** A diagnosis for the log. */
export function diagnosisText({ code: name, what, remedy, evidence }: Diagnosis): string {
  const lines = ['', `${what} ${remedy} (${name} in docs/troubleshooting.md)`]
  return [...lines, ...evidence.map((line) => `  ${line}`)].join('\n')
}

/** In which phase, after what time and on which instance it failed, as one sentence of Markdown. */
function place({ plan, timings, lines }: Failed): string {
  const { builder, region } = plan
  const last = timings.findLast(({ phase }) => phase !== 'Cleaning up')
  const before = timings.slice(0, last === undefined ? 0 : timings.indexOf(last) + 1)
  const after = duration(before.reduce((sum, { seconds }) => sum + seconds, 0))
  const instance = lines.map((line) => /Instance ID: (i-\w+)/.exec(line)?.[1]).find(Boolean)
  const where = [builder.subnet, builder.zone ?? region].filter((part) => part !== undefined)
  return [
    last === undefined ? 'It failed' : `It failed in the phase "${plain(last.phase)}" after ${after},`,
    `with ${instance === undefined ? 'no builder yet' : `the builder ${code(instance)}`}:`,
    `${code(builder.instanceType)}${builder.spot ? ' (spot)' : ''} in ${where.map(code).join(' in ')}.`,
  ].join(' ')
}

function lastLines(name: string, lines: readonly string[]): string {
  const shown = lines.slice(-LAST_LINES).map((line) => shortened(line, LONGEST_LINE))
  const title = lines.length > LAST_LINES ? `The last ${LAST_LINES} lines of ${name}` : `All of ${name}`
  return folded(title, block('text', shown.join('\n')))
}

function shortened(line: string, longest: number): string {
  return line.length > longest ? `${line.slice(0, longest)} ... (${line.length} characters)` : line
}
