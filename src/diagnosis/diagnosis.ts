import { type Diagnosis, problem } from '../errors/problem.ts'
import type { Failed } from './attempts.ts'
import { failedScript, foundInScript } from './failed-script.ts'
import { type Failure, type FailureGroup, matched } from './failures/failure.ts'
import { interpolate, placeholdersOf, withoutLogins } from './failures/placeholders.ts'
import { causes, scriptCauses, symptoms } from './failures.ts'

const LINES_BEFORE = 3
const LINES_AFTER = 4
const CONTEXT_LINES = 4

/**
 * Finds out why a bake failed.
 *
 * The error that Packer ends with is looked at first: it stopped the bake. Of a script it is no more than the exit code. Where
 * the cleaning up failed as well, it is the error before that. Then comes what the script printed that ended the
 * bake, where the catalogue has causes of its own for it, and then the earliest cause in the log, because what comes later
 * follows from it. The builder's own logs, which hold much that the bake recovered from, are asked only when the rest
 * shows no cause, and what the cleaning up says only after them. Where a bake broke is used only when there is no cause at all.
 */
export function diagnose(failed: Failed): Diagnosis {
  const lines = withoutSetupScript(failed.lines.map(withoutPrefix))
  if (failed.ending === 'timed-out') return timedOut(failed, lines)
  const known = (groups: readonly FailureGroup[]) =>
    groups
      .flatMap(({ failures, saidBy }) => failures.map((failure) => ({ ...failure, saidBy })))
      .filter(({ only }) => only?.(failed.plan) ?? true)
  const guest = guestLines(lines, failed.lines)
  // What the builder prints has Packer's prefix.
  const verdict = failed.lines.map((line) =>
    VERDICT.test(line) ? matched(line).replace(CLEANUP_FAILED, '') : '',
  )
  const cleaning = lines.findIndex((line) => CLEANING_UP.test(line))
  const before = cleaning < 0 ? lines : lines.slice(0, cleaning)
  const collected = failed.builderLogs.flatMap(({ text }) => text.trimEnd().split('\n'))
  const found =
    firstReported(lines, earliest(verdict, known(causes), true)) ??
    inScript(lines, failed) ??
    earliest(before, known(causes), true, guest) ??
    earliest(collected, known(causes), true, 'guest') ??
    earliest(lines, known(causes), false, guest) ??
    firstReported(lines, earliest(verdict, known([symptoms]), false)) ??
    earliest(before, known([symptoms]), false, guest) ??
    earliest(lines, known([symptoms]), false, guest)
  if (found === undefined) return unknown(lines)
  const { failure, match, index, among } = found
  const words = placeholdersOf(failed)
  return {
    code: failure.code,
    what: interpolate(failure.what, match, words),
    remedy: interpolate(failure.remedy, match, words),
    evidence: [
      ...contextLines(lines, failure, among === collected ? -1 : index),
      ...around(among, index, failure.linesBefore),
    ].map(withoutLogins),
  }
}

/** The line that Packer ends with. */
const VERDICT = /^Build 'amazon-ebs\.dask' errored after /
/** What the amazon plugin 1.8.2 and Packer 1.16.0 say as the cleaning up begins. */
const CLEANING_UP =
  /^(?:Provisioning step had errors|Cancelling build after|Terminating the source AWS instance)/

/** What the plugin SDK says when the error-cleanup-provisioner failed too (multistep/commonsteps/step_provision.go). */
const CLEANUP_FAILED = /Cleanup failed: .*?(?:\. Original Provisioning error: |$)/

/** Packer's words around those of a script: from the one on what follows is the builder's, up to the other. */
const SCRIPT_BEGINS = /^Provisioning with shell script: /
const SCRIPT_ENDS =
  /^(?:Uploading |Downloading |Stopping the source instance|Provisioning step had errors|Cancelling |Terminating )/

/**
 * Which lines come from a script in the builder. Packer makes no call of AWS while one runs. Packer 1.16.0 gives them the
 * prefix that its own words have, so a script can pretend that it has ended; all it gets is another headline.
 */
function guestLines(lines: readonly string[], printed: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  let runs = false
  for (const [index, line] of lines.entries()) {
    if (SCRIPT_BEGINS.test(line)) runs = true
    else if (SCRIPT_ENDS.test(line) || VERDICT.test(printed[index] ?? '')) runs = false
    else if (runs) found.add(index)
  }
  return found
}

type Speaking = Failure & { readonly saidBy: 'packer' | undefined }

interface Found {
  readonly failure: Failure
  readonly match: RegExpExecArray
  readonly index: number
  /** The lines that the index belongs to. */
  readonly among: readonly string[]
}

/** What the script that ended the bake shows. */
function inScript(lines: readonly string[], { plan }: Pick<Failed, 'plan'>): Found | undefined {
  const groups = scriptCauses.map((group) => ({
    ...group,
    failures: group.failures.filter(({ only }) => only?.(plan) ?? true),
  }))
  const found = foundInScript(failedScript(lines), groups)
  return found && { ...found, among: lines }
}

/** The first line that shows any of the failures; with `lasting` only of those that the bake did not recover from. */
function earliest(
  lines: readonly string[],
  failures: readonly Speaking[],
  lasting: boolean,
  guest: ReadonlySet<number> | 'guest' = new Set(),
): Found | undefined {
  const recoveredAt = new Map(
    failures.map(({ recovered }) => [
      recovered,
      lasting && recovered ? lines.findLastIndex((line) => recovered.test(matched(line))) : -1,
    ]),
  )
  for (const [index, line] of lines.entries()) {
    for (const failure of failures) {
      if (failure.saidBy === 'packer' && (guest === 'guest' || guest.has(index))) continue
      const match =
        index > (recoveredAt.get(failure.recovered) ?? -1) ? failure.pattern.exec(matched(line)) : null
      if (match) return { failure, match, index, among: lines }
    }
  }
  return undefined
}

/** A verdict where it was reported first: most errors are printed when they happen, and once more at the end. */
function firstReported(lines: readonly string[], found: Found | undefined): Found | undefined {
  if (found === undefined) return undefined
  const { failure, match } = found
  const index = lines.findIndex((line) => failure.pattern.test(matched(line)))
  return { failure, match, index, among: lines }
}

function unknown(lines: readonly string[]): Diagnosis {
  return { ...problem('build-failed'), evidence: errorLines(lines) }
}

function timedOut(failed: Failed, lines: readonly string[]): Diagnosis {
  const phase = failed.timings.findLast((timing) => timing.phase !== 'Cleaning up')?.phase ?? 'starting'
  const what = `The bake took longer than ${failed.plan.timeoutMinutes} minutes and was ended in the phase "${phase}".`
  return { ...problem('build-timeout', { what }), evidence: lines.filter((line) => line !== '').slice(-8) }
}

/** The log without what a setup script printed that succeeded: whatever that was, it is not why a bake failed later. */
function withoutSetupScript(lines: readonly string[]): readonly string[] {
  const from = lines.indexOf('bake-dask-ami: running the setup script')
  const to = lines.indexOf('bake-dask-ami: the setup script is done', from)
  return from < 0 || to < 0 ? lines : lines.map((line, index) => (from < index && index < to ? '' : line))
}

/** Packer puts `    amazon-ebs.dask: ` or `==> amazon-ebs.dask: ` before every line of the build. */
function withoutPrefix(line: string): string {
  return line.replace(/^(?:==>|\s{3,}) ?(?:amazon-ebs\.dask:(?: |$))?/, '').trimEnd()
}

function contextLines(lines: readonly string[], { context: pattern }: Failure, index: number): string[] {
  if (pattern === undefined) return []
  const far = lines.filter((_, at) => index < 0 || at < index - LINES_BEFORE || at > index + LINES_AFTER)
  return [...new Set(far.filter((line) => pattern.test(matched(line))))].slice(-CONTEXT_LINES)
}

function around(lines: readonly string[], index: number, before = LINES_BEFORE): string[] {
  return lines.slice(Math.max(0, index - before), index + 1 + LINES_AFTER).filter((line) => line !== '')
}

function errorLines(lines: readonly string[]): string[] {
  const errors = lines.filter((line) => /\berror\b|\bfailed\b|\bE: /i.test(line))
  return (errors.length > 0 ? errors : lines.filter((line) => line !== '')).slice(-8)
}
