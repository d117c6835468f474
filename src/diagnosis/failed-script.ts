import { type Failure, type FailureGroup, matched } from './failures/failure.ts'

/** The part of a log that a script of the template printed, if the bake ended with it. */
export interface FailedScript {
  /** Its file's name. */
  readonly name: string
  /** The index of its first line in the log. */
  readonly from: number
  readonly lines: readonly string[]
}

const BEGINS = /^Provisioning with shell script: (?:.*\/)?(\S+)$/
const FAILED = /^(?:Provisioning step had errors|Build 'amazon-ebs\.dask' errored after )/
/** What the next step of a bake begins with, and what ends one whose scripts did not fail. */
const WENT_ON = /^(?:Uploading |Downloading |Stopping the source instance|Cancelling |Terminating )/

/** The script whose failure ended a bake. `lines` are without Packer's prefix. */
export function failedScript(lines: readonly string[]): FailedScript | undefined {
  let running: { readonly name: string; readonly from: number } | undefined
  for (const [index, line] of lines.entries()) {
    const name = BEGINS.exec(line)?.[1]
    if (name !== undefined) running = { name, from: index + 1 }
    else if (FAILED.test(line)) return running && { ...running, lines: lines.slice(running.from, index) }
    else if (WENT_ON.test(line)) running = undefined
  }
  return undefined
}

/** BuildKit's words before those of a program: the number of the step and seconds (util/progress/progressui of moby/buildkit). */
const BUILDKIT = /^(?:#\d+(?: |$))?(?:\d+\.\d{1,3}(?: |$))?/

/** What a program says in a line, without the edge that uv draws beside what it breaks into several. */
function words(line: string): string {
  return matched(line.replace(BUILDKIT, '').replace(/^(\s*)│/, '$1 '))
}

/** Where a failure shows in a log. */
interface Found {
  readonly failure: Failure
  readonly match: RegExpExecArray
  readonly index: number
}

/** The first failure of the groups of the script that the script's lines show. */
export function foundInScript(
  script: FailedScript | undefined,
  groups: readonly FailureGroup[],
): Found | undefined {
  if (script === undefined) return undefined
  const text = script.lines.map(words).join('\n')
  const failures = groups.filter((group) => group.script === script.name).flatMap((group) => group.failures)
  for (const failure of failures) {
    const match = failure.pattern.exec(text)
    if (match)
      return { failure, match, index: script.from + text.slice(0, match.index).split('\n').length - 1 }
  }
  return undefined
}
