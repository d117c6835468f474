import { connectImages } from '../../aws/sdk-image-cloud.ts'
import { withRole } from '../../credentials/role.ts'
import { publishWarnings, readPublishRequest } from '../../inputs/publish-inputs.ts'
import { GithubRunner } from '../../runner/github-runner.ts'
import { failingOnce } from '../run.ts'
import { publishMessages } from './messages.ts'
import { runCommand } from './publish.ts'

const runner = new GithubRunner()
const work = async () => {
  const raw = runner.rawInputs()
  for (const warning of publishWarnings(raw)) runner.warning(warning)
  const request = readPublishRequest(raw, runner.context.region)
  await withRole(request.roleToAssume, runner, () => runCommand(request, { runner, connectImages }))
}
await failingOnce(runner, work, publishMessages)
