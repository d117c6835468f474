import { messageOf } from '../errors/message.ts'
import { type Problem, problem, UserError } from '../errors/problem.ts'
import { problemsSummary } from '../report/summary.ts'
import type { Runner } from '../runner/runner.ts'
import type { RunState } from '../runner/state.ts'

/** What a step says when it is ended early, by what it had saved until then. */
export interface InterruptionMessages {
  /** What a cancelled run reports: that it was cancelled, and what happens next. */
  cancelled(state: RunState): Problem
  /** Title of the job summary of a run that failed for reasons a user can fix. */
  failed(state: RunState): string
}

/**
 * Runs `work` and turns whatever it throws into one failed step with one explanation.
 *
 * The runner's signal ends it too, wherever it is: whoever has programs running ends them (`Runner.onCancel`), and then
 * this process ends without waiting for anything, as the runner would kill it after 7.5 s.
 */
export async function failingOnce(
  runner: Runner,
  work: () => Promise<void>,
  messages: InterruptionMessages,
): Promise<void> {
  let stopListening = () => {}
  let cancellation: UserError | undefined
  const cancelled = new Promise<never>((_, reject) => {
    stopListening = runner.onCancel((signal) => {
      cancellation = cancelledError(runner, messages)
      runner.info(`${signal} received: this step ends now.`)
      reject(cancellation)
    })
  })
  try {
    await Promise.race([cancelled, work()])
  } catch (error) {
    if (!(error instanceof UserError)) runner.info(stack(error))
    const problems = error instanceof UserError ? error.problems : [bug(error)]
    runner.fail(problems)
    await runner.writeSummary(summaryOf(error, problems, messages.failed(runner.state)))
    if (cancellation !== undefined) runner.leave()
  } finally {
    stopListening()
  }
}

/** Reports an error that came outside of `work`, such as in a timer: there is no more time for a summary. */
export function crashed(runner: Pick<Runner, 'info' | 'fail'>, error: unknown): void {
  runner.info(stack(error))
  runner.fail([bug(error)])
}

/** The error of a run that was cancelled. */
export function cancelledError(runner: Pick<Runner, 'state'>, messages: InterruptionMessages): UserError {
  const problem = messages.cancelled(runner.state)
  const title = problem.what.replace(/\.$/, '')
  return new UserError([problem], { summary: `## ${title}\n\n${problem.remedy}\n` })
}

function summaryOf(error: unknown, problems: readonly Problem[], title: string): string {
  if (!(error instanceof UserError)) return problemsSummary('This step failed', problems)
  return error.summary ?? problemsSummary(title, problems)
}

function bug(error: unknown): Problem {
  return problem('bug', {
    what: `This action met something it did not expect: ${messageOf(error)}`,
  })
}

function stack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
