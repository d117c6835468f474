import { leftoverTypes } from '../../cleanup/resource-types.ts'
import { withSettledIdentity } from '../../credentials/settle.ts'
import { readSweepRequest, sweepWarnings } from '../../inputs/sweep-inputs.ts'
import { GithubRunner } from '../../runner/github-runner.ts'
import { failingOnce } from '../run.ts'
import { sweepMessages } from './messages.ts'
import { sweepAccount, sweepPorts } from './sweep.ts'

const runner = new GithubRunner()
const work = async () => {
  const raw = runner.rawInputs()
  for (const warning of sweepWarnings(raw)) runner.warning(warning)
  const request = readSweepRequest(raw, runner.context.region)
  await withSettledIdentity(runner, () => sweepAccount(request, sweepPorts(runner, leftoverTypes)))
}
await failingOnce(runner, work, sweepMessages)
