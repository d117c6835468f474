import { type Problem, UserError } from './problem.ts'
import { problemsSummary } from './report/summary.ts'
import type { Runner } from './runner/runner.ts'

/** Runs a story and turns whatever it throws into one failed step with one explanation. */
export async function failingOnce(runner: Runner, story: () => Promise<void>): Promise<void> {
  try {
    await story()
  } catch (error) {
    if (!(error instanceof UserError)) runner.info(stack(error))
    const problems = error instanceof UserError ? error.problems : [bug(error)]
    runner.fail(problems)
    await runner.writeSummary(summaryOf(error, problems))
  }
}

/** Tells of an error that came outside of the story, such as in a timer: there is no more time for a summary. */
export function crashed(runner: Pick<Runner, 'info' | 'fail'>, error: unknown): void {
  runner.info(stack(error))
  runner.fail([bug(error)])
}

function summaryOf(error: unknown, problems: readonly Problem[]): string {
  if (!(error instanceof UserError)) return problemsSummary('This step failed', problems)
  return error.summary ?? problemsSummary('Nothing was launched', problems)
}

function bug(error: unknown): Problem {
  return {
    code: 'bug',
    what: `This action met something it did not expect: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Please report it with the log of this step.',
  }
}

function stack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
