import type { PhaseTime, SmokeTestResult } from '../diagnosis/smoke-test-verdict.ts'
import { type Diagnosis, type Problem, problem } from '../errors/problem.ts'
import { diagnosed } from './failed-summary.ts'
import { code, plain, table } from './markdown.ts'
import { timelineTable } from './timeline.ts'

const WIDEST_BAR = 24

/** The part of the job summary about a smoke test, as Markdown. */
export function smokeTestSection(smokeTest: SmokeTestResult): string {
  const machines = `${smokeTest.instances.length} ${code(smokeTest.instanceType)}`
  const verdict = smokeTest.passed
    ? `A cluster of ${machines} from ${code(smokeTest.ami)} gave its first result after **${seconds(smokeTest.startSeconds ?? 0)}** and passed every check.`
    : `A cluster of ${machines} from ${code(smokeTest.ami)} did not pass${smokeTest.verdict === 'failed' ? '' : '; no check of the image failed'}.`
  return [
    '### Smoke test\n',
    `${verdict} ${ending(smokeTest)}\n`,
    bars(smokeTest.phases),
    timelineTable(smokeTest.timeline),
    smokeTest.checks.length > 0 ? checks(smokeTest) : '',
    smokeTest.workers.length > 0 ? workers(smokeTest) : '',
    versions(smokeTest),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** The job summary of an image that did not pass its smoke test. `fate` is what became of the image. */
export function unprovenSummary(smokeTest: SmokeTestResult, diagnosis: Diagnosis, fate: string): string {
  return [
    smokeTest.verdict === 'failed'
      ? '## The image failed its smoke test\n'
      : '## The smoke test could not be completed\n',
    diagnosed(diagnosis),
    `${plain(fate)}\n`,
    smokeTestSection(smokeTest),
  ].join('\n')
}

/** What became of the cluster when something of it was not seen gone. */
export function leftProblem(smokeTest: SmokeTestResult): Problem | undefined {
  if (smokeTest.left.length === 0) return undefined
  return problem('cluster-not-ended', {
    what: `Could not confirm the removal of these resources of the smoke test's cluster: ${smokeTest.left.join(', ')}.`,
  })
}

function ending(smokeTest: SmokeTestResult): string {
  if (smokeTest.left.length > 0)
    return `Could not confirm the removal of: ${plain(smokeTest.left.join(', '))}.`
  return 'All instances are terminated, and the security group is deleted.'
}

function bars(phases: readonly PhaseTime[]): string {
  if (phases.length === 0) return ''
  const longest = Math.max(...phases.map((phase) => phase.seconds), 0.001)
  const bar = (phase: PhaseTime) =>
    '█'.repeat(Math.max(1, Math.round((phase.seconds / longest) * WIDEST_BAR)))
  return table(
    ['Phase', 'Time', ''],
    phases.map((phase) => [plain(phase.phase), seconds(phase.seconds), bar(phase)]),
  )
}

function checks(smokeTest: SmokeTestResult): string {
  return table(
    ['Check', 'Result', 'Time'],
    smokeTest.checks.map(({ check, result, took }) => [plain(check), plain(String(result)), seconds(took)]),
  )
}

function workers(smokeTest: SmokeTestResult): string {
  const rows = smokeTest.workers.map(({ address, threads, memory }) => [
    code(address),
    String(threads),
    `${(memory / 2 ** 30).toFixed(1)} GiB`,
  ])
  return table(['Worker', 'Threads', 'Memory'], rows)
}

function versions(smokeTest: SmokeTestResult): string {
  const found = Object.entries(smokeTest.packages).flatMap(([name, version]) =>
    version === null ? [] : [`${plain(name)} ${plain(version)}`],
  )
  if (found.length === 0) return ''
  const differ = Object.entries(smokeTest.differ).map(
    ([name, [ours, theirs]]) =>
      `${plain(name)} (${plain(ours ?? 'none')} there, ${plain(theirs ?? 'none')} in the image)`,
  )
  const note = differ.length > 0 ? ` The client of the smoke test differed in ${differ.join(', ')}.` : ''
  return `Versions: ${found.join(', ')}.${note}\n`
}

function seconds(count: number): string {
  return `${count.toFixed(count < 10 ? 1 : 0)} s`
}
