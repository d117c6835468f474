import type { MachineTimeline } from '../smoke-test/events.ts'
import { code, table } from './markdown.ts'

type Step = keyof MachineTimeline['times']

/** How the job summary names the steps, in the order in which a machine reaches them. */
const LABELS: Readonly<Record<Step, string>> = {
  launch: 'launch',
  kernel: 'kernel starts',
  userspace: 'systemd starts',
  'cloud-init': 'cloud-init has the user data',
  docker: 'Docker is ready',
  container: 'container starts',
  process: 'Dask process starts',
  'port open': 'port is open',
  connected: 'connected',
  'first result': 'first result',
}
const FROM_CONSOLE: readonly Step[] = ['kernel', 'userspace', 'cloud-init', 'docker']
const WIDEST_BAR = 12

interface Reached {
  /** Since the launch, in seconds. */
  readonly at: number
  /** Since the step before it that is known; negative if that was reached later. */
  readonly took: number
}

/** How the machines of a smoke test's cluster started, as Markdown; empty if nothing is known of it. */
export function timelineTable(machines: readonly MachineTimeline[]): string {
  const columns = machines.map((machine) => ({ machine, reached: reachedBy(machine) }))
  const steps = Object.keys(LABELS) as Step[]
  const rows = steps.filter((step) => columns.some(({ reached }) => reached.has(step)))
  if (rows.length === 0) return ''
  const longest = Math.max(...columns.flatMap(({ reached }) => [...reached.values()].map(({ took }) => took)))
  const bar = (took: number) => '█'.repeat(Math.max(0, Math.round((took / longest) * WIDEST_BAR)))
  const cells = (found: Reached | undefined) =>
    found === undefined ? ['', ''] : [seconds(found.at), `${seconds(found.took)} ${bar(found.took)}`.trim()]
  const heads = columns.flatMap(({ machine }) => [
    `${machine.role === 'scheduler' ? 'Scheduler' : 'First worker'} ${code(machine.instance)}`,
    'Took',
  ])
  return [
    `The start of the machines, in seconds from the launch of each and from the step before.${laterLaunch(machines)}${missing(machines)}\n`,
    table(
      ['Step', ...heads],
      rows.map((step) => [LABELS[step], ...columns.flatMap(({ reached }) => cells(reached.get(step)))]),
    ),
  ].join('\n')
}

/** Without the first result of the scheduler, which waits for the worker. */
function reachedBy({ role, times }: MachineTimeline): Map<Step, Reached> {
  const reached = new Map<Step, Reached>()
  const { launch } = times
  if (launch === undefined) return reached
  let before = launch
  for (const step of Object.keys(LABELS) as Step[]) {
    const time = times[step]
    if (time === undefined || (role === 'scheduler' && step === 'first result')) continue
    reached.set(step, { at: time - launch, took: time - before })
    before = time
  }
  return reached
}

function laterLaunch([scheduler, worker]: readonly MachineTimeline[]): string {
  if (scheduler?.times.launch === undefined || worker?.times.launch === undefined) return ''
  const later = worker.times.launch - scheduler.times.launch
  return ` The worker was launched ${seconds(later)} after the scheduler.`
}

function missing(machines: readonly MachineTimeline[]): string {
  const hidden = machines.filter(({ times }) => FROM_CONSOLE.every((step) => times[step] === undefined))
  if (hidden.length === 0) return ''
  const which = hidden.map(({ instance }) => code(instance)).join(' and ')
  return ` The console of ${which} has not shown when its kernel and Docker started: it may not be read without ${code('ec2:GetConsoleOutput')}, and without Nitro EC2 shows it minutes later.`
}

function seconds(count: number): string {
  // Not -0.0 for what rounds to it.
  return `${(Math.round(count * 10) / 10 + 0).toFixed(1)} s`
}
