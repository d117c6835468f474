// Runs a step of an action as GitHub's runner does, for a program in another language (rehearse/step.py).
//
//   node main.ts DIRECTORY   prints what DIRECTORY/action.yml says, as JSON
//   node main.ts             reads a Request, one line of JSON, from standard input, and runs it. Further lines are names of
//                            signals for the step's process alone, or `cancel`; the end of standard input cancels as well.
//
// A step's events are lines of JSON on standard output: {"line": TEXT} for each line that is shown, and {"ended": RESULT}, a
// StepResult without its log, names in snake_case. Without `ended`, the exit code is 1 and standard error says why.
import path from 'node:path'
import { createInterface } from 'node:readline'
import { readAction } from './action.ts'
import { jobEnvironment, stepVariables } from './environment.ts'
import { type RunningStep, startStep } from './step.ts'

interface Request {
  /** The directory of action.yml. */
  readonly action: string
  readonly entry: 'main' | 'post'
  readonly inputs: Readonly<Record<string, string>>
  /** What an earlier step of the action has saved. */
  readonly state: Readonly<Record<string, string>>
  /** The job's directory, what earlier steps have set, and the secrets that they have announced. */
  readonly root: string
  readonly environment: Readonly<Record<string, string>>
  readonly masks: readonly string[]
}

async function runStep(): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const step = start(JSON.parse((await lines.next()).value ?? ''))
  void follow(lines, step)
  const { log: _, ...ended } = await step.finished
  const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  emit({ ended: Object.fromEntries(Object.entries(ended).map(([name, value]) => [snakeCase(name), value])) })
}

function start({ action, entry, inputs, state, root, environment, masks }: Request): RunningStep {
  const definition = readAction(action)
  const script = definition[entry]
  if (script === undefined) throw new Error(`${action}/action.yml has no ${entry}`)
  const job = jobEnvironment(root, environment)
  return startStep({
    script,
    environment: { ...job, ...stepVariables(definition, inputs, state) },
    workspace: job['GITHUB_WORKSPACE'] ?? root,
    files: path.join(root, 'runner-commands', entry),
    show: (line) => emit({ line }),
    masks,
    debug: environment['RUNNER_DEBUG'] === '1',
  })
}

async function follow(lines: AsyncIterator<string>, step: RunningStep): Promise<void> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (next.value === 'cancel') step.cancel()
    else step.signal(next.value as NodeJS.Signals)
  }
  step.cancel()
}

function emit(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

// Whoever reads may have been killed: the step is cancelled all the same.
process.stdout.on('error', () => {})

const [directory] = process.argv.slice(2)
try {
  if (directory === undefined) await runStep()
  else emit(readAction(directory))
  // Standard input may still be open.
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
