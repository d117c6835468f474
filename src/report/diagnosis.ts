import type { Problem } from '../problem.ts'
import { type Failure, failures } from './failures.ts'
import type { Failed } from './outcome.ts'

/** Why a bake failed: the problem, and the lines of the log that show it. */
export interface Diagnosis extends Problem {
  /** At most eight lines, in the order of the log, without Packer's prefix. */
  readonly evidence: readonly string[]
}

const LINES_BEFORE = 3
const LINES_AFTER = 4

/** Finds out why a bake failed: the first entry of the catalogue of failures that matches any line of the log. */
export function diagnose(failed: Failed): Diagnosis {
  const lines = failed.lines.map(withoutPrefix)
  if (failed.ending === 'timed-out') return timedOut(failed, lines)
  for (const failure of failures) {
    const index = lines.findIndex((line) => failure.pattern.test(line))
    const match = failure.pattern.exec(lines[index] ?? '')
    if (match) return { ...explained(failure, match), evidence: around(lines, index) }
  }
  return {
    code: 'build-failed',
    what: 'Packer failed in a way that this action does not know.',
    remedy:
      'The lines below are the errors of its log; the whole log is at the path that output `logs` names.',
    evidence: errorLines(lines),
  }
}

function timedOut(failed: Failed, lines: readonly string[]): Diagnosis {
  const phase = failed.timings.findLast((timing) => timing.phase !== 'Cleaning up')?.phase ?? 'starting'
  return {
    code: 'build-timeout',
    what: `The bake took longer than ${failed.plan.timeoutMinutes} minutes and was ended in the phase "${phase}".`,
    remedy: "Raise 'build-timeout-minutes', or look at the last lines for what it was waiting for.",
    evidence: lines.filter((line) => line !== '').slice(-8),
  }
}

function explained(failure: Failure, match: RegExpExecArray): Problem {
  const fill = (text: string) => text.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '')
  return { code: failure.code, what: fill(failure.what), remedy: fill(failure.remedy) }
}

/** Packer puts `    amazon-ebs.dask: ` or `==> amazon-ebs.dask: ` before every line of the build. */
function withoutPrefix(line: string): string {
  return line.replace(/^(?:==>|\s{3,}) ?(?:amazon-ebs\.dask:(?: |$))?/, '').trimEnd()
}

function around(lines: readonly string[], index: number): string[] {
  return lines.slice(Math.max(0, index - LINES_BEFORE), index + 1 + LINES_AFTER).filter((line) => line !== '')
}

function errorLines(lines: readonly string[]): string[] {
  const errors = lines.filter((line) => /\berror\b|\bfailed\b|\bE: /i.test(line))
  return (errors.length > 0 ? errors : lines.filter((line) => line !== '')).slice(-8)
}
