import type { PhaseTime, Proof } from '../diagnosis/smoke-test-verdict.ts'
import { type Diagnosis, type Problem, problem } from '../errors/problem.ts'
import { diagnosed } from './failed-summary.ts'
import { code, plain, table } from './markdown.ts'

const WIDEST_BAR = 24

/** The part of the job summary that tells of a proof, as Markdown. */
export function proofSection(proof: Proof): string {
  const machines = `${proof.instances.length} ${code(proof.instanceType)}`
  const verdict = proof.passed
    ? `A cluster of ${machines} from ${code(proof.ami)} gave its first result after **${seconds(proof.startSeconds ?? 0)}** and passed every check.`
    : `A cluster of ${machines} from ${code(proof.ami)} did not pass${proof.verdict === 'failed' ? '' : '; no check of the image failed'}.`
  return [
    '### The proof\n',
    `${verdict} ${ending(proof)}\n`,
    bars(proof.phases),
    proof.checks.length > 0 ? checks(proof) : '',
    proof.workers.length > 0 ? workers(proof) : '',
    versions(proof),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** The job summary of an image that did not pass its smoke test. `fate` is what became of the image. */
export function unprovenSummary(proof: Proof, diagnosis: Diagnosis, fate: string): string {
  return [
    proof.verdict === 'failed'
      ? '## The image failed its smoke test\n'
      : '## The smoke test of the image did not come to its end\n',
    diagnosed(diagnosis),
    `${plain(fate)}\n`,
    proofSection(proof),
  ].join('\n')
}

/** What became of the cluster when something of it was not seen gone. */
export function leftProblem(proof: Proof): Problem | undefined {
  if (proof.left.length === 0) return undefined
  return problem('cluster-not-ended', {
    what: `Of the proof's cluster this was not seen gone: ${proof.left.join(', ')}.`,
  })
}

function ending(proof: Proof): string {
  if (proof.left.length > 0) return `Not seen gone: ${plain(proof.left.join(', '))}.`
  return 'Every instance was seen terminated, and the security group is gone.'
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

function checks(proof: Proof): string {
  return table(
    ['Check', 'Gave', 'Time'],
    proof.checks.map(({ check, result, took }) => [plain(check), plain(String(result)), seconds(took)]),
  )
}

function workers(proof: Proof): string {
  const rows = proof.workers.map(({ address, threads, memory }) => [
    code(address),
    String(threads),
    `${(memory / 2 ** 30).toFixed(1)} GiB`,
  ])
  return table(['Worker', 'Threads', 'Memory'], rows)
}

function versions(proof: Proof): string {
  const found = Object.entries(proof.packages).flatMap(([name, version]) =>
    version === null ? [] : [`${plain(name)} ${plain(version)}`],
  )
  if (found.length === 0) return ''
  const differ = Object.entries(proof.differ).map(
    ([name, [ours, theirs]]) =>
      `${plain(name)} (${plain(ours ?? 'none')} there, ${plain(theirs ?? 'none')} in the image)`,
  )
  const note = differ.length > 0 ? ` The client of the proof differed in ${differ.join(', ')}.` : ''
  return `Versions: ${found.join(', ')}.${note}\n`
}

function seconds(count: number): string {
  return `${count.toFixed(count < 10 ? 1 : 0)} s`
}
