import './runner/signals.ts'
import { leftoverKinds } from './aws/leftovers.ts'
import { failingOnce } from './failure.ts'
import { withSettledIdentity } from './identity/settle.ts'
import { readSweepRequest, sweepWarnings } from './inputs/sweep-inputs.ts'
import { GithubRunner } from './runner/github-runner.ts'
import { sweepAccount, sweepPorts } from './sweep-account.ts'
import { sweepStanding } from './sweep-standing.ts'

const runner = new GithubRunner()
const story = async () => {
  const raw = runner.rawInputs()
  for (const warning of sweepWarnings(raw)) runner.warning(warning)
  const request = readSweepRequest(raw, runner.context.region)
  await withSettledIdentity(runner, () => sweepAccount(request, sweepPorts(runner, leftoverKinds)))
}
await failingOnce(runner, story, sweepStanding)
